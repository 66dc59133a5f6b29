"""Nouns take their own words and no others, so that a typo is an unknown phrase."""

from __future__ import annotations

from typing import Any

import pytest
from behave.matchers import get_step_matcher_factory

from ocpp_support.vocabulary.nouns import Answer, CardAnswer, Outlet, Status
from ocpp_support.vocabulary.types import register

register()


def _read(noun: str, text: str) -> Any:
    matcher = get_step_matcher_factory().make_step_matcher(lambda context: None, f"{{it:{noun}}}")
    match = matcher.match(text)
    return match.arguments[0].value if match else None


@pytest.mark.parametrize(
    ("noun", "text", "value"),
    [
        ("Outlet", "connector 1", Outlet(1)),
        ("Outlet", "connector 12", Outlet(12)),
        ("Outlet", "every connector", Outlet(None)),
        ("Outlet", "the whole station", Outlet(0)),
        ("Status", "SuspendedEV", Status.SUSPENDED_EV),
        ("Statuses", "Available", (Status.AVAILABLE,)),
        ("Statuses", "Charging or SuspendedEV", (Status.CHARGING, Status.SUSPENDED_EV)),
        (
            "Statuses",
            "Available, Unavailable or Faulted",
            (Status.AVAILABLE, Status.UNAVAILABLE, Status.FAULTED),
        ),
        ("Answer", "Scheduled", Answer.SCHEDULED),
        ("CardAnswer", "ConcurrentTx", CardAnswer.CONCURRENT),
        ("Card", '"ALICE"', "ALICE"),
        ("Setting", '"HeartbeatInterval"', "HeartbeatInterval"),
        ("Text", '"Local"', "Local"),
        ("Words", '"Downloading, Installed"', ("Downloading", "Installed")),
        ("Number", "45", 45),
    ],
)
def test_a_noun_is_read(noun: str, text: str, value: object) -> None:
    assert _read(noun, text) == value


@pytest.mark.parametrize(
    ("noun", "text"),
    [
        ("Outlet", "connector 0"),
        ("Outlet", "Connector 1"),
        ("Outlet", "the connector"),
        ("Status", "Occupied"),
        ("Statuses", "Available and Faulted"),
        ("Answer", "accepted"),
        ("Card", "ALICE"),
        ("Card", '"a card that is too long"'),
        ("Setting", '"Two Words"'),
        ("Number", "-1"),
    ],
)
def test_a_typo_is_no_noun(noun: str, text: str) -> None:
    assert _read(noun, text) is None


def test_an_outlet_knows_which_connectors_it_means() -> None:
    assert Outlet(None).ids(3) == (1, 2, 3)
    assert Outlet(2).ids(3) == (2,)
    assert Outlet(0).ids(3) == (0,)


def test_a_session_needs_one_connector() -> None:
    assert Outlet(2).number == 2
    with pytest.raises(ValueError, match="@each_connector"):
        _ = Outlet(None).number


def test_outlets_are_called_as_people_call_them() -> None:
    assert [str(outlet) for outlet in (Outlet(None), Outlet(0), Outlet(2))] == [
        "every connector",
        "the whole station",
        "connector 2",
    ]
