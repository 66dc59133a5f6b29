"""A step is given what behave gives it, and nobody looks up who set its text and table."""

from __future__ import annotations

import traceback
from types import SimpleNamespace
from typing import Any

import pytest

from ocpp_support.context import Context


@pytest.fixture
def context() -> Context:
    runner: Any = type("Runner", (), {"config": SimpleNamespace()})()
    context = Context(runner)
    context.runner_that_stays = runner  # behave's context holds it weakly.
    return context


def test_a_step_has_its_own_text_and_table_and_no_other_step_s(context: Context) -> None:
    assert (context.text, context.table) == (None, None)
    context._push("scenario")
    context.text, context.table = "words", ["row"]
    assert (context.text, context.table) == ("words", ["row"])
    context.text = context.table = None
    assert (context.text, context.table) == (None, None)


def test_where_they_were_set_is_not_looked_up(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[object] = []
    real = traceback.extract_stack

    def noted(limit: int) -> traceback.StackSummary:
        looked_up.append(limit)
        return real(limit=limit)

    monkeypatch.setattr(traceback, "extract_stack", noted)
    context.text = context.table = None
    assert not looked_up
    context.bench = SimpleNamespace()  # type: ignore[assignment]
    assert looked_up


def test_whatever_else_is_set_is_gone_with_its_layer(context: Context) -> None:
    context._push("scenario")
    context.seen = 1
    assert context.seen == 1
    context._stack.pop(0)
    assert "seen" not in context
