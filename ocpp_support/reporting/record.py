"""The record: the whole run as one JSON, from which every document is drawn.

Pure. Owns the shape of ``acceptance.json``; the judging is done in `verdicts`.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from ocpp_support.matchers.registration import StationSeen
from ocpp_support.reporting.criteria import Function
from ocpp_support.reporting.deviations import Declaration
from ocpp_support.reporting.diary import Part
from ocpp_support.reporting.findings import Found, refused_for
from ocpp_support.reporting.outcomes import Outcome, Verdict
from ocpp_support.reporting.verdicts import (
    CriterionVerdict,
    RowVerdict,
    judge_criterion,
    judge_row,
    judge_run,
)

SCHEMA = 1
SUITE = "ocpp-acceptance"

Record = dict[str, Any]


@dataclass(frozen=True)
class RunInfo:
    """When and how the run took place."""

    parts: tuple[Part, ...]
    """More than one where it was interrupted and went on."""
    clock: str
    """"virtual" or "real"."""
    version: str
    """Of the suite."""
    trouble: bool = False
    """Whether the bench failed outside of any scenario."""
    strict: bool = False
    """Whether a finding of the monitor that breaks a SHALL refuses the station."""
    commit: str = ""
    """Of the suite's own repository; "" where it is not run from there."""

    @property
    def started(self) -> datetime:
        """When its first part began."""
        return self.parts[0].started

    @property
    def finished(self) -> datetime:
        """When its last part ended."""
        return self.parts[-1].finished


def build_record(
    functions: Sequence[Function],
    outcomes: Sequence[Outcome],
    station: StationSeen,
    run: RunInfo,
    deviations: Mapping[str, Declaration],
    findings: Sequence[Found] = (),
) -> Record:
    """Judge the run and lay it down.

    Args:
        functions: The script, with its criteria.
        outcomes: One for each scenario of the script, also for those that did not run.
        station: As seen on the wire.
        run: When and how.
        deviations: Criterion id to what the station file declares of it.
        findings: What the monitor found.

    """
    today = run.finished.date()
    rows = [
        judge_row(function, [judge_criterion(one, outcomes, deviations, today) for one in function.criteria])
        for function in functions
    ]
    refusal = refused_for(findings) if run.strict else ""
    return {
        "schema": SCHEMA,
        "verdict": judge_run(rows, trouble=run.trouble, broken=bool(refusal)),
        "reasons": [refusal] if refusal else [],
        "suite": {"name": SUITE, "version": run.version, "commit": run.commit},
        "station": asdict(station),
        "run": _run(run, outcomes),
        "counts": _counts(rows),
        "functions": [_row(row, findings) for row in rows],
        "scenarios": [_scenario(outcome, findings) for outcome in outcomes],
        "findings": [*findings],
    }


def _run(run: RunInfo, outcomes: Sequence[Outcome]) -> Record:
    return {
        "started": run.started.isoformat(timespec="seconds"),
        "finished": run.finished.isoformat(timespec="seconds"),
        "duration_s": round(sum(part.seconds for part in run.parts), 3),
        "station_time_s": round(sum(one.notes.station_time_s for one in outcomes), 1),
        "clock": run.clock,
        "monitor": "strict" if run.strict else "note",
        "parts": [_part(part) for part in run.parts],
    }


def _part(part: Part) -> Record:
    return {
        "started": part.started.isoformat(timespec="seconds"),
        "finished": part.finished.isoformat(timespec="seconds"),
    }


def _counts(rows: Sequence[RowVerdict]) -> dict[str, int]:
    counted = Counter(one.verdict for row in rows for one in row.criteria)
    return {verdict.value: counted[verdict] for verdict in Verdict if counted[verdict]}


def _row(row: RowVerdict, findings: Sequence[Found]) -> Record:
    return {
        "number": row.function.number,
        "title": row.function.title,
        "section": row.function.section,
        "verdict": row.verdict.value,
        "result": row.result,
        "remark": row.remark,
        "criteria": [_criterion(one, findings) for one in row.criteria],
    }


def _criterion(one: CriterionVerdict, findings: Sequence[Found]) -> Record:
    return {
        "id": one.criterion.id,
        "text": one.criterion.text,
        "implied": one.criterion.implied,
        "verdict": one.verdict.value,
        "remark": one.remark,
        "deviation": _deviation(one.declared),
        "scenarios": [_in_criterion(outcome, findings) for outcome in one.outcomes],
    }


def _in_criterion(outcome: Outcome, findings: Sequence[Found]) -> Record:
    return {
        "name": outcome.name,
        "level": outcome.level,
        "status": outcome.verdict.value,
        "duration_s": outcome.duration_s,
        "message": outcome.message,
        "findings": [found["rule"] for found in findings if outcome.label in found["scenarios"]],
    }


def _scenario(outcome: Outcome, findings: Sequence[Found]) -> Record:
    """Return all that is known of a scenario, under the label by which the trace calls it."""
    return {
        "label": outcome.label,
        **_in_criterion(outcome, findings),
        "criteria": [*outcome.criteria],
        "file": outcome.file,
        "broken_step": outcome.broken_step,
        "in_short": outcome.notes.in_short,
        "facts": [*outcome.notes.facts],
        "station_time_s": round(outcome.notes.station_time_s, 1),
    }


def _deviation(declared: Declaration | None) -> Record | None:
    if declared is None:
        return None
    until = declared.until.isoformat() if declared.until else None
    return {"reason": declared.reason, "link": declared.link, "until": until}
