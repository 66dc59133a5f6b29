"""The axis of a run: scenarios side by side in their order, all that was said in a place of its own."""

from __future__ import annotations

from ocpp_support.chronicle.chronicle import Chronicle
from ocpp_support.drawing.timeline.stretches import NARROWEST, NOT_ENDED, WIDEST, stretches_of
from tests.ocpp_support.chronicle.stories import SessionStory
from tests.ocpp_support.matchers.conversations import STARTED

RECORD = {"scenarios": [{"label": "1 Lights: On", "status": "passed"}]}


def test_scenarios_stand_side_by_side_in_the_order_in_which_they_ran() -> None:
    story = SessionStory()
    story.scenario("2 Doors: Open")
    story.scenario("1 Lights: On")
    first, second = stretches_of(story.chronicle(RECORD))
    assert (first.label, second.label) == ("2 Doors: Open", "1 Lights: On")
    assert (first.feature, second.feature) == ("2 Doors", "1 Lights")
    assert first.end == second.begin
    assert (first.verdict, second.verdict) == (NOT_ENDED, "passed")


def test_everything_said_in_one_instant_has_a_place_of_its_own() -> None:
    story = SessionStory()
    story.scenario("1 Lights: On")
    said = [story.reports("Available") for _ in range(5)]
    [stretch] = stretches_of(story.chronicle())
    places = [stretch.place(entry.number) for entry in said]
    assert places == sorted({*places})
    assert stretch.begin < places[0]
    assert places[-1] < stretch.end
    assert stretch.place(999) == stretch.end


def test_the_longer_the_silence_the_further_away_and_never_too_far() -> None:
    story = SessionStory()
    story.scenario("1 Lights: On")
    said = []
    for seconds in (0, 10, 3600):
        story.wait(seconds)
        said.append(story.reports("Available"))
    [stretch] = stretches_of(story.chronicle())
    first, second, third = (stretch.place(entry.number) for entry in said)
    assert second - first < third - second < 10 * (second - first)


def test_a_scenario_in_which_much_happens_is_wider_and_not_too_wide() -> None:
    story = SessionStory()
    story.scenario("1 Lights: On")
    story.scenario("1 Lights: Much")
    for _ in range(1000):
        story.wait(10)
        story.reports("Available")
    little, much = stretches_of(story.chronicle())
    assert little.end - little.begin == NARROWEST
    assert much.end - much.begin == WIDEST


def test_long_silences_are_told() -> None:
    story = SessionStory()
    story.scenario("1 Lights: On")
    story.wait(3600)
    story.reports("Available")
    story.wait(10)
    story.reports("Available")
    [stretch] = stretches_of(story.chronicle())
    [silence] = stretch.silences
    assert silence.seconds == 3600
    assert (silence.begin, silence.end) == (stretch.begin, stretch.place(0))


def test_what_was_interrupted_and_done_again_stands_there_twice() -> None:
    first, second = SessionStory(), SessionStory()
    first.scenario("1 Lights: On")
    second.scenario("1 Lights: On")
    parts = [first.part(), second.part()]
    assert [(one.part, one.verdict) for one in stretches_of(Chronicle(RECORD, parts))] == [
        (0, NOT_ENDED),
        (1, "passed"),
    ]


def test_what_lies_between_scenarios_is_narrow_where_nothing_happens_and_has_no_verdict() -> None:
    story = SessionStory()
    story.scenario("1 Lights: On")
    story.scenario("")
    story.scenario("1 Lights: Off")
    story.scenario("")
    story.reports("Available")
    stretches = stretches_of(story.chronicle())
    assert [(one.label, one.verdict) for one in stretches] == [
        ("1 Lights: On", NOT_ENDED),
        ("1 Lights: Off", NOT_ENDED),
        ("", ""),
    ]
    assert stretches[-1].end - stretches[-1].begin < NARROWEST


def test_a_scenario_began_before_anything_was_said_in_it() -> None:
    story = SessionStory()
    story.scenario("1 Lights: On")
    story.wait(40)
    story.reports("Available")
    story.scenario("1 Lights: Off")
    on, off = stretches_of(story.chronicle())
    assert (on.moment, off.moment) == (STARTED, None)
