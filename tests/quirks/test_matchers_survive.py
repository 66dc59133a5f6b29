"""Every matcher of the suite stands every quirk: it may say that something is missing, and never breaks."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import ocpp_support.matchers as folder
from ocpp_support.matchers.expectation import Expectation
from ocpp_support.matchers.firmware import Firmware
from ocpp_support.protocol.frames import Call, parse
from ocpp_support.protocol.lenient import as_meant
from ocpp_support.trace.trace import Sender
from ocpp_support.vocabulary.nouns import Answer, Outlet, Status

from .said import SAID
from .said_fields import SAID_FIELDS
from .tales_of_files import TALES as OF_FILES
from .tales_of_life import TALES as OF_LIFE
from .tales_of_use import TALES as OF_USE
from .told import Story

WITH: dict[str, Any] = {
    "answer": Answer.ACCEPTED,
    "besides": Outlet(2),
    "cable_timeout": "release",
    "every": 60.0,
    "firmware": Firmware("f.bin", "2", 5, "0" * 64),
    "key": "HeartbeatInterval",
    "least": 1,
    "measurands": ("Voltage",),
    "most": 9,
    "outlet": Outlet(1),
    "promise": "release",
    "read": lambda name: b"2026-01-01T00:00:00Z started",
    "reason": "Remote",
    "seconds": 60,
    "sim_card": True,
    "status": Status.AVAILABLE,
    "statuses": (Status.CHARGING,),
    "tag": "ALICE",
    "times": 2,
    "tolerance": 2.0,
    "value": "60",
    "version": "2",
}
"""With what each matcher is made, by the name of its parameter."""


def _makers() -> Iterator[Callable[..., Expectation]]:
    for module in pkgutil.iter_modules(folder.__path__):
        for name, made in vars(importlib.import_module(f"{folder.__name__}.{module.name}")).items():
            own = inspect.isfunction(made) and made.__module__.endswith(f".{module.name}")
            if own and not name.startswith("_") and made.__annotations__.get("return") == "Expectation":
                yield made


def _made(maker: Callable[..., Expectation]) -> Expectation:
    words = inspect.signature(maker).parameters.values()
    given = {one.name: WITH[one.name] for one in words if one.kind is not one.VAR_POSITIONAL}
    several = ["Uploading"] if len(given) < len(words) else []
    return maker(*several, **given)


MATCHERS = [_made(maker) for maker in _makers()]


def _stories() -> Iterator[Story]:
    for case in (*OF_LIFE, *OF_USE, *OF_FILES):
        story = Story()
        case.play(story)
        yield story
    rough = Story()
    rough.comes()
    for said in (*SAID, *SAID_FIELDS):
        raw = said.play.raw if isinstance(said.play.raw, str) else said.play.raw.decode("utf-8", "replace")
        parsed = parse(raw)
        frame = parsed.frame
        for one in (frame, _meant(frame)):
            rough.trace.record(Sender.STATION, one, raw, findings=parsed.findings)
    yield rough


def _meant(frame: Any) -> Any:
    if not isinstance(frame, Call):
        return frame
    return Call(frame.message_id, frame.action, as_meant(frame.action, frame.payload))


STORIES = list(_stories())


def test_all_are_here() -> None:
    assert len(MATCHERS) > 50


@pytest.mark.parametrize("matcher", MATCHERS, ids=lambda one: type(one).__name__.strip("_"))
def test_a_matcher_stands_every_quirk(matcher: Expectation) -> None:
    for story in STORIES:
        conversation = story.conversation()
        problems = matcher.problems(conversation)
        assert all(isinstance(problem, str) for problem in problems)
        if problems:
            assert isinstance(matcher.in_short(conversation), str)
        else:
            matcher.fact(conversation)
            assert isinstance(matcher.seen(conversation), str)
