"""One line of the doctor's list: what was looked at, what was found, and what to do about it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from ocpp_support.trace.masking import masked


class Sign(StrEnum):
    """How good it is. A problem keeps a run, or the station, from beginning; a warning does not."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Check:
    """What was found about one thing.

    Attributes:
        about: What was looked at, in a word or two.
        sign: How good it is.
        found: What was found, in one plain sentence.
        remedy: What to do about it; "" where there is nothing to do.
        details: Lines that belong to it.
    """

    about: str
    sign: Sign
    found: str
    remedy: str = ""
    details: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return it for machines."""
        return {**asdict(self), "sign": str(self.sign), "details": list(self.details)}


def ok(about: str, found: str, *details: str) -> Check:
    """Return that a thing is as it should be."""
    return _made(about, Sign.OK, found, "", details)


def warning(about: str, found: str, remedy: str, *details: str) -> Check:
    """Return that a run can be made, but something is to be known or mended."""
    return _made(about, Sign.WARNING, found, remedy, details)


def problem(about: str, found: str, remedy: str, *details: str) -> Check:
    """Return that a run, or the station, cannot begin so."""
    return _made(about, Sign.PROBLEM, found, remedy, details)


def _made(about: str, sign: Sign, found: str, remedy: str, details: tuple[str, ...]) -> Check:
    # An address of the station file may hold a login.
    return Check(about, sign, masked(found), masked(remedy), tuple(map(masked, details)))
