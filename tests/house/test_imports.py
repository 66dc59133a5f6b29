"""Imports point down, and every rule about them can be broken."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import PurePath

import pytest

from tests.house.rules import imports as rules
from tests.house.tree import complaints, parsed, python_files

OURS = python_files("ocpp_support", "steps", "environment.py")
EVERYTHING = python_files("ocpp_support", "simulator", "steps", "environment.py")


@pytest.mark.parametrize("rule", [rules.downwards, rules.without_io, rules.blocking])
def test_imports_point_down(rule: Callable[[str, ast.Module], Iterator[str]]) -> None:
    assert complaints(lambda file: rule(rules.name_of(file), parsed(file)), OURS) == []


def test_judge_and_judged_are_apart() -> None:
    assert complaints(lambda file: rules.apart(rules.name_of(file), parsed(file)), EVERYTHING) == []


def test_no_module_knows_itself_by_way_of_others() -> None:
    known = {
        rules.name_of(file): {
            imported.removeprefix("ocpp_support.") for _, imported in rules.imports_of(parsed(file))
        }
        for file in OURS
    }

    assert (
        list(rules.circles({module: found & known.keys() - {module} for module, found in known.items()}))
        == []
    )


@pytest.mark.parametrize("module", [*rules.ALSO, rules.MAY_KNOW_THE_SIMULATOR])
def test_no_exception_outlives_its_module(module: str) -> None:
    assert module in {rules.name_of(file) for file in OURS}


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("matchers.statuses", "from ocpp_support.csms.line import Line"),
        ("matchers.statuses", "from ocpp_support.vocabulary.types import register"),
        ("matchers.statuses", "def f():\n    import ocpp_support.bench"),
        ("protocol.frames", "from ocpp_support.trace.trace import Trace"),
        ("steps.a_steps", "from ocpp_support.trace.trace import Trace"),
        ("steps.a_steps", "from steps.b_steps import outlet_becomes"),
        ("cast.driver", "from ocpp_support.bench import Bench"),
        ("a_new_module", "from ocpp_support.trace.trace import Trace"),
        ("trace.trace", "from .formats import as_text"),
    ],
)
def test_an_import_that_points_up_is_noticed(module: str, text: str) -> None:
    assert list(rules.downwards(module, ast.parse(text)))


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("matchers.statuses", "import json\nfrom ocpp_support.vocabulary.nouns import Status"),
        ("station.simulated", "from ocpp_support.csms.central_system import CentralSystem"),
        ("steps.a_steps", "from ocpp_support.context import Context"),
    ],
)
def test_an_import_that_points_down_is_let_pass(module: str, text: str) -> None:
    assert not list(rules.downwards(module, ast.parse(text)))


@pytest.mark.parametrize(
    ("module", "text", "noticed"),
    [
        ("csms.line", "from simulator.link import Link", True),
        ("steps.a_steps", "import simulator", True),
        ("simulator.link", "from ocpp_support.protocol.frames import Call", True),
        ("simulator.link", "import ocpp_support", True),
        ("station.simulated", "from simulator.station import Station", False),
        ("simulator.link", "from simulator.peer import Peer", False),
    ],
)
def test_code_shared_by_judge_and_judged_is_noticed(module: str, text: str, noticed: bool) -> None:
    assert bool(list(rules.apart(module, ast.parse(text)))) is noticed


@pytest.mark.parametrize(
    "text", ["import socket", "from urllib.request import urlopen", "import aiohttp.web"]
)
def test_io_in_what_is_pure_is_noticed(text: str) -> None:
    assert list(rules.without_io("matchers.statuses", ast.parse(text)))
    assert not list(rules.without_io("csms.line", ast.parse(text)))


def test_asynchrony_above_the_bench_is_noticed() -> None:
    tree = ast.parse("async def f():\n    await g()")

    assert list(rules.blocking("bench", tree))
    assert list(rules.blocking("steps.a_steps", tree))
    assert not list(rules.blocking("csms.line", tree))


def test_a_circle_is_noticed() -> None:
    assert list(rules.circles({"a": {"b"}, "b": {"c"}, "c": {"a"}}))
    assert not list(rules.circles({"a": {"b", "c"}, "b": {"c"}}))


@pytest.mark.parametrize(
    ("file", "module"),
    [
        ("ocpp_support/csms/line.py", "csms.line"),
        ("ocpp_support/csms/__init__.py", "csms"),
        ("simulator/link.py", "simulator.link"),
        ("environment.py", "environment"),
    ],
)
def test_modules_are_called_as_in_the_tables(file: str, module: str) -> None:
    assert rules.name_of(PurePath(file)) == module
