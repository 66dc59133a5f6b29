"""What every feature must be like by itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from behave.model import Feature, Scenario, ScenarioOutline

from ocpp_support.station.profile import Profile
from ocpp_support.station.tables import ERROR_KINDS
from ocpp_support.vocabulary.connectors import ANY_CONNECTOR, TAG
from ocpp_support.vocabulary.nouns import Answer, CardAnswer, Status

LEVELS = ("must", "should", "may")
MOST_STEPS = 8
MOST_ROWS = 8

_ID = re.compile(r"AC-\d+\.\d|[A-Z]{3}-\d\d")
_ORDER = (
    _ID,
    re.compile("|".join(LEVELS)),
    re.compile(r"needs\..+"),
    re.compile("lockout"),
    re.compile("slow"),
    re.compile(TAG),
)

_WIRE_WORDS = re.compile(
    r"\b(CSMS|OCPP|JSON|XML|SOAP|HTTPS?|[Ww]eb[Ss]ocket|payload|CALL\w*|Authorize|Heartbeat|Reset)\b|\.(req|conf)\b"
)
_WIRE_NAME = re.compile(r"\b[A-Za-z]*[a-z][A-Z]\w*\b")
_STATUSES_AND_OUTCOMES = {*Status, *Answer, *CardAnswer}
_TESTERS_WORDS = re.compile(r"\b(verify|verifies|checks?|should|sends?|wait|receives?)\b", re.IGNORECASE)
_SECTION = re.compile(r"OCPP 1\.6")


def no_rule(feature: Feature) -> Iterator[str]:
    """`Rule` swallows everything after it, and its scenarios are missing in Allure."""
    for rule in feature.rules:
        yield f"{rule.location}: a Rule; make it a feature"


def tells_why_and_where(feature: Feature) -> Iterator[str]:
    """A feature says why somebody cares, and which section of OCPP 1.6 it rests on."""
    sections = [line for line in feature.description if _SECTION.search(line)]
    if not sections or len(feature.description) == len(sections):
        yield f"{feature.location}: the description must say why somebody cares, and the section of OCPP 1.6"


def begins_its_lines_with_keywords(feature: Feature) -> Iterator[str]:
    """A line of a scenario that begins with no keyword is no step; behave drops it in silence."""
    for scenario in _written(feature):
        for line in scenario.description:
            yield f"{_where(scenario)}: “{line}” is no step"


def tags_in_order(feature: Feature) -> Iterator[str]:
    """Tags are ids, level, needs, lockout, slow, each_connector, in this order, and nothing else."""
    for scenario in _written(feature):
        examples = getattr(scenario, "examples", [])
        for tags in (scenario.tags, *(example.tags for example in examples)):
            ranks = [_rank(tag) for tag in tags]
            if None in ranks:
                yield f"{_where(scenario)}: @{tags[ranks.index(None)]} is no tag of ours"
            elif ranks != sorted(ranks):
                yield f"{_where(scenario)}: the tags must stand in the order id, level, needs, the rest"


def has_an_id(feature: Feature) -> Iterator[str]:
    """Every scenario has an id, in the script one of a criterion of the feature's own function."""
    number = re.match(r"(\d+) ", feature.name)
    for scenario in _run(feature):
        ids = ids_of(scenario)
        if not ids:
            yield f"{_where(scenario)}: it has no id"
        for foreign in ids if number else ():
            if not foreign.startswith(f"AC-{number[1]}."):
                yield f"{_where(scenario)}: @{foreign} is not of function {number[1]}"


def has_one_level(feature: Feature) -> Iterator[str]:
    """Every scenario that is run has exactly one level."""
    for scenario in _run(feature):
        levels = [level for level in LEVELS if level in scenario.effective_tags]
        if len(levels) != 1:
            yield f"{_where(scenario)}: one level of {', '.join(LEVELS)} is wanted, not {len(levels)}"


def needs_are_known(feature: Feature) -> Iterator[str]:
    """A need is one that the station file can answer."""
    for scenario in _run(feature):
        for tag in scenario.effective_tags:
            need = str(tag).removeprefix("needs.")
            if need != tag and not _is_known(need):
                yield f"{_where(scenario)}: @{tag} is unknown to the station file"


def given_one_when_then(feature: Feature) -> Iterator[str]:
    """A scenario is what is so, one event, and what follows."""
    for scenario in _run(feature):
        background = feature.background.steps if feature.background else []
        kinds = "".join(step.step_type[0] for step in [*background, *scenario.steps])
        if not re.fullmatch("g+wt+", kinds):
            yield f"{_where(scenario)}: it must be Given, one When, Then"


def few_steps(feature: Feature) -> Iterator[str]:
    """A scenario is short."""
    for scenario in _run(feature):
        if len(scenario.steps) > MOST_STEPS:
            yield f"{_where(scenario)}: {len(scenario.steps)} steps; at most {MOST_STEPS}"


def few_rows(feature: Feature) -> Iterator[str]:
    """An outline has rows, and few."""
    for scenario in _written(feature):
        if isinstance(scenario, ScenarioOutline) and not 1 <= len(scenario.scenarios) <= MOST_ROWS:
            yield f"{_where(scenario)}: {len(scenario.scenarios)} rows; 1 to {MOST_ROWS}"


def own_scenario_names(feature: Feature) -> Iterator[str]:
    """No two scenarios that are run have one name: Allure would take one for the other's retry."""
    names = Counter(_bare_name(scenario) for scenario in _run(feature))
    for name, times in names.items():
        if times > 1:
            yield f"{feature.location}: {times} scenarios are called “{name}”"


def the_connector_where_it_is_run_for_each(feature: Feature) -> Iterator[str]:
    """“The connector” stands in scenarios that are run for each, and in no other."""
    background = feature.background
    if background and any(ANY_CONNECTOR.search(step.name) for step in background.steps):
        yield f"{background.location}: a background cannot say “the connector”"
    for scenario in _written(feature):
        says_it = any(ANY_CONNECTOR.search(words) for words in _words_of_steps(scenario))
        if says_it and TAG not in scenario.effective_tags:
            yield f"{_where(scenario)}: “the connector” is said, and @{TAG} is missing"
        if not says_it and TAG in scenario.effective_tags:
            yield f"{_where(scenario)}: @{TAG}, and no step says “the connector”"


def no_wire_words(feature: Feature) -> Iterator[str]:
    """Nothing of the wire is said but statuses, outcomes and the names of settings in quotes."""
    why = [line for line in feature.description if not _SECTION.search(line)]
    for line in why:
        yield from (f"{feature.location}: “{word}” is a word of the wire" for word in _wire_words(line))
    for scenario in _written(feature):
        yield from (
            f"{_where(scenario)}: “{word}” is a word of the wire" for word in _wire_words(scenario.name)
        )
    # As they are run: in a row of an outline the name of a setting stands without its quotes.
    for scenario in _run(feature):
        for words in _words_of_steps(scenario):
            yield from (f"{_where(scenario)}: “{word}” is a word of the wire" for word in _wire_words(words))


def no_testers_words(feature: Feature) -> Iterator[str]:
    """Steps tell what happens, not what a tester does about it."""
    for scenario in _written(feature):
        for step in scenario.steps:
            for found in _TESTERS_WORDS.finditer(_without_quoted(step.name)):
                yield f"{scenario.filename}:{step.line}: “{found[0]}” is a tester's word"


def ids_of(scenario: Scenario) -> list[str]:
    """Return the ids that a scenario carries."""
    return [str(tag) for tag in scenario.effective_tags if _ID.fullmatch(str(tag))]


def _written(feature: Feature) -> list[Any]:
    """Return the scenarios and outlines as they stand in the file."""
    return [item for item in feature.run_items if isinstance(item, Scenario)]


def _run(feature: Feature) -> list[Scenario]:
    """Return the scenarios as they are run: an outline's are those of its rows."""
    return list(feature.walk_scenarios())


def _bare_name(scenario: Scenario) -> str:
    return str(re.sub(r" -- @\d+\.\d+ .*$", "", scenario.name))


def _where(scenario: Scenario) -> str:
    return f"{scenario.location} “{scenario.name}”"


def _rank(tag: str) -> int | None:
    return next((rank for rank, pattern in enumerate(_ORDER) if pattern.fullmatch(str(tag))), None)


def _is_known(need: str) -> bool:
    if need.startswith("error."):
        return need.removeprefix("error.") in ERROR_KINDS
    try:
        Profile().why_not(need)
    except ValueError:
        return False
    return True


def _words_of_steps(scenario: Any) -> Iterable[str]:
    for step in scenario.steps:
        yield step.name
        yield from (cell for row in step.table or () for cell in row.cells)
    for example in getattr(scenario, "examples", ()):
        yield from (cell for row in example.table or () for cell in row.cells)


def _wire_words(words: str) -> list[str]:
    bare = _without_quoted(words)
    names = [name for name in _WIRE_NAME.findall(bare) if name not in _STATUSES_AND_OUTCOMES]
    return names + [found[0] for found in _WIRE_WORDS.finditer(bare)]


def _without_quoted(words: str) -> str:
    return re.sub(r'"[^"]*"', "", words)
