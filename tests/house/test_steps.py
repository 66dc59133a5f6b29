"""Every step file keeps the rules, and every rule can be broken."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

import pytest

from tests.house.rules import steps as rules
from tests.house.tree import complaints, parsed, python_files

Rule = Callable[[ast.Module], Iterator[str]]

GOOD = '''\
"""Places."""

from behave import given, then


@given("{outlet:Outlet} is free")
def outlet_is_free(context, outlet):
    context.bench.station.frees(outlet)


@then("{outlet:Outlet} becomes {status:Status}")
def outlet_becomes(context, outlet, status):
    context.bench.expect(becomes(outlet, status))
'''

STEP_FILES = python_files("steps")

BROKEN: list[tuple[Rule, str, str, str]] = [
    (rules.nothing_but_steps, '"""Places."""\n', "", "the docstring is missing"),
    (rules.nothing_but_steps, '@given("{outlet:Outlet} is free")\n', "", "no step with one phrase"),
    (rules.nothing_but_steps, "@given", '@then("one is free")\n@given', "no step with one phrase"),
    (rules.nothing_but_steps, "\n\n@given", "FREE = {}\n\n@given", "no step with one phrase"),
    (rules.a_name_of_their_own, "outlet_is_free", "step_impl", "step_impl is no name"),
    (rules.a_name_of_their_own, "outlet_is_free", "outlet_becomes", "defined 2 times"),
    (
        rules.short_bodies,
        "    context.bench.s",
        "    context.text\n" * 8 + "    context.bench.s",
        "9 lines; at most 8",
    ),
    (rules.no_assert, "context.bench.expect(", "assert (", "an assert"),
    (rules.no_decision, "    context.bench.s", "    if outlet:\n        context.bench.s", "a decision"),
    (rules.no_decision, "frees(outlet)", "frees(outlet if outlet else None)", "a decision"),
    (rules.no_number, "frees(outlet)", "frees(outlet, 30)", "the number 30"),
    (rules.only_the_bench, "context.bench.station", "context.config", "context.config"),
]


def all_rules() -> list[Rule]:
    return list(dict.fromkeys(rule for rule, *_ in BROKEN))


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.__name__)
def test_every_step_file_keeps_the_rules(rule: Rule) -> None:
    assert complaints(lambda file: rule(parsed(file)), STEP_FILES) == []


def test_a_step_file_is_called_one() -> None:
    assert [file for file in STEP_FILES if not file.stem.endswith("_steps")] == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.__name__)
def test_a_good_step_file_is_let_pass(rule: Rule) -> None:
    assert list(rule(ast.parse(GOOD))) == []


@pytest.mark.parametrize(("rule", "good", "bad", "complaint"), BROKEN)
def test_a_broken_rule_is_noticed(rule: Rule, good: str, bad: str, complaint: str) -> None:
    assert good in GOOD

    found = list(rule(ast.parse(GOOD.replace(good, bad, 1))))

    assert any(complaint in one for one in found), found
