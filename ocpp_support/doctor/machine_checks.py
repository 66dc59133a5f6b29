"""What the doctor says of this machine's clock, disk and Node. Pure: facts in, checks out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from ocpp_support.doctor.check import Check, ok, problem, warning

BEGINNING = datetime(2025, 1, 1, tzinfo=UTC)
"""Before this suite was: a clock that says less was never set."""

MEGABYTE = 1024 * 1024
ENOUGH, TOO_LITTLE = 1024, 100


def check_clock(now: datetime, synchronised: bool | None) -> Check:
    """Say whether this machine's clock can be one to measure a station's by.

    Args:
        now: The date and time here, with its zone.
        synchronised: Whether the system says that it follows a time server; None where it does not say.

    """
    shown = f"{now:%Y-%m-%d %H:%M:%S} here (UTC{now:%z}), {now.astimezone(UTC):%H:%M:%S} UTC"
    if now < BEGINNING:
        found = f"this machine's clock was never set: it says {shown}"
        return problem("clock", found, "set it: the station takes its time from here")
    if synchronised:
        return ok("clock", f"{shown}; it follows a time server")
    doubt = "it follows no time server" if synchronised is False else "whether it is right is not known"
    return warning(
        "clock", f"{shown}; {doubt}", "compare it with your phone: the station takes its time from here"
    )


def check_disk(folder: Path, free: int) -> Check:
    """Say whether the reports will find room; ``free`` is in bytes."""
    megabytes = free // MEGABYTE
    found = f"{megabytes} MB are free for {folder}"
    if megabytes < TOO_LITTLE:
        return problem("disk", found, "make room, or name another folder with -D reports=FOLDER")
    if megabytes < ENOUGH:
        return warning("disk", found, "make room before a long run: old ones are in reports/earlier")
    return ok("disk", found)


def check_report(trouble: str, generator_here: bool) -> Check:
    """Say whether the Allure page can be made.

    Args:
        trouble: Why there is no Node, "" where there is one.
        generator_here: Whether the page's generator has been fetched already.

    """
    if trouble:
        remedy = "install Node, or do without: the form and the record are written all the same"
        return warning("report", f"the Allure page cannot be made: {trouble}", remedy)
    if not generator_here:
        found = (
            "the generator of the Allure page is not here yet; the first run fetches it from the npm registry"
        )
        return warning("report", found, "run `make acceptance` once while there is a network")
    return ok("report", "the Allure page can be made without a network")
