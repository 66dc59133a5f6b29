from io import StringIO
from pathlib import Path

from rich.console import Console

from ocpp_support.reporting.terminal import show
from tests.ocpp_support.reporting.records import hk_180, refused


def shown(record: dict, **more: object) -> str:  # type: ignore[type-arg]
    out = StringIO()
    console = Console(file=out, width=120)
    show(record, [Path("reports/acceptance.json")], console=console, **more)  # type: ignore[arg-type]
    return out.getvalue()


def test_shows_sixteen_rows_the_verdict_and_the_paths() -> None:
    text = shown(hk_180())

    for number, title in ((1, "Boot notification"), (16, "Trigger message")):
        assert f"│ {number:>2} │ {title}" in text
    assert "ok, start and stop received, no meter values" in text
    assert "Verdict: accepted with remarks" in text
    assert "43 criteria: 41 passed, 1 passed with remark, 1 not applicable" in text
    assert "7.4 s; 3 h 30 min passed for the station" in text
    assert "reports/acceptance.json" in text


def test_marks_tell_the_verdicts_apart_without_colour() -> None:
    text = shown(refused())

    for mark in "✓✗!?·–":
        assert f"│ {mark} │" in text


def test_says_what_failed_outside_of_scenarios() -> None:
    assert "Bench trouble: the port is gone" in shown(hk_180(), trouble=["the port is gone"])


def test_a_run_that_saw_no_station_says_so() -> None:
    record = hk_180()
    record["station"] = dict.fromkeys(record["station"], "")

    assert "No station was seen" in shown(record)


def test_a_station_that_did_not_register_is_called_as_it_dialled_in() -> None:
    record = hk_180()
    record["station"] = dict.fromkeys(record["station"], "") | {"identity": "GARAGE-01"}

    assert "GARAGE-01" in shown(record)
    assert "No station was seen" not in shown(record)


def test_says_what_the_run_has_to_say_besides() -> None:
    remark = "HeartbeatInterval was '900' and is '7'."

    assert remark in shown({**hk_180(), "remarks": [remark]})
