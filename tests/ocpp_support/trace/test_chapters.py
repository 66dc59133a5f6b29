"""Every entry belongs to the scenario that began before it, and to none before the first."""

from __future__ import annotations

from ocpp_support.trace.chapters import Chapters


def test_a_scenario_lasts_until_the_next_one_begins() -> None:
    chapters = Chapters()
    assert chapters.at(0) == ""
    chapters.begin(2, "one")
    chapters.begin(5, "two")
    chapters.begin(5, "three")
    chapters.begin(7, "")
    assert [chapters.at(number) for number in range(9)] == [
        "",
        "",
        "one",
        "one",
        "one",
        "three",
        "three",
        "",
        "",
    ]
