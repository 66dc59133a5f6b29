"""What became of one scenario: the one place where behave's statuses become our words.

Owns the reading of a finished (or never started) behave scenario into an `Outcome`, so that the
record and the Allure page can never say two things. Does not judge criteria.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath
from typing import Any

from behave.model_type import Status

from ocpp_support.course import NotTested
from ocpp_support.reporting.criteria import TAG_PREFIX
from ocpp_support.reporting.journal import ScenarioNotes
from ocpp_support.reporting.names import label_of, title_of
from ocpp_support.trace.formats import masked

LEFT_OUT = "left out of this run"
STOPPED = "the run was stopped"


class Verdict(StrEnum):
    """The words for a scenario, a criterion and a row."""

    PASSED = "passed"
    REMARK = "passed with remark"
    FAILED = "failed"
    KNOWN = "known deviation"
    INCONCLUSIVE = "inconclusive"
    NOT_TESTED = "not tested"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True)
class Outcome:
    """One scenario of the run, as the record needs it."""

    name: str
    criteria: tuple[str, ...]
    level: str
    verdict: Verdict
    message: str = ""
    """Why it is not passed, in full; for a skipped scenario the reason alone."""
    broken_step: str = ""
    """The words of the step at which it ended, "" if it did not end at a step."""
    duration_s: float = 0.0
    notes: ScenarioNotes = field(default_factory=ScenarioNotes)
    label: str = ""
    """Feature and name: what it is called where others are beside it."""
    file: str = ""
    """The feature file, seen from where the run was started."""


def outcome_of(scenario: Any, notes: ScenarioNotes, trouble: str = "") -> Outcome:
    """Read a behave scenario; ``trouble`` is what went wrong at it outside of its steps."""
    verdict, message = _verdict(scenario, trouble)
    step = _first_red_step(scenario)
    return Outcome(
        name=title_of(scenario),
        criteria=criteria_of(scenario),
        level=level_of(scenario),
        verdict=verdict,
        message=masked(message),
        broken_step=step.name if step is not None else "",
        duration_s=round(scenario.duration, 3),
        notes=notes,
        label=label_of(scenario),
        file=PurePath(scenario.filename).as_posix(),
    )


def criteria_of(scenario: Any) -> tuple[str, ...]:
    """Return the ids of the criteria that the scenario's tags name."""
    named = [tag.removeprefix(TAG_PREFIX) for tag in scenario.tags if tag.startswith(TAG_PREFIX)]
    return tuple(dict.fromkeys(named))


def level_of(scenario: Any) -> str:
    """Return "must", "should" or "may"; a scenario that says nothing is held to be demanded."""
    return next((level for level in ("must", "should", "may") if level in scenario.effective_tags), "must")


def was_left_out(scenario: Any, config: Any) -> bool:
    """Tell whether the user's choice of files, lines, tags or names leaves this scenario out."""
    if scenario.should_skip:
        return not scenario.skip_reason
    return not scenario.should_run(config)


def _verdict(scenario: Any, trouble: str) -> tuple[Verdict, str]:
    step = _first_red_step(scenario)
    aside = trouble or (scenario.error_message if scenario.hook_failed else "") or ""
    if step is not None and isinstance(step.exception, KeyboardInterrupt):
        return Verdict.NOT_TESTED, STOPPED
    if step is not None:
        return _of_red_step(step), "\n".join(filter(None, (message_of_step(step), aside)))
    if aside:
        return Verdict.INCONCLUSIVE, aside
    if scenario.hook_failed:  # Only Ctrl-C ends a hook without a word.
        return Verdict.NOT_TESTED, STOPPED
    return _of_quiet(scenario)


def _of_red_step(step: Any) -> Verdict:
    """Blame the station only for an expectation that was missed after the preparations."""
    if isinstance(step.exception, NotTested):
        return Verdict.NOT_TESTED
    judged = isinstance(step.exception, AssertionError) and step.step_type != "given"
    return Verdict.FAILED if judged and step.status is Status.failed else Verdict.INCONCLUSIVE


def _of_quiet(scenario: Any) -> tuple[Verdict, str]:
    if scenario.should_skip and scenario.skip_reason:
        return _of_reason(scenario.skip_reason)
    if scenario.should_skip or scenario.status is Status.skipped:
        return Verdict.NOT_TESTED, LEFT_OUT
    if not scenario.steps:  # behave lets it pass.
        return Verdict.INCONCLUSIVE, "the scenario has no steps"
    if scenario.status.is_passed():
        return Verdict.PASSED, ""
    return Verdict.NOT_TESTED, STOPPED


def _of_reason(reason: str) -> tuple[Verdict, str]:
    """Read "not applicable: ..." and "not tested: ..."; any other reason is one of not testing."""
    word, _, rest = reason.partition(":")
    if word.strip() in (Verdict.NOT_APPLICABLE, Verdict.NOT_TESTED):
        return Verdict(word.strip()), rest.strip()
    return Verdict.NOT_TESTED, reason


def _first_red_step(scenario: Any) -> Any | None:
    return next((step for step in scenario.all_steps if step.status.has_failed()), None)


def message_of_step(step: Any) -> str:
    """Return what a red step has to say, without secrets: its exception, or what is wrong with its words."""
    return masked(_message_of_step(step))


def _message_of_step(step: Any) -> str:
    if step.status is Status.undefined:
        return explain_undefined(step)
    if step.exception is None:
        return str(step.error_message or "")
    return str(step.exception) if isinstance(step.exception, AssertionError) else said_by(step.exception)


def said_by(error: BaseException) -> str:
    """Return what an error says; its name only where it is not one of ours, which say a sentence."""
    said, kind = str(error), type(error)
    if said and kind.__module__.partition(".")[0] == "ocpp_support":
        return said
    return f"{kind.__name__}: {said}" if said else kind.__name__


def explain_undefined(step: Any) -> str:
    """Say what is wrong with the words of a step that nobody understands."""
    try:
        from ocpp_support.vocabulary.words import explain
    except ImportError:
        return f"The suite does not know the phrase “{step.keyword} {step.name}”."
    return str(explain(step))
