"""The Allure result of one scenario, set right just before it is written.

Owns what `allure-behave` gets wrong: hook and cleanup failures, skip reasons, names that occur twice,
attachments outside of a scenario, titles and labels set while the scenario runs. How it is introduced is
`allure_labels`'s; files and configuration of the report belong to `allure`.
"""

from collections.abc import Callable, Iterator
from typing import Any

import allure_commons
from allure_behave.listener import AllureListener
from allure_commons.model2 import Label, Parameter, Status, StatusDetails, TestResult
from allure_commons.types import ALLURE_UNIQUE_LABELS
from allure_commons.utils import format_traceback, md5, now
from behave.model_type import Status as BehaveStatus

from ocpp_support.course import NotTested
from ocpp_support.matchers.registration import StationSeen
from ocpp_support.reporting.allure_labels import Introduction, epic_of
from ocpp_support.reporting.names import Names, title_of
from ocpp_support.reporting.outcomes import Outcome, Verdict, message_of_step
from ocpp_support.reporting.page_order import LABEL as PLACE

_STATUS = {
    Verdict.PASSED: Status.PASSED,
    Verdict.FAILED: Status.FAILED,
    Verdict.INCONCLUSIVE: Status.BROKEN,
    Verdict.NOT_TESTED: Status.SKIPPED,
    Verdict.NOT_APPLICABLE: Status.SKIPPED,
}

_EVIDENCE = ("What was said:\n", "Nothing was said.")
"""Where in the text of a failure the sentences end and the conversation begins."""


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
        introduction: Introduction,
    ) -> None:
        """Set up; ``fallback`` stands for the station as long as it did not say who it is."""
        super().__init__(config)
        self.current_scenario_uuid: str | None = None
        self._full_names = names
        self._outcome = outcome
        self._left_out = left_out
        self._station = station
        self._fallback = fallback
        self._introduction = introduction
        self._epics = {epic_of(one) for one in names.scenarios}
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
        result.description = self._introduction.description(scenario)
        result.titlePath = self._introduction.path(scenario, among=self._epics)
        place = str(self._full_names.place_of(scenario))
        result.labels = [*self._introduction.labels(scenario), Label(name=PLACE, value=place)]
        result.links.extend(self._introduction.links(scenario))

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
        details = _told(message_of_step(step)) if step.status.has_failed() else None
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
    return _told(outcome.message, format_traceback(red[0].exc_traceback) if show else "")


def _told(text: str, traceback: str = "") -> StatusDetails:
    """Put the sentences into the message, which stands alone in lists, and the evidence below it."""
    begins = min((place for mark in _EVIDENCE if (place := text.find(f"\n{mark}")) >= 0), default=len(text))
    evidence = "\n\n".join(filter(None, (text[begins:].strip("\n"), traceback)))
    return StatusDetails(message=text[:begins], trace=evidence or None)


def _step_status(step: Any) -> str:
    if step.status.is_passed():
        return str(Status.PASSED)
    if not step.status.has_failed() or isinstance(step.exception, NotTested):
        return str(Status.SKIPPED)
    judged = step.status is BehaveStatus.failed and step.step_type != "given"
    return str(Status.FAILED if judged else Status.BROKEN)
