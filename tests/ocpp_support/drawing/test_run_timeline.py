"""The picture of a run: all in one row, then a few scenarios a row."""

from __future__ import annotations

from time import process_time
from typing import Any
from xml.dom.minidom import parseString

from hypothesis import given, settings
from hypothesis import strategies as st

from ocpp_support.chronicle.chronicle import Chronicle
from ocpp_support.drawing.run_timeline import ROOM, run_timeline
from tests.ocpp_support.chronicle.stories import SessionStory

from .scenes import texts
from .test_meter_plot import MESSAGES


def anchor(label: str) -> str:
    return f"#{label}"


def played(*counts: int) -> SessionStory:
    story = SessionStory()
    for feature, count in enumerate(counts, start=1):
        for number in range(count):
            story.scenario(f"{feature} Feature: Number {number}")
    return story


def heads(picture: str) -> list[str]:
    return [one for one in texts(picture) if one.endswith(" Feature")]


def test_a_long_function_is_broken_into_even_rows_and_short_ones_share_one() -> None:
    picture = run_timeline(played(3, 4, 20).chronicle(), anchor)
    assert [heads(row) for row in picture.rows] == [
        ["1 Feature", "2 Feature", "3 Feature"],
        ["3 Feature"],
        ["3 Feature"],
    ]
    assert sum(row.count("<a href") for row in picture.rows) == 27
    assert max(row.count("<a href") for row in picture.rows) == 9
    assert picture.overview.count("<a href") == 27


def test_a_function_begins_a_row_where_the_one_before_is_mostly_full() -> None:
    picture = run_timeline(played(9, 5).chronicle(), anchor)
    assert [heads(row) for row in picture.rows] == [["1 Feature"], ["2 Feature"]]
    assert int(ROOM) == 12


def test_findings_stand_at_their_scenarios() -> None:
    findings = [{"severity": "MUST", "scenarios": {"1 Feature: Number 1": 3, "": 1}}]
    picture = run_timeline(played(3).chronicle({"findings": findings}), anchor)
    assert picture.overview.count('class="finding"') == 1


def test_a_run_whose_trace_tells_of_no_scenario_has_no_picture() -> None:
    assert run_timeline(Chronicle({}), anchor).overview == ""
    story = SessionStory()
    story.reports("Available")
    assert run_timeline(story.chronicle(), anchor).rows == []


@given(MESSAGES, st.text(), st.text())
@settings(max_examples=40, deadline=None)
def test_whatever_a_station_says_the_picture_is_xml(said: list[Any], name: str, words: str) -> None:
    story = SessionStory()
    story.scenario(name)
    for action, payload, _ in said:
        story.wait(20)
        story.station(action, **payload)
    story.misses(words, name)
    picture = run_timeline(story.chronicle({"scenarios": [{"label": name, "status": words}]}), lambda _: "#")
    for part in filter(None, (picture.overview, *picture.rows)):
        assert parseString(part).documentElement is not None


def test_a_run_of_many_scenarios_is_drawn_quickly_and_its_overview_stays_small() -> None:
    story = SessionStory()
    for number in range(400):
        story.scenario(f"{number // 20} Feature: Number {number}")
        for status in ("Preparing", "Charging", "Finishing", "Available"):
            story.wait(5)
            story.reports(status)
    chronicle = story.chronicle()
    began = process_time()
    picture = run_timeline(chronicle, anchor)
    assert process_time() - began < 3
    assert len(picture.overview) < 200_000
