"""What all features together must be like: the criteria that they prove, the phrases that they use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from behave.model import Feature

from ocpp_support.reporting.criteria import TAG_PREFIX, Function
from ocpp_support.vocabulary.phrases import Phrase, Vocabulary
from ocpp_support.vocabulary.usage import Said, uses_of
from tests.house.rules.features import ids_of


def own_feature_names(features: Sequence[Feature]) -> Iterator[str]:
    """No two features have one name: Allure would take the one's scenarios for the other's."""
    for name, times in Counter(feature.name for feature in features).items():
        if times > 1:
            yield f"{times} features are called “{name}”"


def own_ids(features: Sequence[Feature]) -> Iterator[str]:
    """An id that is not a criterion's belongs to one scenario for ever."""
    written = [item for feature in features for item in feature.run_items]
    ids = Counter(name for item in written for name in ids_of(item) if not name.startswith(TAG_PREFIX))
    yield from (f"@{name} stands at {times} scenarios" for name, times in ids.items() if times > 1)


def every_criterion_is_proved(features: Sequence[Feature], functions: Sequence[Function]) -> Iterator[str]:
    """A demanded criterion has a @must scenario, an implied one only others; and every tag is a criterion."""
    levels: dict[str, set[str]] = {}
    for feature in features:
        for scenario in feature.walk_scenarios():
            for name in ids_of(scenario):
                if name.startswith(TAG_PREFIX):
                    levels.setdefault(name.removeprefix(TAG_PREFIX), set()).update(
                        map(str, scenario.effective_tags)
                    )
    criteria = {criterion.id: criterion for function in functions for criterion in function.criteria}
    for unknown in sorted(levels.keys() - criteria.keys()):
        yield f"@{TAG_PREFIX}{unknown} is no criterion"
    for number, criterion in criteria.items():
        if number not in levels:
            yield f"criterion {number} has no scenario"
        elif criterion.implied and "must" in levels[number]:
            yield f"criterion {number} is implied, and has a @must scenario"
        elif not criterion.implied and "must" not in levels[number]:
            yield f"criterion {number} is demanded, and has no @must scenario"


def one_meaning(vocabulary: Vocabulary, said: Sequence[Said]) -> Iterator[str]:
    """No step means two phrases. (One that means none is explained by `words`.)"""
    for one in said:
        meant = vocabulary.meant_by(one.keyword, one.words)
        if len(meant) > 1:
            all_meant = " and ".join(phrase.shown for phrase in meant)
            yield f"{one.file}:{one.line}: “{one.text}” means {all_meant}"


def every_phrase_is_used(vocabulary: Vocabulary, said: Sequence[Said]) -> Iterator[str]:
    """A phrase that no feature says is dead."""
    for phrase, uses in uses_of(vocabulary, said).items():
        if not uses:
            yield f"{_place(phrase)}: no feature says “{phrase.shown}”"


def one_way_to_say_it(vocabulary: Vocabulary) -> Iterator[str]:
    """No phrase is defined twice: not after two keywords, nor with other blanks, nor in another case."""
    first: dict[str, Phrase] = {}
    for phrase in vocabulary.phrases:
        same = first.setdefault(re.sub(r"\s+", " ", phrase.shape).casefold(), phrase)
        if same is not phrase:
            yield f"{_place(phrase)}: “{phrase.shown}” is defined at {_place(same)} already"


def _place(phrase: Phrase) -> str:
    return f"{phrase.file}:{phrase.line}"
