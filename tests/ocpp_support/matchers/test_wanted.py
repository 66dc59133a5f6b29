"""What is wanted is said in words that people read in reports."""

from __future__ import annotations

import pytest

from ocpp_support.matchers.authorization import as_before_the_card
from ocpp_support.matchers.configuration import (
    lists_each_setting_once,
    lists_settings,
    lists_settings_of_claimed_profiles,
    values_of_their_kind,
)
from ocpp_support.matchers.diagnostics import tells_of_time_asked
from ocpp_support.matchers.expectation import Expectation
from ocpp_support.vocabulary.nouns import Outlet

from .conversations import description

ONE = Outlet(1)


@pytest.mark.parametrize(
    ("matcher", "words"),
    [
        (lists_settings(), "the station to list its settings"),
        (
            lists_each_setting_once(),
            "every setting to be listed once, with its name and whether it can only be read",
        ),
        (
            lists_settings_of_claimed_profiles(),
            "the list to have the settings of every feature profile that the station claims",
        ),
        (values_of_their_kind(), "every standard setting to have a value of its kind"),
        (
            as_before_the_card(ONE, "ALICE", "fault"),
            "connector 1 to be as it was before card ALICE,"
            " or Finishing, Available or Faulted after its time-out",
        ),
        (
            as_before_the_card(ONE, "ALICE", "release"),
            "connector 1 to be as it was before card ALICE, or Finishing or Available after its time-out",
        ),
        (
            tells_of_time_asked(lambda name: b""),
            "the file that arrives to hold records of the time asked for and of no other,",
        ),
    ],
)
def test_what_is_wanted(matcher: Expectation, words: str) -> None:
    assert description(matcher).startswith(words)
