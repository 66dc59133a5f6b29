"""Every Python file keeps the rules of size, names and waiting, and every rule can be broken."""

from __future__ import annotations

import ast
from pathlib import PurePath

import pytest

from tests.house.rules import sources as rules
from tests.house.tree import complaints, parsed, python_files, read

WAITING = python_files("ocpp_support", "steps", "environment.py")
OWN = python_files("ocpp_support", "simulator", "steps", "environment.py")
METHODS = "class Many:\n" + "".join(f"    def act_{number}(self): ...\n" for number in range(13))


def test_every_file_has_a_home() -> None:
    assert complaints(rules.a_home, python_files()) == []


def test_every_file_is_short() -> None:
    assert complaints(lambda file: rules.a_short_file(file, read(file)), python_files()) == []


def test_every_function_is_short() -> None:
    assert complaints(lambda file: rules.short_functions(parsed(file)), python_files()) == []


def test_every_module_says_what_it_owns() -> None:
    assert complaints(lambda file: rules.a_docstring(parsed(file)), OWN) == []


def test_every_class_owns_one_thing() -> None:
    assert complaints(lambda file: rules.few_public_methods(parsed(file)), OWN) == []


def test_nothing_sleeps() -> None:
    assert complaints(lambda file: rules.no_sleep(parsed(file)), WAITING) == []


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "base", "misc"])
def test_a_homeless_module_is_noticed(name: str) -> None:
    assert list(rules.a_home(PurePath("simulator") / f"{name}.py"))
    assert not list(rules.a_home(PurePath("simulator") / "baseline.py"))


@pytest.mark.parametrize(("file", "most"), [("simulator/x.py", 300), ("steps/x_steps.py", 140)])
def test_a_long_file_is_noticed(file: str, most: int) -> None:
    assert list(rules.a_short_file(PurePath(file), "\n" * (most + 1))) == [
        f"{most + 1} lines; at most {most}"
    ]
    assert not list(rules.a_short_file(PurePath(file), "\n" * most))


@pytest.mark.parametrize("kind", ["def", "async def"])
def test_a_long_function_is_noticed(kind: str) -> None:
    text = f"class A:\n    {kind} long(self):\n" + "        pass\n" * 40

    assert list(rules.short_functions(ast.parse(text))) == ["line 2: long has 41 lines; at most 40"]
    assert not list(rules.short_functions(ast.parse(text.replace("        pass\n", "", 1))))


@pytest.mark.parametrize(
    "text",
    [
        "import time\ntime.sleep(1)",
        "import asyncio\nasync def f():\n    await asyncio.sleep(0)",
        "from time import sleep as rest\nrest(1)",
        "self.clock.sleep(3)",
        "sleep(3)",
    ],
)
def test_a_sleep_is_noticed(text: str) -> None:
    assert list(rules.no_sleep(ast.parse(text)))


def test_a_word_about_sleeping_is_no_sleep() -> None:
    assert not list(rules.no_sleep(ast.parse('"""Never sleep()."""\nasleep = sleeps(1)')))


def test_a_module_that_says_nothing_of_itself_is_noticed() -> None:
    assert list(rules.a_docstring(ast.parse("x = 1")))
    assert not list(rules.a_docstring(ast.parse("")))


def test_a_class_that_can_do_everything_is_noticed() -> None:
    assert list(rules.few_public_methods(ast.parse(METHODS))) == ["line 1: Many has 13 methods; at most 12"]
    assert not list(rules.few_public_methods(ast.parse(METHODS.replace("act_0", "_act_0"))))
    assert not list(rules.few_public_methods(ast.parse(METHODS.replace("    def", "    @property\n    def"))))


@pytest.mark.parametrize("name", rules.BROAD)
def test_no_exception_outlives_its_class(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "BROAD", {})

    assert any(
        f" {name} has " in one for one in complaints(lambda file: rules.few_public_methods(parsed(file)), OWN)
    )
