"""The order of the Allure page: the script's, in whatever order the scenarios ran.

Owns the label that tells the place of a scenario, and sorting the page's trees by it, and by the numbers of
functions and criteria: the generator knows no order but that of the clock, and a run by hand goes from place
to place.
"""

import base64
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from allure_commons.utils import md5

LABEL = "order"

_TREE = re.compile(r'(d\("widgets/(?:[\w-]+/)?tree\.json",")([A-Za-z0-9+/=]*)("\))')

_NUMBER = re.compile(r"(\d+)(?:\.(\d+))? ")


def in_order_of_the_script(page: str, *results: Path) -> str:
    """Return the page with its trees sorted; what is no tree of ours stays as it is."""
    places = {name: place for folder in results for name, place in _places(folder).items()}
    return _TREE.sub(lambda found: found[1] + _sorted(found[2], places) + found[3], page)


def _places(results: Path) -> dict[str, int]:
    """Return the place of each result, by the name that the generator gives its leaf."""
    places = {}
    for file in results.glob("*-result.json"):
        result = json.loads(file.read_text(encoding="utf-8"))
        place = next((one["value"] for one in result.get("labels", ()) if one["name"] == LABEL), "")
        if place.isdecimal():
            places[md5(str(result["uuid"]))] = int(place)
    return places


def _sorted(encoded: str, places: Mapping[str, int]) -> str:
    try:
        tree = json.loads(base64.b64decode(encoded))
        sorted_tree = _Tree(tree, places)
        sorted_tree.sort(tree["root"])
        for number, leaf in enumerate(sorted_tree.leaves(tree["root"]), start=1):
            # All through, as the page sorts groups anew, by the lowest number that is in them.
            leaf["groupOrder"] = number
    except (ValueError, LookupError, TypeError, AttributeError):
        return encoded
    return base64.b64encode(json.dumps(tree).encode()).decode()


class _Tree:
    """A tree of the page: groups of groups, and leaves."""

    def __init__(self, tree: Any, places: Mapping[str, int]) -> None:
        self._groups = tree["groupsById"]
        self._leaves = tree["leavesById"]
        self._places = places

    def sort(self, node: Any) -> int:
        """Sort what is below a node; return the place of the first that is there."""
        first = {name: self.sort(self._groups[name]) for name in node.get("groups", ())}
        if "groups" in node:
            node["groups"] = sorted(node["groups"], key=lambda name: (*self._number(name), first[name]))
        if "leaves" in node:
            node["leaves"] = sorted(node["leaves"], key=self._of_leaves(node).__getitem__)
        return min((*first.values(), *self._of_leaves(node).values()), default=len(self._places) + 1)

    def leaves(self, node: Any) -> Iterator[Any]:
        """Yield what is below a node, in its order."""
        for name in node.get("leaves", ()):
            yield self._leaves[name]
        for name in node.get("groups", ()):
            yield from self.leaves(self._groups[name])

    def _number(self, group: str) -> tuple[int, ...]:
        """Return the number with which a group's name begins: a function's, or a criterion's."""
        found = _NUMBER.match(str(self._groups[group]["name"]))
        return (int(found[1]), int(found[2] or 0)) if found else (sys.maxsize, 0)

    def _of_leaves(self, node: Any) -> dict[str, int]:
        return {name: self._places.get(name, len(self._places) + 1) for name in node.get("leaves", ())}
