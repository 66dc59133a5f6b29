"""How a station dials, answers pings, and leaves: what is too much, and what has its reasons."""

from __future__ import annotations

from ocpp_support.monitor.connections import hammers, ignores_pings, leaves_for_silence
from ocpp_support.monitor.story import Story
from ocpp_support.trace.events import Attempted, Connected, Disconnected, Pinged

from ..matchers.conversations import Talk
from .tales import Tale, breaks, keeps


def _dials_in_vain(tale: Tale, *pauses: float, path: str = "/CP1") -> None:
    for pause in pauses:
        tale.wait(pause)
        tale.event(Attempted("10.0.0.1:1", path, "it is unknown", "see its address"))


def _leaves_and_returns_after(tale: Tale, *pauses: float, path: str = "/CP1") -> None:
    tale.comes()
    tale.leaves(1006, "the central system")
    _dials_in_vain(tale, *pauses, path=path)
    tale.dials()


@breaks(
    "connections.hammering",
    "/CP1 was turned away 5 times within 8.0 s and did not wait longer each time",
)
def test_it_dials_again_and_again(tale: Tale) -> None:
    _leaves_and_returns_after(tale, 1, 2, 2, 2, 2)


@keeps
def test_four_times_are_not_enough(tale: Tale) -> None:
    _leaves_and_returns_after(tale, 1, 2, 2, 2)


@breaks("connections.hammering")
def test_it_hammers_after_a_pause(tale: Tale) -> None:
    _leaves_and_returns_after(tale, 1, 60, 2, 2, 2, 2)


@keeps
def test_it_waits_half_as_long_again(tale: Tale) -> None:
    _leaves_and_returns_after(tale, 1, 2, 2, 2, 3)


@breaks("connections.hammering")
def test_it_hardly_waits_longer(tale: Tale) -> None:
    _leaves_and_returns_after(tale, 1, 2, 2, 2, 2.9)


@keeps
def test_ten_seconds_once_are_a_pause(tale: Tale) -> None:
    _leaves_and_returns_after(tale, 1, 3, 10, 3, 3)


@breaks("connections.hammering")
def test_it_dials_without_any_pause_and_then_with_hardly_any(tale: Tale) -> None:
    _leaves_and_returns_after(tale, 1, 0, 0, 0, 0.125)


@keeps
def test_it_dials_without_any_pause_and_then_with_one(tale: Tale) -> None:
    _leaves_and_returns_after(tale, 1, 0, 0, 0, 0.5)


@keeps
def test_it_waits_longer_than_at_first(tale: Tale) -> None:
    _leaves_and_returns_after(tale, 1, 2, 4, 4, 4)


@keeps
def test_somebody_else_hammers(tale: Tale) -> None:
    _leaves_and_returns_after(tale, 1, 1, 1, 1, 1, path="/CP1X")


@breaks("connections.hammering")
def test_it_is_the_same_by_another_way_and_in_another_case(tale: Tale) -> None:
    tale.comes()
    tale.leaves(1006, "the central system")
    _dials_in_vain(tale, 1, path="/CP2")
    _dials_in_vain(tale, 1, 1, 1, 1, 1, path="/ocpp/cp1/")
    tale.dials()


@keeps
def test_a_scanner_hammers(tale: Tale) -> None:
    _dials_in_vain(tale, 1, 1, 1, 1, 1, path="/")


@keeps
def test_two_addresses_are_tried_in_turn(tale: Tale) -> None:
    for _ in range(3):
        _dials_in_vain(tale, 1, path="/CP1")
        _dials_in_vain(tale, 1, path="/CP2")


@keeps
def test_it_comes_in_between(tale: Tale) -> None:
    _leaves_and_returns_after(tale, 1, 1, 1)
    tale.leaves(1006, "the central system")
    _dials_in_vain(tale, 1, 1)
    tale.dials()


def _part(*paths: str) -> list[str]:
    """Return what is said of a part of a run in which these addresses are dialled in vain."""
    talk = Talk()
    talk.event(Connected("/CP1", ()))
    talk.mark()
    for path in paths:
        talk.event(Attempted("", path, "it is unknown", ""))
    return [text for _, text in hammers.look(Story(talk.conversation()))]


def test_whose_attempts_they_are_may_stand_before_a_part() -> None:
    assert _part(*["/CP1"] * 5) == []


def test_a_whole_run_in_which_it_never_came_in() -> None:
    talk = Talk()
    for _ in range(5):
        talk.event(Attempted("", "/X", "it is unknown", ""))
    assert [*hammers.look(Story(talk.conversation()))]


@breaks("connections.ping", "it did not answer a ping, and went on talking")
def test_it_does_not_answer_a_ping_and_goes_on(tale: Tale) -> None:
    tale.comes()
    tale.pinged()
    tale.station("Heartbeat")


@keeps
def test_it_answers_a_ping(tale: Tale) -> None:
    tale.comes()
    tale.event(Pinged(answered=True, within=10))


@breaks(
    "connections.half-open", "its connection stood and was dead: no ping was answered, and nothing was said"
)
def test_it_does_not_answer_a_ping_nor_anything(tale: Tale) -> None:
    tale.comes()
    tale.pinged()
    tale.told("ClearCache", None)
    tale.leaves(1006, "the central system")
    tale.dials()
    tale.beats()


def test_a_ping_that_stands_in_no_connection_is_looked_at_all_the_same() -> None:
    tale = Tale()
    tale.pinged()
    tale.beats()
    assert [*ignores_pings.look(Story(tale.conversation()))]


@breaks("connections.idle-close", "it ended the connection after 50 s in which nothing was said")
def test_it_leaves_as_nothing_is_said(tale: Tale) -> None:
    tale.comes()
    tale.away(10)
    tale.wait(50)
    tale.leaves()


@keeps
def test_it_leaves_before_that(tale: Tale) -> None:
    tale.comes()
    tale.wait(300)
    tale.beats()
    tale.wait(49)
    tale.leaves()


@keeps
def test_it_dials_a_second_time_before_it_leaves(tale: Tale) -> None:
    tale.comes()
    tale.dials()


def test_a_part_may_begin_with_the_end_of_a_connection() -> None:
    talk = Talk()
    talk.station("Heartbeat")
    talk.wait(100)
    talk.mark()
    talk.event(Disconnected(1000, "", "the station"))
    assert [*leaves_for_silence.look(Story(talk.conversation()))] == []


@keeps
def test_the_central_system_ends_it(tale: Tale) -> None:
    tale.comes()
    tale.wait(50)
    tale.leaves(1000, "the central system")


@keeps
def test_it_restarts_soon_after_it_was_told_to(tale: Tale) -> None:
    tale.comes()
    tale.wait(300)
    tale.told("Reset", {"status": "Accepted"}, type="Soft")
    tale.wait(599)
    tale.leaves()


@breaks("connections.idle-close")
def test_it_leaves_long_after_a_reset(tale: Tale) -> None:
    tale.comes()
    tale.told("Reset", {"status": "Accepted"}, type="Soft")
    tale.wait(600)
    tale.leaves()


@breaks("connections.idle-close")
def test_it_leaves_before_it_is_reset(tale: Tale) -> None:
    tale.comes()
    tale.wait(60)
    tale.leaves()
    tale.dials()
    tale.told("Reset", {"status": "Accepted"}, type="Soft")


@breaks("connections.long-away", "it came back only 5 minutes after its connection had ended")
def test_it_stays_away(tale: Tale) -> None:
    tale.comes()
    tale.leaves()
    tale.wait(301)
    tale.dials()
    tale.acts("power_off", 0)


@keeps
def test_five_minutes_are_not_long(tale: Tale) -> None:
    tale.comes()
    tale.leaves()
    tale.wait(300)
    tale.dials()


@keeps
def test_it_was_sent_away(tale: Tale) -> None:
    tale.comes()
    tale.away(1000)


@keeps
def test_it_was_switched_off_meanwhile(tale: Tale) -> None:
    tale.comes()
    tale.leaves()
    tale.acts("power_off", 0)
    tale.wait(1000)
    tale.dials()


@keeps
def test_it_tried_in_vain_meanwhile(tale: Tale) -> None:
    tale.comes()
    tale.leaves()
    _dials_in_vain(tale, 500)
    tale.wait(500)
    tale.dials()


@breaks("connections.long-away", "it came back only 60 minutes after its connection had ended")
def test_it_stays_away_the_second_time(tale: Tale) -> None:
    tale.comes()
    tale.away(20)
    tale.acts("plug_in")
    tale.leaves()
    tale.wait(3600)
    tale.dials()
