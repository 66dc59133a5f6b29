"""What stands for an identity: one name for each, wherever it is told and however it is spelt. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ocpp_support.anonymity.addresses import ADDRESSES, Addresses
from ocpp_support.anonymity.identities import Identity, Kind, parts_of
from ocpp_support.anonymity.spelling import canonical, encoded, is_short, pattern_of

LONGEST_BY_THE_BOOK = {Kind.CARD: 20, Kind.SERIAL: 25, Kind.SIM: 20}
"""OCPP 1.6 allows so many characters; what was longer stays so, as that may be the very mistake."""

_ADDRESS = re.compile(ADDRESSES, re.IGNORECASE)
_SEPARATORS = str.maketrans("", "", "-_:./ \\")
_BEHIND_THE_LOOKS = re.compile(r"\([^()]{1,80}, (CARD-\d+)\)")
"""How a prompt calls a card: by its looks, and these may tell whose it is."""

_SHORT = r"((?:id[ _]?(?:tag|token)|card)(?:\\{{0,8}}\"\s{{0,20}}:\s{{0,20}}\\{{0,8}}\"| [\"“'‘]?))({})(?!\w)"
"""What is short is looked for only where a card is named."""


class Pseudonyms:
    """Gives names, and puts them into texts.

    Args:
        identities: Everything that is to be replaced; what comes first names what is told twice.
        kept: What is to stay, as firmware that is written like an address.
    """

    def __init__(self, identities: Iterable[Identity], kept: Iterable[str] = ()) -> None:
        self._counts: Counter[str] = Counter()
        self._names: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        self._short: dict[str, str] = {}
        self._known: dict[str, str] = {}
        spellings = dict[str, str]()
        for identity in dict.fromkeys(identities):
            self._take(identity, spellings)
        # The longest first: one may be a part of another.
        patterns = [spellings[bare] for bare in sorted(spellings, key=lambda bare: (-len(bare), bare))]
        self._pattern = re.compile("|".join(patterns) or r"(?!)", re.IGNORECASE)
        self._machines = Addresses({*kept})
        short = "|".join(re.escape(one) for one in sorted(self._short, key=len, reverse=True))
        self._where_cards_are = re.compile(_SHORT.format(short), re.IGNORECASE) if short else None

    def text(self, text: str) -> str:
        """Return a text that tells nobody."""
        if text not in self._known:
            hidden = self.short_in(text)
            if self._may_tell(hidden):
                hidden = self._pattern.sub(self._instead, hidden)
            hidden = _ADDRESS.sub(lambda found: self._machines.instead_of(found[0]), hidden)
            self._known[text] = _BEHIND_THE_LOOKS.sub(r"(\1)", hidden)
        return self._known[text]

    def short_in(self, text: str) -> str:
        """Return a text without the tags that are too short to be looked for, but where a card is named."""
        if self._where_cards_are is None:
            return text
        return self._where_cards_are.sub(lambda found: found[1] + self._short[found[2].casefold()], text)

    def number(self, number: int) -> int:
        """Return a number that tells nobody: another one, where it is an identity."""
        said = self._numbers.get(str(number))
        return int(said) if said else number

    def card(self, tag: str) -> str:
        """Return what stands for a text that is an id tag, however short it is."""
        return self._short.get(tag.casefold(), self.text(tag))

    def _take(self, identity: Identity, spellings: dict[str, str]) -> None:
        bare = canonical(identity.text)
        if is_short(identity.text):
            if identity.kind is Kind.CARD and bare:
                self._short.setdefault(identity.text.casefold(), self._new(identity))
            return
        name = self._names.get(bare) or self._new(identity)
        if bare.isdecimal():
            self._numbers.setdefault(bare, _as_number(name, len(bare)))
        for part in parts_of(identity):
            if not is_short(part):
                for spelling in (part, *encoded(part)):
                    self._names.setdefault(canonical(spelling), name)
                    spellings.setdefault(canonical(spelling), pattern_of(spelling))

    def _new(self, identity: Identity) -> str:
        kind, said = identity.kind, identity.text
        self._counts[kind] += 1
        name = f"{kind}-{self._counts[kind]}"
        if kind is Kind.HOST:
            return f"{name.lower()}.example"
        if kind is Kind.SIM and said.isdecimal():
            return _as_number(name, len(said))
        return name.ljust(len(said), "X") if len(said) > LONGEST_BY_THE_BOOK.get(kind, len(said)) else name

    def _may_tell(self, text: str) -> bool:
        """Return whether an identity may be in a text; far quicker than to look for every spelling."""
        if "%" in text or "\\u" in text:
            return True
        bare = text.casefold().translate(_SEPARATORS)
        return any(name in bare for name in self._names)

    def _instead(self, found: re.Match[str]) -> str:
        return self._names.get(canonical(found[0]), found[0])


def _as_number(name: str, digits: int) -> str:
    """Return a name as a number of so many digits, none of them a leading nought."""
    return "1" + name.rpartition("-")[2].zfill(digits - 1)
