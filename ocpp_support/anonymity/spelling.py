"""One identity in all its spellings: other case, other separators, escaped, encoded. Pure."""

from __future__ import annotations

import base64
import re
from urllib.parse import unquote

SHORTEST = 4
"""Letters and digits that an identity has at least to be looked for wherever it stands."""
SHORTEST_NUMBER = 7
"""The same of one that is digits only: a shorter one is as well a reading, or a count."""
_WORD = 6
"""What is letters only, and shorter, is looked for as a word: it may be a part of another one."""

_SEPARATOR = r"(?:[-_:./ ]|%[0-9A-Fa-f]{2}|\\/)?"
_ESCAPE = re.compile(r"\\{1,8}u([0-9a-fA-F]{4})")


def canonical(text: str) -> str:
    """Return what all spellings of an identity have in common.

    Example::

        canonical("04:a2-B3%20C4") == canonical("04A2B3C4") == "04a2b3c4"

    """
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), unquote(text))
    return "".join(sign for sign in plain.casefold() if sign.isalnum())


def is_short(text: str) -> bool:
    """Return whether an identity is too short to be looked for in whatever text."""
    bare = canonical(text)
    return len(bare) < (SHORTEST_NUMBER if bare.isdecimal() else SHORTEST)


def pattern_of(text: str) -> str:
    """Return the regular expression of every spelling of an identity; case is not to matter."""
    bare = canonical(text)
    if bare.isdecimal():
        # Not with separators anywhere: a number may look like a date.
        pairs = [bare[place : place + 2] for place in range(0, len(bare), 2)]
        return "(?:" + "|".join([bare, *(separator.join(pairs) for separator in (":", "-", " "))]) + ")"
    spelt = _SEPARATOR.join(_sign(sign) for sign in bare)
    if bare.isalpha() and len(bare) < _WORD:
        return rf"(?<![^\W\d_]){spelt}(?![^\W\d_])"
    return spelt


def encoded(text: str) -> list[str]:
    """Return a text as it stands where bytes are written as text: in hexadecimal, and in base 64."""
    said = text.encode("utf-8", "surrogatepass")
    return [said.hex(), base64.b64encode(said).decode("ascii").rstrip("=")]


def _sign(sign: str) -> str:
    """Return every way to write a letter or a digit."""
    alike = dict.fromkeys((sign, sign.upper(), sign.lower()))
    ways = [re.escape(one) for one in alike]
    for one in alike:
        if not one.isascii():
            ways.append("".join(f"%{byte:02x}" for byte in one.encode("utf-8", "surrogatepass")))
    ways += [rf"\\{{1,8}}u{ord(one):04x}" for one in alike if len(one) == 1 and ord(one) < 0x10000]
    ways += [f"%{ord(one):02x}" for one in alike if len(one) == 1 and one.isascii()]
    return f"(?:{'|'.join(ways)})"
