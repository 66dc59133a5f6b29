"""The Allure result of one scenario, set right just before it is written.

Owns what `allure-behave` gets wrong: hook and cleanup failures, skip reasons, names that occur twice,
attachments outside of a scenario, titles and labels set while the scenario runs. Files and configuration
of the report belong to `allure`.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import allure_commons
from allure_behave.listener import AllureListener
from allure_commons.model2 import Label, Link, Parameter, Status, StatusDetails, TestResult
from allure_commons.types import ALLURE_UNIQUE_LABELS, LabelType, LinkType, Severity
from allure_commons.utils import format_traceback, md5, now
from behave.model_type import Status as BehaveStatus

from ocpp_support.course import NotTested
from ocpp_support.matchers.registration import StationSeen
from ocpp_support.reporting.allure_attachments import SCENARIO
from ocpp_support.reporting.deviations import Declaration
from ocpp_support.reporting.names import Names, label_of, title_of
from ocpp_support.reporting.outcomes import Outcome, Verdict, criteria_of, level_of, message_of_step
from ocpp_support.reporting.page_order import LABEL as PLACE
from ocpp_support.vocabulary.connectors import TAG as EACH_CONNECTOR

SUITE_TITLE = "Acceptance script"
BEYOND_TITLE = "Beyond the script"

_STATUS = {
    Verdict.PASSED: Status.PASSED,
    Verdict.FAILED: Status.FAILED,
    Verdict.INCONCLUSIVE: Status.BROKEN,
    Verdict.NOT_TESTED: Status.SKIPPED,
    Verdict.NOT_APPLICABLE: Status.SKIPPED,
}
_SEVERITY = {"must": Severity.CRITICAL, "should": Severity.MINOR, "may": Severity.TRIVIAL}


class ScenarioListener(AllureListener):  # type: ignore[misc]
    """Writes one Allure result per scenario."""

    def __init__(
        self,
        config: Any,
        names: Names,
        outcome: Callable[[Any], Outcome],
        left_out: Callable[[Any], bool],
        station: Callable[[], StationSeen],
        fallback: str,
        deviations: Mapping[str, Declaration],
    ) -> None:
        """Set up; ``fallback`` stands for the station as long as it did not say who it is."""
        super().__init__(config)
        self.current_scenario_uuid: str | None = None
        self._full_names = names
        self._outcome = outcome
        self._left_out = left_out
        self._station = station
        self._fallback = fallback
        self._deviations = deviations
        self._seen: set[int] = set()

    def has_seen(self, scenario: Any) -> bool:
        """Tell whether the scenario has begun, so that its result is written or will be."""
        return id(scenario) in self._seen

    def start_scenario(self, scenario: Any) -> None:
        """Open the result of a scenario."""
        self._seen.add(id(scenario))
        super().start_scenario(scenario)
        result = self.logger.get_test(self.current_scenario_uuid)
        result.name = title_of(scenario)
        result.fullName = self._full_names.of(scenario)
        result.testCaseId = md5(result.fullName)
        result.description = "\n".join((*scenario.description, "", *scenario.feature.description)).strip()
        result.titlePath = [scenario.feature.name]
        place = str(self._full_names.place_of(scenario))
        result.labels = [*_labels(scenario), Label(name=PLACE, value=place)]
        self._declare(result, scenario)

    def stop_scenario(self, scenario: Any) -> None:
        """Close the result of a scenario: set it right, and write it unless the user left it out."""
        uuid, self.current_scenario_uuid = self.current_scenario_uuid, None
        if self._left_out(scenario):
            self.steps.clear()
            self.logger.drop_test(uuid)
            self.group_context.exit()
            return
        result = self.logger.get_test(uuid)
        if not result.steps and not self.steps:
            self.steps.extend(scenario.all_steps)
        self.flush_steps()
        self._set_right(result, scenario)
        self.group_context.append_test(uuid)
        self.logger.close_test(uuid)
        self.group_context.exit()

    def stop_behave_step(self, step: Any) -> None:
        """Close one step of a scenario."""
        details = StatusDetails(message=message_of_step(step)) if step.status.has_failed() else None
        self.logger.stop_step(
            self.current_step_uuid, stop=now(), status=_step_status(step), statusDetails=details
        )

    @allure_commons.hookimpl
    def attach_data(self, body: Any, name: str, attachment_type: Any, extension: str) -> None:
        """Attach to what is under way; outside of scenarios, to the whole report."""
        attach = super().attach_data if self.current_scenario_uuid else super().global_attach_data
        attach(body, name, attachment_type, extension)

    @allure_commons.hookimpl
    def attach_file(self, source: Any, name: str, attachment_type: Any, extension: str) -> None:
        """Attach to what is under way; outside of scenarios, to the whole report."""
        attach = super().attach_file if self.current_scenario_uuid else super().global_attach_file
        attach(source, name, attachment_type, extension)

    @allure_commons.hookimpl
    def add_title(self, test_title: str) -> None:
        """Set the title of the running scenario (``allure.dynamic.title``)."""
        for result in self._running():
            result.name = test_title

    @allure_commons.hookimpl
    def add_label(self, label_type: str, labels: tuple[str, ...]) -> None:
        """Label the running scenario (``allure.dynamic.label``, ``severity`` and their like)."""
        for result in self._running():
            if label_type in ALLURE_UNIQUE_LABELS:
                result.labels = [label for label in result.labels if label.name != label_type]
            result.labels.extend(Label(name=label_type, value=value) for value in labels)

    @allure_commons.hookimpl
    def add_parameter(self, name: str, value: Any, excluded: bool | None, mode: Any) -> None:
        """Give the running scenario a parameter (``allure.dynamic.parameter``)."""
        for result in self._running():
            mode = mode.value if mode else None
            kept = Parameter(name=name, value=str(value), excluded=excluded, mode=mode)
            result.parameters = [*(result.parameters or []), kept]

    def _running(self) -> Iterator[TestResult]:
        if self.current_scenario_uuid:
            yield self.logger.get_test(self.current_scenario_uuid)

    def _declare(self, result: TestResult, scenario: Any) -> None:
        """Show what the station file declares of the scenario's criteria, and where it is followed up."""
        for criterion in criteria_of(scenario):
            if declared := self._deviations.get(criterion):
                said = f"known deviation {criterion}: {declared.in_words}"
                result.labels.append(Label(name="known deviation", value=said))
                if declared.link:
                    result.links.append(Link(type=LinkType.ISSUE, url=declared.link, name=declared.reason))

    def _set_right(self, result: TestResult, scenario: Any) -> None:
        outcome = self._outcome(scenario)
        station = self._station().identity or self._fallback
        result.stop = now()
        result.status = _STATUS[outcome.verdict]
        result.statusDetails = _details(outcome, scenario)
        result.parameters = [*(result.parameters or []), Parameter(name="station", value=station)]
        result.labels.append(Label(name="station", value=station))
        result.historyId = md5(station, result.fullName)


def _details(outcome: Outcome, scenario: Any) -> StatusDetails | None:
    """Say why; a traceback only where the bench is to blame, it tells nothing of a station."""
    if outcome.verdict is Verdict.PASSED:
        return None
    if outcome.verdict in (Verdict.NOT_TESTED, Verdict.NOT_APPLICABLE):
        return StatusDetails(message=f"{outcome.verdict}: {outcome.message}")
    red = [one for one in (*scenario.all_steps, scenario) if one.exc_traceback is not None]
    show = red and outcome.verdict is Verdict.INCONCLUSIVE
    trace = format_traceback(red[0].exc_traceback) if show else None
    return StatusDetails(message=outcome.message, trace=trace)


def _step_status(step: Any) -> str:
    if step.status.is_passed():
        return str(Status.PASSED)
    if not step.status.has_failed() or isinstance(step.exception, NotTested):
        return str(Status.SKIPPED)
    judged = step.status is BehaveStatus.failed and step.step_type != "given"
    return str(Status.FAILED if judged else Status.BROKEN)


def _parent_suite(scenario: Any) -> str:
    return SUITE_TITLE if criteria_of(scenario) else BEYOND_TITLE


def _labels(scenario: Any) -> Iterator[Label]:
    yield Label(name=LabelType.PARENT_SUITE, value=_parent_suite(scenario))
    yield Label(name=LabelType.SUITE, value=scenario.feature.name)
    yield Label(name=LabelType.FEATURE, value=scenario.feature.name)
    yield Label(name=LabelType.SEVERITY, value=_SEVERITY[level_of(scenario)])
    yield Label(name=LabelType.FRAMEWORK, value="behave")
    yield Label(name=SCENARIO, value=label_of(scenario))
    for criterion in criteria_of(scenario):
        yield Label(name="criterion", value=criterion)
    for tag in scenario.tags:
        if tag != EACH_CONNECTOR:  # The name says which one.
            yield Label(name=LabelType.TAG, value=str(tag))
