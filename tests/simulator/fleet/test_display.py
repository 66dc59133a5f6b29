"""How a fleet is, and what it has counted, in a few lines that fit a terminal."""

from __future__ import annotations

import io

from rich.console import Console

from simulator.fleet.display import Lately, summary, troubles, watched
from simulator.fleet.tally import Tally
from simulator.onlooker import ANSWERED, CONNECTED, LOST, UNANSWERED


def tally(answered: int, seconds: float = 0.01) -> Tally:
    made = Tally(stations=3, begun=2, connected=1, registered=1)
    for _ in range(answered):
        made.heard("Heartbeat", seconds, ANSWERED)
    return made


def shown(tally: Tally, seconds: float = 10.0, processes: int = 2) -> str:
    text = io.StringIO()
    Console(file=text, width=80).print(summary(tally, seconds, processes))
    return text.getvalue()


def test_rates_and_times_are_those_of_the_last_seconds() -> None:
    lately = Lately()
    busy = "requests: 10 a second, half answered in 5.06 s, 99 % in 5.06 s"
    assert lately.told(tally(100, 5.0), 10.0)[1] == busy
    much = tally(100, 5.0) + tally(20)
    assert lately.told(much, 20.0)[1].startswith("requests: 2 a second, half answered in 10.")
    assert lately.told(much, 30.0)[1] == "requests: 0 a second, none answered"


def test_what_went_wrong_is_said_by_kind_and_nothing_where_nothing_did() -> None:
    counted = tally(1)
    counted.dialled(CONNECTED)
    assert troubles(counted) == []
    for outcome in (UNANSWERED, LOST, "InternalError", "InternalError"):
        counted.heard("Heartbeat", 1.0, outcome)
    counted.dialled("HTTP 401")
    counted.parted("broken off")
    assert troubles(counted) == [
        "requests that failed: 1 unanswered, 1 lost, 2 InternalError",
        "dials that failed: 1 HTTP 401",
        "lines that ended: 1 broken off",
    ]


def test_the_summary_fits_a_terminal_and_tells_each_request() -> None:
    counted = tally(100)
    for outcome in (UNANSWERED, LOST, LOST, "InternalError", "nonsense", "nonsense"):
        counted.heard("DiagnosticsStatusNotification", 1.0, outcome)
    lines = [" ".join(line.split()) for line in shown(counted).splitlines()]
    assert "Heartbeat 100 10.3 ms 10.3 ms 0 0 0" in lines
    assert "DiagnosticsStatusNotification 0 1 2 3" in lines
    assert lines[-2].startswith("requests that failed:")


def test_a_fleet_that_measures_itself_says_so() -> None:
    counted = tally(1)
    counted.used_s = 10.0
    assert "2 processes were busy for 50% of the time\n" in shown(counted)
    counted.used_s = 19.0
    assert "the times are its own" in shown(counted)


def test_before_anything_was_asked_there_is_no_table() -> None:
    assert shown(Tally(stations=1)).startswith("0 requests in 10 s, 0 a second, none answered")


def test_without_a_terminal_there_is_a_line_now_and_then() -> None:
    text = io.StringIO()
    with watched(Console(file=text, width=80)) as show:
        for seconds in range(25):
            show(tally(1), float(seconds))
    assert [line.split()[0] for line in text.getvalue().splitlines()] == ["0", "10", "20"]
