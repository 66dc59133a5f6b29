"""A sentence stands in the terminal where somebody could not do something; a surprise keeps its traceback."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from behave.configuration import Configuration

from ocpp_support.course import NotReady, NotTested
from ocpp_support.reporting.plain_words import PlainWords

TRACEBACK = "Traceback (most recent call last): …"


@pytest.mark.parametrize(
    ("exception", "message"),
    [
        (NotTested("no cable at hand"), "Not tested: no cable at hand"),
        (NotReady("the station does not connect"), "Not ready: the station does not connect"),
        (ValueError("odd"), TRACEBACK),
        (AssertionError("Not within 30 s"), TRACEBACK),
    ],
)
def test_what_was_foreseen_is_a_sentence(exception: Exception, message: str) -> None:
    step = SimpleNamespace(exception=exception, error_message=TRACEBACK)
    PlainWords(Configuration(command_args=[], load_config=False)).result(step)
    assert step.error_message == message


def test_a_step_without_a_message_gets_none() -> None:
    step = SimpleNamespace(exception=None, error_message=None)
    PlainWords(Configuration(command_args=[], load_config=False)).result(step)
    assert step.error_message is None
