"""What the monitor found: each kind once, with its first frame and its scenarios, over a run in any parts."""

from __future__ import annotations

from typing import Any

from ocpp_support.monitor.watch import findings_of
from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.protocol.frames import Malformed
from ocpp_support.reporting.findings import (
    LONGEST_RAW,
    Noticed,
    in_a_line,
    in_record,
    merged,
    refused_for,
    weighty,
    where,
)
from ocpp_support.trace.chapters import Chapters, ScenarioBegins
from ocpp_support.trace.trace import Sender

from ..matchers.conversations import Talk

BROKEN = Finding(Severity.MUST, "OCPP-J 4.2", "it is <odd>", "frame.odd")
NOTED = Finding(Severity.NOTE, "OCPP-J 5", "it is long", "frame.long")


def noticed(*findings: Finding, raw: str = "[2,", scenarios: tuple[str, ...] = ()) -> Noticed:
    """What is noticed where each finding stands on a frame of its own, and in a scenario of its own."""
    talk, chapters = Talk(), Chapters()
    for number, finding in enumerate(findings):
        if number < len(scenarios):
            chapters.take(ScenarioBegins(number, 0.0, scenarios[number]))
        talk.trace.record(Sender.STATION, Malformed("odd"), raw, findings=(finding,))
    return Noticed(findings_of(talk.conversation()), chapters)


def recorded(*findings: Finding, raw: str = "[2,", scenarios: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    return in_record(noticed(*findings, raw=raw, scenarios=scenarios))


def test_the_record_tells_each_kind_with_its_first_frame_and_its_scenarios() -> None:
    assert recorded(BROKEN, BROKEN, BROKEN, scenarios=("", "1 Lights: On")) == [
        {
            "rule": "frame.odd",
            "severity": "MUST",
            "clause": "OCPP-J 4.2",
            "text": "it is <odd>",
            "count": 3,
            "first": {"number": 0, "time": "2026-01-01T00:00:00+00:00", "raw": "[2,"},
            "scenarios": {"": 1, "1 Lights: On": 2},
        }
    ]


def test_each_scenario_has_what_was_seen_in_it() -> None:
    places = noticed(BROKEN, NOTED, BROKEN, scenarios=("", "A", "B")).by_scenario()
    seen = {label: [(one.rule, one.first.number) for one in found] for label, found in places.items()}
    assert seen == {"": [("frame.odd", 0)], "A": [("frame.long", 1)], "B": [("frame.odd", 2)]}


def test_the_raw_text_is_masked_and_has_an_end() -> None:
    (found,) = recorded(BROKEN, raw='["ftp://me:secret@host/",' + "x" * 5000)
    assert "secret" not in found["first"]["raw"]
    assert len(found["first"]["raw"]) == LONGEST_RAW


def test_the_parts_of_a_run_are_put_together() -> None:
    first = recorded(NOTED, BROKEN, scenarios=("A", "B"))
    together = merged(first, recorded(BROKEN, BROKEN, raw="other", scenarios=("B", "C")))
    assert [(one["rule"], one["count"]) for one in together] == [("frame.odd", 3), ("frame.long", 1)]
    assert together[0]["first"]["raw"] == "[2,"
    assert together[0]["scenarios"] == {"B": 2, "C": 1}
    assert merged([], []) == []


def test_notes_weigh_nothing() -> None:
    assert [one["rule"] for one in weighty(recorded(NOTED, BROKEN))] == ["frame.odd"]


def test_a_line_says_what_by_which_clause_and_how_often() -> None:
    assert in_a_line(recorded(BROKEN)[0]) == "it is <odd> (OCPP-J 4.2)"
    assert in_a_line(recorded(BROKEN, BROKEN)[0]) == "it is <odd> (OCPP-J 4.2, 2 times)"


def test_it_says_where_something_was_seen_first() -> None:
    assert where(recorded(BROKEN)[0]) == "outside of any scenario"
    assert where(recorded(BROKEN, BROKEN, scenarios=("A", "B"))[0]) == "A, and 1 more"


def test_a_refusal_names_the_rules_that_weigh_enough() -> None:
    other = Finding(Severity.MUST, "OCPP-J 4.2", "it is other", "frame.other")
    assert refused_for(recorded(NOTED)) == ""
    one, two = refused_for(recorded(NOTED, BROKEN)), refused_for(recorded(BROKEN, other))
    assert "one kind of finding breaks a SHALL" in one
    assert one.endswith("was asked for: frame.odd.")
    assert "2 kinds of findings break a SHALL" in two
    assert two.endswith("frame.odd, frame.other.")
