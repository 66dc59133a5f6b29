"""From outcomes to verdicts: the rules by which criteria, rows and the run are judged.

Pure. Owns the order in which verdicts weigh and the words of the form's Result column; knows neither
behave nor any file.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ocpp_support.reporting.criteria import Criterion, Function
from ocpp_support.reporting.deviations import Declaration
from ocpp_support.reporting.outcomes import LEFT_OUT, STOPPED, Outcome, Verdict

STILL_DECLARED = "declared as a known deviation, but it holds now: take the declaration out"
OVER = "holds now, and the known deviation is over: take the declaration out"

_HEAVIEST_FIRST = (Verdict.FAILED, Verdict.KNOWN, Verdict.INCONCLUSIVE, Verdict.NOT_TESTED)

_QUIET = (Verdict.PASSED, Verdict.NOT_APPLICABLE)
"""Verdicts of a scenario beyond the script that leave nothing to say."""


@dataclass(frozen=True)
class CriterionVerdict:
    """What was found out about one criterion."""

    criterion: Criterion
    verdict: Verdict
    reason: str
    """Why, in a few words; "" where it holds."""
    remarks: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    declared: Declaration | None = None
    """What the station file declares of it."""

    @property
    def remark(self) -> str:
        """The reason and the remarks in one line."""
        return ", ".join(_once((self.reason, *self.remarks)))


@dataclass(frozen=True)
class RowVerdict:
    """What the form says about one function."""

    function: Function
    verdict: Verdict
    result: str
    remark: str
    criteria: tuple[CriterionVerdict, ...]


def judge_criterion(
    criterion: Criterion,
    outcomes: Sequence[Outcome],
    deviations: Mapping[str, Declaration],
    today: date,
) -> CriterionVerdict:
    """Judge one criterion by the scenarios that carry its id; ``today`` a declared deviation may be over."""
    own = tuple(one for one in outcomes if criterion.id in one.criteria)
    demanded = tuple(one for one in own if one.level == "must")
    beyond = tuple(one for one in own if one.level != "must")
    verdict, reason = _weigh(demanded if demanded or not criterion.implied else beyond)
    remarks = _remarks(own, beyond)
    declared = deviations.get(criterion.id)
    if declared and not declared.over(today):
        verdict, reason = _declared(own, verdict, reason, declared)
        return CriterionVerdict(criterion, verdict, reason, remarks, own, declared)
    if criterion.implied and verdict is Verdict.FAILED:
        verdict, reason = Verdict.REMARK, ""
    elif verdict is Verdict.PASSED and any(one.verdict not in _QUIET for one in beyond):
        verdict = Verdict.REMARK
    judged = CriterionVerdict(criterion, verdict, reason, remarks, own, declared)
    return _after_its_last_day(judged, declared) if declared else judged


def judge_row(function: Function, criteria: Sequence[CriterionVerdict]) -> RowVerdict:
    """Judge one row of the form by its criteria."""
    verdict = _row_verdict([one.verdict for one in criteria])
    deciding = [one for one in criteria if one.verdict is verdict]
    aside = _once(
        (
            *(remark for one in criteria for remark in one.remarks),
            *(f"{one.criterion.id} {one.verdict}: {one.reason}" for one in criteria if _minor(one, verdict)),
        )
    )
    remark = ", ".join(aside)
    if verdict in (Verdict.PASSED, Verdict.REMARK):
        result = f"ok, {remark}" if remark else "ok"
    else:
        result = f"{verdict}: {_reasons(deciding, everything=len(deciding) == len(criteria))}"
    return RowVerdict(function, verdict, result, remark, tuple(criteria))


def judge_run(rows: Sequence[RowVerdict], *, trouble: bool = False, broken: bool = False) -> str:
    """Judge the whole run.

    Args:
        rows: The rows of the form.
        trouble: Whether the bench failed outside of any scenario.
        broken: Whether the monitor found something that refuses the station by itself.

    """
    criteria = [one for row in rows for one in row.criteria]
    verdicts = {one.verdict for one in criteria}
    if broken or any(row.verdict is Verdict.FAILED for row in rows):
        return "refused"
    # What goes beyond the script only ever adds a remark; but a run of a part of the script is a part.
    partial = any(outcome.message in (LEFT_OUT, STOPPED) for one in criteria for outcome in one.outcomes)
    if trouble or partial or {Verdict.INCONCLUSIVE, Verdict.NOT_TESTED} & verdicts:
        return "incomplete"
    if {Verdict.REMARK, Verdict.KNOWN} & verdicts:
        return "accepted with remarks"
    return "accepted"


def _weigh(outcomes: Sequence[Outcome]) -> tuple[Verdict, str]:
    """Take the heaviest verdict among the outcomes, and the reason of the first that has it."""
    if not outcomes:
        return Verdict.NOT_TESTED, LEFT_OUT
    for heavy in _HEAVIEST_FIRST:
        deciding = [one for one in outcomes if one.verdict is heavy]
        if deciding:
            return heavy, _and_others(deciding)
    if all(one.verdict is Verdict.NOT_APPLICABLE for one in outcomes):
        return Verdict.NOT_APPLICABLE, "; ".join(_once(one.message for one in outcomes))
    return Verdict.PASSED, ""


def _declared(
    outcomes: Sequence[Outcome], verdict: Verdict, reason: str, declaration: Declaration
) -> tuple[Verdict, str]:
    """Judge a criterion whose failure the station file declares."""
    if any(one.verdict is Verdict.FAILED for one in outcomes):
        return Verdict.KNOWN, declaration.in_words
    if verdict is Verdict.PASSED:
        return Verdict.FAILED, STILL_DECLARED
    return verdict, reason


def _after_its_last_day(judged: CriterionVerdict, declared: Declaration) -> CriterionVerdict:
    """Say of a criterion whose declaration is over that it was put up with, or that it holds now."""
    put_up_with = f"was put up with until {declared.last_day}"
    if judged.verdict is Verdict.FAILED:
        return replace(judged, reason=f"{judged.reason}, {put_up_with}")
    if any(one.verdict is Verdict.FAILED for one in judged.outcomes):
        return replace(judged, remarks=(*judged.remarks, put_up_with))
    if judged.verdict in (Verdict.PASSED, Verdict.REMARK):
        return replace(judged, verdict=Verdict.REMARK, remarks=(*judged.remarks, OVER))
    return judged


def _and_others(outcomes: Sequence[Outcome]) -> str:
    if outcomes[0].verdict is Verdict.NOT_TESTED:
        return "; ".join(_once(one.message for one in outcomes))
    others = len(outcomes) - 1
    return in_short(outcomes[0]) + (f", and {others} more" if others else "")


def in_short(outcome: Outcome) -> str:
    """Say in a few words what went wrong in a scenario."""
    if outcome.notes.in_short:
        return outcome.notes.in_short
    if outcome.verdict is Verdict.FAILED and outcome.broken_step:
        return f"“{outcome.broken_step}” did not hold ({outcome.name})"
    first_line = next((line.strip() for line in outcome.message.splitlines() if line.strip()), "")
    return f"{first_line} ({outcome.name})" if first_line else outcome.name


def _remarks(own: Iterable[Outcome], beyond: Iterable[Outcome]) -> tuple[str, ...]:
    """Collect the facts, and what the scenarios beyond the script have to say."""
    said = [_beyond(one) for one in beyond if one.verdict not in _QUIET]
    return _once((*(fact for one in own for fact in one.notes.facts), *said))


def _beyond(outcome: Outcome) -> str:
    if outcome.verdict is Verdict.FAILED:
        return outcome.notes.in_short or f"not met: {outcome.name}"
    return f"{outcome.verdict}: {outcome.name}"


def _row_verdict(verdicts: Sequence[Verdict]) -> Verdict:
    for heavy in _HEAVIEST_FIRST:
        if heavy in verdicts:
            return heavy
    if all(verdict is Verdict.NOT_APPLICABLE for verdict in verdicts):
        return Verdict.NOT_APPLICABLE
    return Verdict.REMARK if Verdict.REMARK in verdicts else Verdict.PASSED


def _minor(one: CriterionVerdict, row: Verdict) -> bool:
    """Tell whether a criterion says something that the row's own word does not."""
    return one.verdict is not row and one.verdict not in (Verdict.PASSED, Verdict.REMARK)


def _reasons(deciding: Sequence[CriterionVerdict], *, everything: bool) -> str:
    """Join the reasons; where only some of the row's criteria are concerned, say which."""
    reasons = _once(one.reason for one in deciding)
    if deciding[0].verdict in (Verdict.FAILED, Verdict.INCONCLUSIVE):
        others = [one.criterion.id for one in deciding if one.reason != reasons[0]]
        return reasons[0] + (f"; also {', '.join(others)}" if others else "")
    if everything or deciding[0].verdict is Verdict.KNOWN:
        return "; ".join(reasons)
    return "; ".join(
        f"{', '.join(one.criterion.id for one in deciding if one.reason == reason)} {reason}"
        for reason in reasons
    )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    """Drop what is empty or was said before."""
    return tuple(dict.fromkeys(word for word in words if word))
