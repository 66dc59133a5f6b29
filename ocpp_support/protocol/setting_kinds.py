"""The kinds of values that settings have: which values are of a kind, which mean the same, and another one.

OCPP 1.6 edition 2, section 9. Pure; any text may come in.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass

from ocpp_support.protocol.schemas import choices

ENERGY = "Energy.Active.Import.Register"
POWER = "Power.Active.Import"


class Kind(ABC):
    """A kind of value."""

    @abstractmethod
    def problem(self, text: str) -> str | None:
        """Return why a text is no value of this kind; None where it is one."""

    @abstractmethod
    def another(self, present: str) -> str:
        """Return a valid value that does not mean the same as the present one."""

    def plain(self, text: str) -> str:
        """Return the plainest spelling of a value."""
        return text.strip()


@dataclass(frozen=True)
class Switch(Kind):
    """true or false."""

    def problem(self, text: str) -> str | None:
        """Say what is wrong with a text."""
        return None if self.plain(text) in ("true", "false") else "is neither true nor false"

    def another(self, present: str) -> str:
        """Return another value."""
        return "false" if self.plain(present) == "true" else "true"

    def plain(self, text: str) -> str:
        """Return the plainest spelling."""
        return text.strip().lower()


@dataclass(frozen=True)
class Whole(Kind):
    """A whole number.

    Attributes:
        usual: Two values that every station can be expected to take.
        least: The least that makes sense.
        most: The most that makes sense.
    """

    usual: tuple[int, int] = (1, 2)
    least: int = 0
    most: int | None = None

    def problem(self, text: str) -> str | None:
        """Say what is wrong with a text."""
        number = _whole(text)
        if number is None:
            return "is no whole number"
        if number < self.least:
            return f"is less than {self.least}"
        return f"is more than {self.most}" if self.most is not None and number > self.most else None

    def another(self, present: str) -> str:
        """Return another value."""
        return str(self.usual[1] if _whole(present) == self.usual[0] else self.usual[0])

    def plain(self, text: str) -> str:
        """Return the plainest spelling."""
        number = _whole(text)
        return text if number is None else str(number)


@dataclass(frozen=True)
class Listed(Kind):
    """A list of words, separated by commas.

    Attributes:
        allowed: The words that may stand in it.
    """

    allowed: tuple[str, ...]

    def problem(self, text: str) -> str | None:
        """Say what is wrong with a text."""
        strange = [word for word in words_of(text) if not self._fits(word)]
        return f"lists {', '.join(strange)}, which OCPP 1.6 does not know there" if strange else None

    def another(self, present: str) -> str:
        """Return another value."""
        # One word of those that the station has listed itself is a list that it can have.
        words = words_of(present)
        if len(words) > 1:
            return words[0]
        return self.allowed[1] if words == [self.allowed[0]] else self.allowed[0]

    def plain(self, text: str) -> str:
        """Return the plainest spelling."""
        return ",".join(words_of(text))

    def _fits(self, word: str) -> bool:
        return word in self.allowed


@dataclass(frozen=True)
class Measurands(Listed):
    """A list of measurands, each perhaps with a phase, as ``Voltage.L1`` (section 9.1)."""

    # The first two are those that every station has something to say of.
    allowed: tuple[str, ...] = tuple(dict.fromkeys((ENERGY, POWER, *choices("MeterValues", "measurand"))))

    def _fits(self, word: str) -> bool:
        measurand, _, phase = word.rpartition(".")
        return word in self.allowed or (
            measurand in self.allowed and phase in choices("MeterValues", "phase")
        )


@dataclass(frozen=True)
class Rotations(Kind):
    """The order of phases at each connector, as ``1.RST,2.RTS`` (section 9.1)."""

    def problem(self, text: str) -> str | None:
        """Say what is wrong with a text."""
        strange = [word for word in words_of(text) if not _ROTATION.fullmatch(word)]
        return f"lists {', '.join(strange)}, which is no order of phases at a connector" if strange else None

    def another(self, present: str) -> str:
        """Return another value."""
        first, *others = words_of(present) or ["1."]
        connector, _, order = first.rpartition(".")
        turned = "RTS" if order == "RST" else "RST"
        return ",".join([f"{connector}.{turned}" if connector else turned, *others])

    def plain(self, text: str) -> str:
        """Return the plainest spelling."""
        return ",".join(words_of(text))


_ROTATION = re.compile(r"\d+\.(?:NotApplicable|Unknown|RST|RTS|SRT|STR|TRS|TSR)")


def words_of(text: str) -> list[str]:
    """Return the words of a list that is separated by commas."""
    return [word.strip() for word in text.split(",") if word.strip()]


def _whole(text: str) -> int | None:
    # Up to 18 digits: no setting needs more, and a text of a million digits must not take minutes.
    return int(text) if re.fullmatch(r"\s*[+-]?[0-9]{1,18}\s*", text) else None
