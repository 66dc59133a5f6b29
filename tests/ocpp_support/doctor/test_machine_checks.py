from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from ocpp_support.doctor.machine_checks import check_clock, check_disk, check_report

from .lines import line

NOW = datetime(2026, 3, 1, 13, 0, tzinfo=timezone(timedelta(hours=1)))
SHOWN = "2026-03-01 13:00:00 here (UTC+0100), 12:00:00 UTC"


@pytest.mark.parametrize(
    ("synchronised", "sign", "said"),
    [
        (True, "ok", "it follows a time server"),
        (False, "warning", "it follows no time server"),
        (None, "warning", "whether it is right is not known"),
    ],
)
def test_the_clock(synchronised: bool | None, sign: str, said: str) -> None:
    assert line(check_clock(NOW, synchronised))[:2] == (sign, f"{SHOWN}; {said}")


def test_a_clock_that_was_never_set() -> None:
    assert line(check_clock(datetime(1970, 1, 1, tzinfo=UTC), True)) == (
        "problem",
        "this machine's clock was never set: it says 1970-01-01 00:00:00 here (UTC+0000), 00:00:00 UTC",
        "set it: the station takes its time from here",
    )


@pytest.mark.parametrize(
    ("megabytes", "sign"), [(99, "problem"), (100, "warning"), (1023, "warning"), (1024, "ok")]
)
def test_the_room_for_reports(megabytes: int, sign: str) -> None:
    check = check_disk(Path("reports"), megabytes * 1024 * 1024)

    assert line(check)[:2] == (sign, f"{megabytes} MB are free for reports")


def test_what_the_page_is_made_with() -> None:
    assert line(check_report("", True)) == ("ok", "the Allure page can be made without a network", "")
    assert line(check_report("", False)) == (
        "warning",
        "the generator of the Allure page is not here yet; the first run fetches it from the npm registry",
        "run `make acceptance` once while there is a network",
    )
    assert line(check_report("there is no Node", False)) == (
        "warning",
        "the Allure page cannot be made: there is no Node",
        "install Node, or do without: the form and the record are written all the same",
    )
