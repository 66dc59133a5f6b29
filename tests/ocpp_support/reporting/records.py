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
