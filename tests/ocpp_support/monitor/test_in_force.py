"""What a setting is at some moment is known from what was said of it before, and not otherwise."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from ocpp_support.monitor.in_force import SETTLES, InForce, in_force
from ocpp_support.monitor.story import Story
from ocpp_support.trace.trace import Entry
from tests.ocpp_support.matchers.session_talk import SessionTalk


class Settings(SessionTalk):
    """A talk about one setting."""

    def sets(self, value: Any, status: str | None = "Accepted", key: Any = "Interval") -> Entry:
        """Order a change, and return the order."""
        order = self.central("ChangeConfiguration", key=key, value=value)
        if status is not None:
            self.answer(order, {"status": status})
        return order

    def lists(self, *items: Any) -> Entry:
        """Have settings listed, and return the answer."""
        return self.answer(self.central("GetConfiguration"), {"configurationKey": [*items]})

    def beat(self) -> Entry:
        """Let the station say something."""
        return self.station("Heartbeat")

    def boot(self) -> Entry:
        """Let it register."""
        return self.station("BootNotification")

    def known(self) -> InForce:
        """What is known of its settings."""
        return in_force(Story(self.conversation()))


@pytest.fixture
def talk() -> Settings:
    return Settings()


def _listed(value: Any, key: Any = "Interval") -> dict[str, Any]:
    return {"key": key, "value": value, "readonly": False}


def test_a_setting_is_known_from_when_it_was_changed(talk: Settings) -> None:
    before = talk.beat()
    order = talk.sets("60")
    after = talk.beat()
    talk.sets("90")
    later = talk.beat()
    known = talk.known()
    assert [known.text("interval", at) for at in (before, order, after, later)] == [None, None, "60", "90"]
    assert [known.number("INTERVAL", at) for at in (before, after, later)] == [None, 60, 90]
    assert known.text("Other", later) is None


def test_a_setting_is_known_from_an_answer_on(talk: Settings) -> None:
    before = talk.beat()
    answer = talk.lists(_listed("true"))
    known = talk.known()
    assert [known.switch("Interval", at) for at in (before, answer, talk.beat())] == [None, True, True]


@pytest.mark.parametrize(
    ("value", "switch"), [(" TRUE ", True), ("False", False), ("1", None), ("", None), ("x", None)]
)
def test_a_switch_is_on_or_off_or_neither(talk: Settings, value: str, switch: bool | None) -> None:
    talk.sets(value)
    assert talk.known().switch("Interval", talk.beat()) is switch


@pytest.mark.parametrize("item", [None, "Interval", {}, {"key": "Interval"}, _listed(60), _listed("60", 1)])
def test_what_is_listed_in_another_form_is_not_known(talk: Settings, item: Any) -> None:
    talk.lists(item, _listed("7", "Other"))
    known = talk.known()
    assert known.text("Interval", talk.beat()) is None
    assert known.text("Other", talk.beat()) == "7"


def test_a_change_that_was_not_taken_changes_nothing(talk: Settings) -> None:
    talk.sets("60")
    order = talk.sets("90", "Rejected")
    talk.sets("90", None)
    talk.sets("90", key="")
    assert [talk.known().text("Interval", at) for at in (order, talk.beat())] == ["60", "60"]
    assert talk.known().text("", talk.beat()) is None


def test_between_order_and_answer_nothing_is_known(talk: Settings) -> None:
    talk.sets("60")
    order = talk.sets("90", None)
    between = talk.beat()
    talk.answer(order, {"status": "Accepted"})
    assert [talk.known().text("Interval", at) for at in (order, between, talk.beat())] == [None, None, "90"]


def test_what_waits_for_a_restart_is_not_known_before_it(talk: Settings) -> None:
    talk.sets("60")
    talk.sets("90", "RebootRequired")
    talk.lists(_listed("60"), _listed("7", "Other"))
    waiting = talk.beat()
    talk.boot()
    started = talk.beat()
    talk.lists(_listed("90"))
    known = talk.known()
    assert [known.text("Interval", at) for at in (waiting, started, talk.beat())] == [None, None, "90"]
    assert known.text("Other", waiting) == "7"


def test_a_setting_has_held_since_it_settled(talk: Settings) -> None:
    talk.sets("60")
    told = talk.beat()
    talk.wait(100)
    talk.lists(_listed("60"))
    at = talk.beat()
    known = talk.known()
    assert known.held("INTERVAL", told.moment + SETTLES, at)
    assert not known.held("Interval", told.moment + SETTLES - timedelta(seconds=1), at)
    assert not known.held("Other", at.moment, at)


def test_a_setting_that_was_only_listed_has_held_since(talk: Settings) -> None:
    talk.lists(_listed("60"))
    told = talk.beat()
    assert talk.known().held("Interval", told.moment + SETTLES, told)


def test_what_is_listed_last_goes(talk: Settings) -> None:
    talk.sets("60")
    talk.lists(_listed("90"))
    assert talk.known().text("Interval", talk.beat()) == "90"


def test_a_change_begins_anew(talk: Settings) -> None:
    first = talk.beat()
    talk.sets("60")
    talk.wait(100)
    early = talk.beat()
    talk.sets("90")
    late = talk.beat()
    known = talk.known()
    assert known.held("Interval", early.moment, early)
    assert not known.held("Interval", early.moment, late)
    assert not known.held("Interval", early.moment + timedelta(seconds=99), first)


def test_a_setting_is_steady_while_it_is_told_to_be_the_same(talk: Settings) -> None:
    first = talk.beat()
    talk.lists(_listed("60"))
    second = talk.beat()
    talk.lists(_listed("60"))
    third = talk.beat()
    talk.lists(_listed("90"))
    fourth = talk.beat()
    known = talk.known()
    assert known.steady("INTERVAL", first, third)
    assert known.steady("Interval", second, third)
    assert known.steady("Other", first, fourth)
    assert known.steady("Interval", fourth, fourth)
    assert not known.steady("Interval", third, fourth)
    assert not known.steady("Interval", first, fourth)


def test_what_the_station_asks_says_nothing_of_its_settings(talk: Settings) -> None:
    for action in ("ChangeConfiguration", "GetConfiguration"):
        asked = talk.station(action, key="Interval", value="60")
        talk.answer(asked, {"status": "Accepted", "configurationKey": [_listed("60")]})
    assert talk.known().text("Interval", talk.beat()) is None


def test_another_answer_says_nothing_of_its_settings(talk: Settings) -> None:
    asked = talk.central("DataTransfer", key="Interval", value="60")
    talk.answer(asked, {"status": "Accepted", "configurationKey": [_listed("60")]})
    talk.error(talk.central("GetConfiguration"), "InternalError")
    assert talk.known().text("Interval", talk.beat()) is None


def test_a_setting_lasts_in_stretches_until_it_is_told_otherwise(talk: Settings) -> None:
    before = talk.beat()
    talk.sets("60")
    first = talk.beat()
    talk.sets("60")
    told = talk.lists(_listed("1"))
    known = talk.known()
    assert known.stretch("interval", before) is None
    one, other = known.stretch("INTERVAL", first), known.stretch("Interval", told)
    assert one is not None
    assert other is not None
    assert (one.value, one.number, one.since) == ("60", 60, first.moment)
    assert (other.value, other.number, other.order - one.order, other.begin) == ("1", 1, 3, told.number)
    assert [one.held(one.since + SETTLES), one.held(one.since)] == [True, False]


def test_a_setting_was_a_number_or_never(talk: Settings) -> None:
    talk.sets("60")
    talk.sets("odd")
    known = talk.known()
    assert [known.ever("INTERVAL", 60), known.ever("interval", 0), known.ever("Other", 60)] == [
        True,
        False,
        False,
    ]
