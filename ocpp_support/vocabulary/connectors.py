"""One scenario, run once for each connector of the station.

Owns the meaning of the tag ``@each_connector``: before anything runs, such a scenario is replaced by
one copy per connector, in which "the connector" reads "connector 1", "connector 2" and so on. Does
not know where the number of connectors comes from.
"""

import re
from typing import Any

from behave.model import Examples, Feature, Scenario, ScenarioOutline, Step, Table, Text

TAG = "each_connector"

ANY_CONNECTOR = re.compile(r"\bthe connector\b", re.IGNORECASE)


def expand(features: list[Feature], connectors: int) -> None:
    """Replace every scenario tagged ``@each_connector`` by one for each of the ``connectors``."""
    for feature in features:
        feature.run_items = [one for item in feature.run_items for one in _expanded(item, connectors)]
        feature.scenarios = [item for item in feature.run_items if isinstance(item, Scenario)]


def _expanded(item: Any, connectors: int) -> list[Any]:
    if not isinstance(item, Scenario) or TAG not in item.effective_tags:
        return [item]
    return [_for_connector(item, number) for number in range(1, connectors + 1)]


def _for_connector(scenario: Scenario, number: int) -> Scenario:
    """Build the copy of a scenario, or of a scenario outline, that is about one connector."""
    place = f"connector {number}"
    about = (scenario.filename, scenario.line, scenario.keyword, f"{scenario.name} ({place})", scenario.tags)
    steps = [_step(step, place) for step in scenario.steps]
    if isinstance(scenario, ScenarioOutline):
        examples = [_examples(example, place) for example in scenario.examples]
        copy = ScenarioOutline(*about, steps, examples, scenario.description)
    else:
        copy = Scenario(*about, steps, scenario.description)
    copy.parent, copy.feature, copy.background = scenario.parent, scenario.feature, scenario.background
    _leave_out_the_same(scenario, copy)
    return copy


def _leave_out_the_same(scenario: Scenario, copy: Scenario) -> None:
    """What was left out by its line in the file before it was copied stays left out."""
    rows = getattr(scenario, "scenarios", [scenario])
    for original, again in zip(rows, getattr(copy, "scenarios", [copy]), strict=True):
        if original.should_skip:
            again.mark_skipped(original.skip_reason)


def _examples(example: Examples, place: str) -> Examples:
    # A table of its own: an outline makes its scenarios only from a table that is still unread.
    table = example.table and _table(example.table, place)
    return Examples(example.filename, example.line, example.keyword, example.name, example.tags, table)


def _step(step: Step, place: str) -> Step:
    text = step.text and Text(_said_of(place, step.text), step.text.content_type, step.text.line)
    table = step.table and _table(step.table, place)
    name = _said_of(place, step.name)
    return Step(step.filename, step.line, step.keyword, step.step_type, name, text, table)


def _table(table: Table, place: str) -> Table:
    rows = [[_said_of(place, cell) for cell in row.cells] for row in table.rows]
    return Table(list(table.headings), rows, table.line)


def _said_of(place: str, words: str) -> str:
    """Say ``words`` of one place; a sentence that began with a capital letter keeps it."""
    return ANY_CONNECTOR.sub(lambda found: place.capitalize() if found[0][0].isupper() else place, words)
