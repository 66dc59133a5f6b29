"""Outcomes and whole records for the tests of the reports."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from ocpp_support.matchers.registration import StationSeen
from ocpp_support.reporting.criteria import load_criteria
from ocpp_support.reporting.deviations import Declaration
from ocpp_support.reporting.diary import Part
from ocpp_support.reporting.journal import ScenarioNotes
from ocpp_support.reporting.outcomes import Outcome, Verdict
from ocpp_support.reporting.record import Record, RunInfo, build_record

ROOT = Path(__file__).parents[3]
SCRIPT = load_criteria(ROOT / "features" / "acceptance" / "criteria.toml")
FACTS = {
    "1.1": "HK-180-1000-AE2 of HICONICS",
    "4.1": "31 items",
    "5.1": "MeterValueSampleInterval",
    "10.1": "emergency stop pressed",
    "14.1": "start and stop received",
}


def outcome_for(criterion: str, verdict: Verdict = Verdict.PASSED, **more: object) -> Outcome:
    level = str(more.pop("level", "must"))
    notes = more.pop("notes", ScenarioNotes([FACTS[criterion]] if criterion in FACTS else [], None, 300.0))
    name = str(more.pop("name", f"What {criterion} says holds"))
    return Outcome(name, (criterion,), level, verdict, notes=notes, **more)  # type: ignore[arg-type]


def build(
    *changed: Outcome, deviations: dict[str, Declaration] | None = None, trouble: bool = False
) -> Record:
    """Build a record of the whole script: all passed, but for the outcomes given."""
    different = {one.criteria[0] for one in changed}
    outcomes = [
        outcome_for(criterion.id, level="should" if criterion.implied else "must")
        for function in SCRIPT
        for criterion in function.criteria
        if criterion.id not in different
    ]
    started = datetime(2026, 3, 2, 14, 5, 7, tzinfo=UTC)
    part = Part(started, started + timedelta(seconds=7.4))
    run = RunInfo((part,), "virtual", "0.1.0", trouble)
    station = StationSeen(
        "HK180-01", "HICONICS", "HK-180-1000-AE2", "1104190610010", "V112_72900_08001", "89310410106543789301"
    )
    return build_record(SCRIPT, [*outcomes, *changed], station, run, deviations or {})


def hk_180() -> Record:
    """The record of a station that is accepted with a remark."""
    missing = ScenarioNotes([], "no meter values")
    return build(
        outcome_for("14.2", Verdict.FAILED, level="should", notes=missing, message="Expected: readings"),
        outcome_for("15.1", Verdict.NOT_APPLICABLE, message="not supported by the platform"),
    )


def refused() -> Record:
    """The record of a station with something wrong of every kind."""
    message = (
        "Not within 30 s after “When the operator takes connector 1 out of service”\n"
        "Expected: the station to send StatusNotification with connectorId <1> and status 'Unavailable'\n"
        "     but: it sent 1, none of them that one:\n"
        "          +0.0 s: connectorId was <2>; status was 'Available' & <b>\n"
    )
    return build(
        outcome_for(
            "3.2",
            Verdict.FAILED,
            message=message,
            broken_step="connector 1 becomes Unavailable",
            duration_s=1.2,
        ),
        outcome_for("7.3", Verdict.NOT_TESTED, message="the plug is locked during a session"),
        outcome_for("9.2", Verdict.INCONCLUSIVE, message="the station did not come online"),
        outcome_for(
            "12.1", Verdict.FAILED, message="Expected: Installed", broken_step="it reports Installed"
        ),
        outcome_for("15.1", Verdict.NOT_APPLICABLE, message="the station has no authorization cache"),
        deviations={
            "12.1": Declaration("reports Installed only after the restart", "https://example.org/12")
        },
    )


def with_everything() -> Record:
    """The record of a run in which there was some of everything that a form can tell."""
    record = refused()
    record["reasons"] = ["Refused for what the monitor found."]
    record["remarks"] = ["HeartbeatInterval is left at 60."]
    first = {"number": 1, "time": "2026-03-02T14:05:09+00:00", "raw": "[2]"}
    found = {
        "rule": "statuses.late",
        "clause": "OCPP 1.6 5.2",
        "text": "it was late",
        "count": 2,
        "first": first,
    }
    record["findings"] = [
        {**found, "severity": severity, "scenarios": {"3 Change availability: On": 2}}
        for severity in ("MUST", "note")
    ]
    tried = [{"value": "60", "answer": "Accepted", "scenario": "2 Heartbeat: A"}]
    record["configuration"] = [
        {"key": "HeartbeatInterval", "readonly": False, "found": "900", "left": "60", "tried": tried}
    ]
    took = {"count": 2, "median_s": 0.2, "slowest_s": 1.4, "scenario": "9 Reset: A"}
    answer = {"action": "Reset", "by": "station", "unanswered": 0, **took}
    record["timings"] = {"answers": [answer], "reconnects": took, "boots": took}
    about = {"scenario": "10 Hardware errors: A", "by": "a person", "outcome": "done"}
    record["doings"] = [
        {
            "time": "2026-03-02T14:06:00+00:00",
            "act": "pressed the red one",
            "took_s": 4.2,
            "words": "ok",
            **about,
        }
    ]
    record["cover"] = {"place": "Arnhem", "tester": "A. Jansen", "present": ["B. de Vries"], "hardware": "B2"}
    record["evidence"] = [
        {"name": "trace.jsonl", "what": "all", "bytes": 1800, "sha256": "a" * 64},
        {"name": "allure-results", "what": "Allure's", "bytes": 9, "files": 2, "sha256": "b" * 64},
    ]
    return record
