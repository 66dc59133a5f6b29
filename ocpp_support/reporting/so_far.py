"""The rows of the form while the run goes on: what can be said already, and what is still to come.

Pure. The verdicts are `verdicts`' and the signs `form`'s, so that a row that is complete says what the form
will say. One that is not is only ever worse: it says nothing good too early.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from ocpp_support.prompting.progress import Row
from ocpp_support.reporting.criteria import Criterion, Function
from ocpp_support.reporting.deviations import Declaration
from ocpp_support.reporting.outcomes import Outcome, Verdict
from ocpp_support.reporting.sections.looks import MARKS
from ocpp_support.reporting.verdicts import RowVerdict, judge_criterion, judge_row

_STANDS = (Verdict.FAILED, Verdict.KNOWN, Verdict.INCONCLUSIVE)
"""Verdicts that no later scenario makes better."""


def rows_so_far(
    functions: Sequence[Function],
    outcomes: Sequence[Outcome],
    to_come: Sequence[Collection[str]],
    deviations: Mapping[str, Declaration],
    today: date,
) -> tuple[Row, ...]:
    """Return a row for each function.

    Args:
        functions: The script.
        outcomes: Of the scenarios that are over, and of those that are left out.
        to_come: The criteria that each of the others names.
        deviations: What the station file declares, by criterion.
        today: A declared deviation may be over.

    """
    return tuple(_row(function, outcomes, to_come, deviations, today) for function in functions)


def _row(
    function: Function,
    outcomes: Sequence[Outcome],
    to_come: Sequence[Collection[str]],
    deviations: Mapping[str, Declaration],
    today: date,
) -> Row:
    ids = {criterion.id for criterion in function.criteria}
    over = [one for one in outcomes if ids & set(one.criteria)]
    waiting = [named for named in to_come if ids & set(named)]
    row = Row(function.number, function.title, done=len(over), of=len(over) + len(waiting))
    if not over and waiting:
        return row
    still_open = {name for named in waiting for name in named}
    judged = [
        one for one in function.criteria if not waiting or any(one.id in each.criteria for each in over)
    ]
    verdict = judge_row(
        function,
        [judge_criterion(one, over, _declared(one, over, still_open, deviations), today) for one in judged],
    )
    return row if waiting and verdict.verdict not in _STANDS else _judged(row, verdict)


def _declared(
    criterion: Criterion,
    outcomes: Sequence[Outcome],
    still_open: Collection[str],
    deviations: Mapping[str, Declaration],
) -> Mapping[str, Declaration]:
    """Leave a declaration out as long as the scenario that it speaks of may still come."""
    failed = any(one.verdict is Verdict.FAILED for one in outcomes if criterion.id in one.criteria)
    return {} if criterion.id in still_open and not failed else deviations


def _judged(row: Row, verdict: RowVerdict) -> Row:
    sign, tone = MARKS[verdict.verdict]
    result = "" if verdict.result == "ok" else verdict.result
    return Row(row.number, row.title, verdict.verdict.value, sign, tone, result, row.done, row.of)
