"""How the nouns are written in a feature: each a step parameter that takes its own words and no others.

A typo in one is therefore an unknown phrase, not a wrong value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from behave import register_type
from parse import with_pattern

from ocpp_support.vocabulary.nouns import Answer, CardAnswer, Outlet, Status


def _outlet(text: str) -> Outlet:
    if text == "the whole station":
        return Outlet(0)
    return Outlet(None) if text == "every connector" else Outlet(int(text.removeprefix("connector ")))


_STATUS = "|".join(Status)


def _type(name: str, pattern: str, convert: Callable[[str], Any]) -> None:
    @with_pattern(pattern)
    def read(text: str) -> Any:
        return convert(text)

    register_type(**{name: read})


def register() -> None:
    """Make the nouns known to behave. Called once, before its step files are read."""
    _type("Outlet", r"connector [1-9]\d?|every connector|the whole station", _outlet)
    _type("Status", _STATUS, Status)
    _type(
        "Statuses",
        rf"(?:{_STATUS})(?:, (?:{_STATUS}))*(?: or (?:{_STATUS}))?",
        lambda text: tuple(Status(word) for word in re.split(r", | or ", text)),
    )
    _type("Answer", "|".join(Answer), Answer)
    _type("CardAnswer", "|".join(CardAnswer), CardAnswer)
    _type("Card", r'"[^"]{1,20}"', lambda text: text.strip('"'))
    _type("Setting", r'"[A-Za-z0-9.\-]+"', lambda text: text.strip('"'))
    _type("Text", r'"[^"]*"', lambda text: text.strip('"'))
    _type("Words", r'"[^"]*"', lambda text: tuple(word.strip() for word in text.strip('"').split(",")))
    _type("Number", r"\d+", int)
