"""Checks as the tests compare them: sign, found, remedy."""

from __future__ import annotations

from collections.abc import Iterable

from ocpp_support.doctor.check import Check
from ocpp_support.station.profile import Profile


def line(check: Check) -> tuple[str, str, str]:
    """Return what a check comes to, without its details."""
    return str(check.sign), check.found, check.remedy


def lines(checks: Iterable[Check]) -> list[tuple[str, str, str]]:
    """Return what checks come to."""
    return [line(check) for check in checks]


def signs(checks: Iterable[Check]) -> list[str]:
    """Return their signs."""
    return [str(check.sign) for check in checks]


def profile(**tables: object) -> Profile:
    """Return a station file with a person at the station, as if it had been read."""
    return Profile.model_validate({"hands": {"by": "person"}, **tables})
