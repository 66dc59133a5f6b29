"""The order in which scenarios run where somebody stands at the station.

Owns what may be moved. Every scenario proves by itself that the station is idle before it begins, and puts
back what it changed, so it means the same in any order. To leave a cable in, or an error standing, for the
next one would *not* be safe, and is never done. What is shared is where one stands and what one holds:

1. what needs nobody: whoever is there may still be fetching the cards;
2. connector 1, then connector 2, …: first with the cable alone, then with cards, then with whatever provokes
   errors, so that one walks to a place once and fetches a thing once;
3. what is done at the station itself: errors of the whole, the emergency stop;
4. the power switch, after which everything takes longest to come back;
5. what could lock the station out (``@lockout``: new firmware). Should it not come back, nothing is lost.

The script's order stands within each of these, and in every report.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

from behave.model import Feature, ScenarioOutline

from ocpp_support.plan.takes import Done, Takes

LOCKOUT = "lockout"
"""The tag of what could lock a station out."""

TakesOf = Callable[[Any], Takes | None]
"""What a scenario takes; None where that is not known."""

_POWER = {"power_cycle", "power_off", "power_on"}
_TOOLS = {"plug_in": 0, "unplug": 0, "look": 0, "unplug_vehicle": 1, "press_stop": 1, "present_card": 2}
_ERRORS = 3

_NOBODY, _CONNECTOR, _STATION, _SWITCH, _LAST = range(5)


def in_order(features: Sequence[Feature], takes: TakesOf) -> list[Feature]:
    """Return the features' parts in the order of running; takes come from a rehearsal."""
    numbered = list(enumerate(_items(features)))
    numbered.sort(key=lambda one: (*_rank(one[1], takes), one[0]))
    return parts([item for _, item in numbered])


def parts(items: Iterable[Any]) -> list[Feature]:
    """Return features that hold these scenarios and outlines, in this order: one for each stretch."""
    stretches = groupby(items, key=lambda item: id(item.feature))
    return [_part(list(stretch)) for _, stretch in stretches]


def without(features: Sequence[Feature], done: Callable[[Any], bool]) -> list[Feature]:
    """Return features without the items of which every scenario is done already."""
    return parts(item for item in _items(features) if not all(map(done, scenarios_of(item))))


def _items(features: Iterable[Feature]) -> list[Any]:
    return [item for feature in features for item in feature.run_items]


def scenarios_of(item: Any) -> list[Any]:
    """Return the scenarios of an item of a feature: those of its rows, where it is an outline."""
    return list(item.scenarios) if isinstance(item, ScenarioOutline) else [item]


def _part(items: list[Any]) -> Feature:
    feature = copy.copy(items[0].feature)
    feature.run_items = items
    feature.scenarios = items
    for item in items:
        item.feature = feature
        for scenario in scenarios_of(item):
            scenario.feature = feature
    return feature


def _rank(item: Any, takes: TakesOf) -> tuple[int, int, int]:
    if LOCKOUT in item.effective_tags:
        return (_LAST, 0, 0)
    known = [takes(scenario) for scenario in scenarios_of(item)]
    acts = [act for one in known if one for act in one.acts]
    if not acts:
        return (_NOBODY if all(known) else _STATION, 0, 0)
    if any(act.name in _POWER for act in acts):
        return (_SWITCH, 0, 0)
    if any(not act.connector for act in acts):
        return (_STATION, 0, _tools(acts))
    return (_CONNECTOR, max(act.connector or 0 for act in acts), _tools(acts))


def _tools(acts: Iterable[Done]) -> int:
    return max(_TOOLS.get(act.name, _ERRORS) for act in acts)
