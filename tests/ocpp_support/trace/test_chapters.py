"""Every entry belongs to the scenario that began before it, and to none before the first."""

from __future__ import annotations

from ocpp_support.trace.chapters import (
    Chapters,
    Missed,
    ScenarioBegins,
    ScenarioEnds,
    StepBegins,
    Turn,
)


def test_a_scenario_lasts_until_the_next_one_begins() -> None:
    chapters = Chapters()
    assert chapters.at(0) == ""
    for number, name in ((2, "one"), (5, "two"), (5, "three"), (7, "")):
        chapters.take(ScenarioBegins(number, 0.0, name))
    found = [chapters.at(number) for number in range(9)]
    assert found == ["", "", "one", "one", "one", "three", "three", "", ""]
    assert [chapter.until for chapter in chapters] == [5, 5, 7, None]


def test_a_chapter_holds_the_turns_of_its_scenario() -> None:
    told: list[Turn] = []
    chapters = Chapters(told.append)
    turns: list[Turn] = [
        ScenarioBegins(0, 0.0, "one"),
        StepBegins(0, 0.0, "Given it is there", "given"),
        StepBegins(3, 1.0, "When it is told", "when"),
        StepBegins(4, 2.0, "Then it does", "then"),
        Missed(6, 9.0, "it to do", "it did not", unwanted=False, since=3),
        ScenarioEnds(6, 9.0),
        ScenarioBegins(8, 12.0, "two"),
        StepBegins(8, 12.0, "Given it is there", "given"),
    ]
    for turn in turns:
        chapters.take(turn)
    one, two = chapters
    assert one.steps == turns[1:4]
    assert one.counts_from == turns[2]
    assert (one.missed, one.ends) == ([turns[4]], turns[5])
    assert two.counts_from is None
    assert (two.missed, two.ends, two.until) == ([], None, None)
    assert told == turns


def test_a_step_before_any_scenario_belongs_to_none() -> None:
    chapters = Chapters()
    chapters.take(StepBegins(0, 0.0, "Given it is there", "given"))
    assert [*chapters] == []
