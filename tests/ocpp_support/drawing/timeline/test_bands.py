"""What happened over a run: how long a status lasted, when the line was missed, what was done and missed."""

from __future__ import annotations

from ocpp_support.chronicle.chronicle import Chronicle
from ocpp_support.drawing.timeline.bands import ACT, MISSED, START, UNANSWERED, Bands, bands_of
from ocpp_support.drawing.timeline.stretches import stretches_of
from ocpp_support.trace.events import Acted, Answered, Connected, Disconnected
from tests.ocpp_support.chronicle.stories import SessionStory

CAME = Connected("/CP1", ())


def bands(*stories: SessionStory) -> Bands:
    chronicle = Chronicle({}, [story.part() for story in stories])
    return bands_of(chronicle, stretches_of(chronicle))


def test_a_status_lasts_until_another_is_reported_whatever_scenario_that_is_in() -> None:
    story = SessionStory()
    story.scenario("A")
    available = story.reports("Available")
    story.reports("Available", 2)
    story.scenario("B")
    story.reports("Available")
    charging = story.reports("Charging")
    stretches = stretches_of(story.chronicle())
    begin, change = stretches[0].place(available.number), stretches[1].place(charging.number)
    told = bands(story).statuses
    assert [(one.begin, one.end, one.says) for one in told[1]] == [
        (begin, change, "Available"),
        (change, stretches[1].end, "Charging"),
    ]
    assert [one.says for one in told[2]] == ["Available"]


def test_of_a_part_that_goes_on_nothing_is_known_until_it_is_said() -> None:
    first, second = SessionStory(), SessionStory()
    first.scenario("A")
    first.event(CAME)
    first.reports("Charging")
    second.scenario("B")
    second.event(CAME)
    second.reports("Available")
    told = bands(first, second)
    [charging, available] = told.statuses[1]
    assert charging.end < available.begin
    assert len(told.offline) == 2


def test_the_line_is_missed_from_its_end_to_the_next_connection() -> None:
    story = SessionStory()
    story.scenario("A")
    came = story.event(CAME)
    lost = story.event(Disconnected(1006, "", "the station"))
    [stretch] = stretches_of(story.chronicle())
    assert [(one.begin, one.end) for one in bands(story).offline] == [
        (stretch.begin, stretch.place(came.number)),
        (stretch.place(lost.number), stretch.end),
    ]


def test_starts_acts_what_was_not_done_and_what_was_missed_are_pins() -> None:
    story = SessionStory()
    story.scenario("A")
    story.answer(story.station("BootNotification"), {"status": "Rejected"})
    story.answer(story.station("BootNotification"), {"status": "Accepted"})
    story.event(Acted("unplug", "at connector 1", "a person", 1))
    story.event(Answered("Unplug", "done", "the station", 3))
    story.event(Answered("Unplug", "unanswered", "nobody", 300))
    story.misses("it to be off")
    told = bands(story).pins
    assert [pin.kind for pin in told] == [START, ACT, UNANSWERED, MISSED]
    assert "it to be off" in told[-1].says


def test_places_that_are_none_are_passed_over() -> None:
    story = SessionStory()
    story.scenario("A")
    for odd in (None, "1", [], True, 1e9):
        story.reports("Available", odd)
    story.reports({"odd": True}, 1)
    assert {place: [one.says for one in told] for place, told in bands(story).statuses.items()} == {
        1: ["{'odd': True}"]
    }


def test_what_was_said_before_the_first_scenario_lasts_into_it() -> None:
    story = SessionStory()
    story.event(CAME)
    story.reports("Charging")
    story.scenario("A")
    [stretch] = stretches_of(story.chronicle())
    told = bands(story)
    assert [(one.begin, one.end, one.says) for one in told.statuses[1]] == [
        (stretch.begin, stretch.end, "Charging")
    ]
    assert [(one.begin, one.end) for one in told.offline] == [(stretch.begin, stretch.begin)]
