import base64
import json
from pathlib import Path
from typing import Any

import pytest
from allure_commons.utils import md5

from ocpp_support.reporting.page_order import LABEL, in_order_of_the_script

ON, OFF, OPEN = (md5(uuid) for uuid in ("u1", "u2", "u3"))
TREE = {
    "root": {"groups": ["doors", "lights"]},
    "groupsById": {
        "doors": {"name": "2 Doors", "leaves": [OPEN]},
        "lights": {"name": "1 Lights", "leaves": [OFF, "odd", ON]},
    },
    "leavesById": {name: {"groupOrder": 0} for name in (ON, OFF, OPEN, "odd")},
}


@pytest.fixture
def results(tmp_path: Path) -> Path:
    for place in (1, 2, 3):
        label = {"name": LABEL, "value": str(place)}
        result = {"uuid": f"u{place}", "labels": [{"name": "suite", "value": "9"}, label]}
        (tmp_path / f"{place}-result.json").write_text(json.dumps(result))
    (tmp_path / "other-result.json").write_text("{}")
    return tmp_path


def page(tree: Any, name: str = "widgets/default/tree.json") -> str:
    return f'<script>d("{name}","{base64.b64encode(json.dumps(tree).encode()).decode()}")</script>'


def tree_in(page: str) -> Any:
    return json.loads(base64.b64decode(page.split('"')[3]))


@pytest.mark.parametrize("name", ["widgets/tree.json", "widgets/default/tree.json"])
def test_what_ran_late_stands_where_the_script_has_it(results: Path, name: str) -> None:
    tree = tree_in(in_order_of_the_script(page(TREE, name), results))

    assert tree["root"]["groups"] == ["lights", "doors"]
    assert tree["groupsById"]["lights"]["leaves"] == [ON, OFF, "odd"]
    assert [tree["leavesById"][leaf]["groupOrder"] for leaf in (ON, OFF, "odd", OPEN)] == [1, 2, 3, 4]


def test_functions_and_criteria_stand_in_the_order_of_their_numbers(results: Path) -> None:
    names = {"a": "10 Errors", "b": "2.10 Late", "c": "2.9 Early", "d": "2 Doors", "e": "Beyond the script"}
    groups = {name: {"name": called} for name, called in names.items()}
    tree = {"root": {"groups": [*groups]}, "groupsById": groups, "leavesById": {}}

    sorted_tree = tree_in(in_order_of_the_script(page(tree), results))

    assert sorted_tree["root"]["groups"] == ["d", "c", "b", "a", "e"]


@pytest.mark.parametrize(
    "untouched",
    [
        page({"root": {"groups": ["nobody"]}, "groupsById": {}, "leavesById": {}}),
        page([]),
        'd("widgets/tree.json","AAA")',
        page(TREE, "widgets/nav.json"),
    ],
)
def test_what_is_no_tree_of_ours_stays_as_it_is(results: Path, untouched: str) -> None:
    assert in_order_of_the_script(untouched, results) == untouched
