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
from ocpp_support.matchers.errors import reports_emergency
from ocpp_support.matchers.expectation import Expectation
from ocpp_support.matchers.meter import energy_adds_up
from ocpp_support.matchers.registration import (
    is_admitted,
    registers_as_before,
    registers_in_permitted_form,
    registers_with_serial_sim_and_firmware,
)
from ocpp_support.matchers.session_life import session_ends
from ocpp_support.matchers.setting_changes import changes_accepted, changes_read_back
from ocpp_support.matchers.statuses import reports_itself_and_every_connector
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
        (
            reports_emergency(),
            "the station or a connector to be reported Faulted with an error code;"
            " with OtherError also what it is, in words or by the vendor's code",
        ),
        (
            energy_adds_up(ONE),
            "meter and clock not to run backwards in a session on connector 1,"
            " and readings between to lie between",
        ),
        (
            registers_as_before(),
            "the station to say the same about itself as when it registered before",
        ),
        (
            registers_in_permitted_form(),
            "the station to register with fields of permitted names, kinds and lengths",
        ),
        (is_admitted(), "the station to register and to be admitted"),
        (changes_accepted(), "every change to be answered Accepted or RebootRequired"),
        (changes_read_back(), "every setting that was changed to be read with its new value"),
        (
            reports_itself_and_every_connector(),
            "the station to report itself and every connector, each with one of the nine statuses",
        ),
    ],
)
def test_what_is_wanted(matcher: Expectation, words: str) -> None:
    assert description(matcher).startswith(words)


def test_a_reason_is_wanted_only_where_one_is_named() -> None:
    ends = "the end of the session on connector 1 to be reported"
    assert description(session_ends(ONE)) == ends
    assert description(session_ends(ONE, "Remote")) == f"{ends}, with the reason Remote"


def test_what_a_station_is_to_say_of_itself_is_listed() -> None:
    words = description(registers_with_serial_sim_and_firmware(sim_card=True))
    assert words.startswith("the station to register with its serial number, ")
    assert words.endswith(" and firmware version, none of them empty")
