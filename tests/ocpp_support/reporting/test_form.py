import pytest

from ocpp_support.reporting.form import MARKS, form_of, long_time
from ocpp_support.reporting.outcomes import Verdict
from tests.ocpp_support.reporting.records import hk_180, refused


def test_has_what_the_form_asks_for_on_top() -> None:
    form = form_of(hk_180())

    assert form["identity"] == [
        ("Manufacturer name", "HICONICS"),
        ("Manufacturer number", "1104190610010"),
        ("Manufacturer model", "HK-180-1000-AE2"),
        ("Firmware version", "V112_72900_08001"),
    ]
    assert form["verdict"] == "Accepted with remarks"


def test_says_when_and_with_what_the_run_took_place() -> None:
    run = form_of(hk_180())["run"]

    assert "2 March 2026, 14:05" in run
    assert "lasted 7 s" in run
    assert "3 h 30 min for the station, on a virtual clock" in run
    assert "ocpp-acceptance 0.1.0" in run


def test_a_failed_verdict_has_a_sign_of_its_own() -> None:
    signs = [mark for verdict, (mark, _) in MARKS.items() if verdict not in (Verdict.PASSED, Verdict.REMARK)]

    assert set(MARKS) == set(Verdict)
    assert len(set(signs)) == len(signs)
    assert MARKS[Verdict.PASSED][0] not in signs


def test_only_what_is_not_passed_stands_out() -> None:
    shades = {row["number"]: row["shade"] for row in form_of(refused())["rows"]}

    assert shades[1] == "FFFFFF"
    assert shades[3] != "FFFFFF"


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.4, "0 s"), (59.7, "1 min 00 s"), (320, "5 min 20 s"), (7500, "2 h 05 min")]
)
def test_times_are_said_as_people_do(seconds: float, said: str) -> None:
    assert long_time(seconds) == said
