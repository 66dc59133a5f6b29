"""Going on with an interrupted run: whether it is the same run, and what of it need not be done again.

Owns the sentences that say why a run cannot go on. Runs nothing.
"""

import hashlib
from collections.abc import Collection, Iterable
from importlib.metadata import version
from pathlib import Path

from ocpp_support.asked import option
from ocpp_support.reporting.diary import Head, Written
from ocpp_support.reporting.outcomes import STOPPED, Outcome, Verdict
from ocpp_support.reporting.record import SUITE


class CannotGoOn(Exception):
    """There is no run that could go on as it was asked for; says why."""


def head_of(
    *, station: str, declared: str, files: Iterable[Path], chosen: Collection[str], strict: bool
) -> Head:
    """Describe a run so that it is known again.

    Args:
        station: The station file's name.
        declared: What it declares of the station.
        files: The feature files.
        chosen: The full names of the chosen scenarios.
        strict: Whether what is wrong in form is refused.

    """
    return Head(
        suite=version(SUITE),
        station=station,
        declared=_digest([declared]),
        features=_digest(file.read_text(encoding="utf-8") for file in files),
        chosen=_digest(chosen),
        strict=strict,
    )


def check(written: Written | None, head: Head, chosen: Collection[str], root: Path) -> Written:
    """Return what was written of a run if that run can go on; raises `CannotGoOn`."""
    if written is None:
        raise CannotGoOn(f"There is no run to go on with in {root}: start one without {option('resume')}.")
    if difference := _difference(written.head, head):
        remedy = f"Put that right, or start anew without {option('resume')}."
        raise CannotGoOn(f"The run in {root} cannot go on: {difference}. {remedy}")
    if all(name in written.outcomes for name in chosen):
        raise CannotGoOn(f"The run in {root} came to its end: nothing is left to go on with.")
    return written


def is_worth_keeping(outcome: Outcome, *, ran: bool) -> bool:
    """Tell whether an outcome stands when the run goes on; what was never tried may be possible then."""
    if outcome.verdict is Verdict.NOT_TESTED:
        return ran and outcome.message != STOPPED
    return True


def _difference(then: Head, now: Head) -> str:
    if then.suite != now.suite:
        return f"it was begun by version {then.suite} of the suite, and this is {now.suite}"
    if then.station != now.station:
        return f"it is about the station file “{then.station}”, not “{now.station}”"
    if then.declared != now.declared:
        return f"the station file “{now.station}” declares something else than it did"
    if then.chosen != now.chosen:
        return "other scenarios were chosen then; give the same files, tags and names"
    if then.features != now.features:
        return "the features have changed since"
    if then.strict != now.strict:
        return f"it was begun {'with' if then.strict else 'without'} {option('strict')}"
    return ""


def _digest(texts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for text in texts:
        digest.update(hashlib.sha256(text.encode()).digest())
    return digest.hexdigest()[:16]
