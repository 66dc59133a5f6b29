"""How a scenario is sorted and introduced in Allure: labels for trees and filters, links, a description.

Owns what is shown of the script, the feature and the tags, before it has run. What becomes of a scenario is
`allure_listener`'s.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from allure_commons.model2 import Label, Link
from allure_commons.types import LabelType, LinkType, Severity

from ocpp_support.reporting.allure_attachments import SCENARIO
from ocpp_support.reporting.criteria import TAG_PREFIX, Criterion, Function
from ocpp_support.reporting.deviations import Declaration
from ocpp_support.reporting.names import label_of
from ocpp_support.reporting.outcomes import criteria_of, level_of
from ocpp_support.vocabulary.connectors import TAG as EACH_CONNECTOR

SCRIPT, BEYOND = "Acceptance script", "Beyond the script"
SCRIPT_FOLDER = "acceptance"

KNOWN_DEVIATION = "known deviation"

SHOWN_ELSEWHERE = (
    LabelType.PARENT_SUITE,
    LabelType.SUITE,
    LabelType.EPIC,
    LabelType.FEATURE,
    LabelType.STORY,
    LabelType.FRAMEWORK,
    "criterion",
    "station",
    SCENARIO,
)
"""Labels whose values are in the tree, among the parameters or among the tags already.

Not the severity: what is hidden, the page's own program does not know either.
"""

FORM = "../acceptance.html"
"""The form, from where the page is."""

_SEVERITY = {"must": Severity.CRITICAL, "should": Severity.MINOR, "may": Severity.TRIVIAL}
_IMPLIED = "The script does not say so itself: where it fails, the row of the form carries a remark."


def epic_of(scenario: Any) -> str:
    """Return what a scenario belongs to: the script, or the capability that its folder is named after."""
    folder = PurePath(str(scenario.filename)).parent.name
    if criteria_of(scenario) or folder == SCRIPT_FOLDER:
        return SCRIPT
    return folder.replace("_", " ").capitalize()


class Introduction:
    """What the script says of each scenario.

    Args:
        functions: The script.
        deviations: What the station file declares, by criterion.
    """

    def __init__(self, functions: Sequence[Function], deviations: Mapping[str, Declaration]) -> None:
        self._criteria = {one.id: one for function in functions for one in function.criteria}
        self._deviations = deviations

    def path(self, scenario: Any, *, among: Collection[str] = ()) -> list[str]:
        """Return the way to a scenario in the page's tree: its function, and the first criterion it proves.

        Above them stands what it belongs to, where the run has scenarios of more than one kind.

        Args:
            scenario: The scenario.
            among: What the scenarios of the run belong to.

        """
        above = [epic_of(scenario)] if len(among) > 1 else []
        return [*above, scenario.feature.name, *(self._story(name) for name in criteria_of(scenario)[:1])]

    def labels(self, scenario: Any) -> Iterator[Label]:
        """Yield the labels of a scenario."""
        yield Label(name=LabelType.PARENT_SUITE, value=SCRIPT if criteria_of(scenario) else BEYOND)
        yield Label(name=LabelType.SUITE, value=scenario.feature.name)
        yield Label(name=LabelType.EPIC, value=epic_of(scenario))
        yield Label(name=LabelType.FEATURE, value=scenario.feature.name)
        yield Label(name=LabelType.SEVERITY, value=_SEVERITY[level_of(scenario)])
        yield Label(name=LabelType.FRAMEWORK, value="behave")
        yield Label(name=SCENARIO, value=label_of(scenario))
        for name in criteria_of(scenario):
            yield Label(name="criterion", value=name)
            yield Label(name=LabelType.STORY, value=self._story(name))
            if declared := self._deviations.get(name):
                said = f"{KNOWN_DEVIATION} {name}: {declared.in_words}"
                yield Label(name=KNOWN_DEVIATION, value=said)
        for tag in scenario.tags:
            if tag != EACH_CONNECTOR:  # The name says which one.
                yield Label(name=LabelType.TAG, value=str(tag))

    def links(self, scenario: Any) -> Iterator[Link]:
        """Yield where its criteria stand in the form, and where a declared deviation is followed up."""
        for name in criteria_of(scenario):
            url = f"{FORM}#{TAG_PREFIX}{name}"
            yield Link(type=LinkType.LINK, url=url, name=f"Criterion {name} in the form")
            declared = self._deviations.get(name)
            if declared and declared.link:
                yield Link(type=LinkType.ISSUE, url=declared.link, name=declared.reason)

    def description(self, scenario: Any) -> str:
        """Return what it is to show and why, in Markdown: the script's words, then those of the feature."""
        known = [self._criteria[name] for name in criteria_of(scenario) if name in self._criteria]
        own = " ".join(scenario.description)
        return "\n\n".join(filter(None, (*map(_quoted, known), own, *_why(scenario.feature))))

    def _story(self, name: str) -> str:
        criterion = self._criteria.get(name)
        return f"{name} {criterion.text}" if criterion else name


def _quoted(criterion: Criterion) -> str:
    said = f"> **Criterion {criterion.id}.** {criterion.text}"
    return f"{said}\n>\n> {_IMPLIED}" if criterion.implied else said


def _why(feature: Any) -> Iterator[str]:
    """Yield why the feature matters, and, where the last line names it, the section of the specification."""
    lines = [*feature.description]
    section = lines.pop() if lines and "OCPP" in lines[-1] else ""
    yield " ".join(lines)
    if section:
        yield f"*{section.strip()}*"
