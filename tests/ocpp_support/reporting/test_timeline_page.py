"""The page of a run: what stands in it, that it is whole by itself, and that nothing breaks it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from allure_commons.utils import md5
from hypothesis import given, settings
from hypothesis import strategies as st

from ocpp_support.chronicle.chronicle import Chronicle
from ocpp_support.chronicle.summaries import summaries_of
from ocpp_support.reporting.outcomes import Verdict
from ocpp_support.reporting.timeline_page import write_timeline
from ocpp_support.trace.events import Acted, Answered, Prompted
from tests.ocpp_support.chronicle.stories import SessionStory
from tests.ocpp_support.drawing.test_meter_plot import MESSAGES
from tests.ocpp_support.reporting.records import build, hk_180, outcome_for, refused

EMPTY = ("meta", "link", "br", "wbr")


class Page(HTMLParser):
    """What a browser would find; raises where elements do not fit each other."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.add(tag)
        self.ids += [named["id"] or ""] if "id" in named else []
        self.links += [named["href"] or ""] if "href" in named else []
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            assert self.open.pop() == tag


def page_of(chronicle: Chronicle, tmp_path: Path, results: Path | None = None) -> str:
    write_timeline(chronicle, tmp_path / "timeline.html", results)
    return (tmp_path / "timeline.html").read_text(encoding="utf-8")


def told(story: SessionStory, record: dict[str, Any]) -> Chronicle:
    chronicle = story.chronicle(record)
    record.update(summaries_of(chronicle))
    return chronicle


def played(record: dict[str, Any]) -> SessionStory:
    """A run in which every scenario of a record was played, each by a name of its own."""
    story = SessionStory()
    for one in record["scenarios"]:
        one["label"] = one["label"] or f"{one['criteria'][0].partition('.')[0]} Function: {one['name']}"
        story.scenario(one["label"])
        story.wait(5)
        story.reports("Available")
    return story


def test_every_scenario_can_be_reached_from_its_block(tmp_path: Path) -> None:
    record = refused()
    page = Page(page_of(told(played(record), record), tmp_path))
    assert {f"s{place}" for place in range(1, len(record["scenarios"]) + 1)} <= {*page.ids}
    inside = [link[1:] for link in page.links if link.startswith("#")]
    assert {*inside} <= {*page.ids}
    assert len(page.ids) == len({*page.ids})


def test_scenarios_of_a_function_stand_together_wherever_the_record_has_them(tmp_path: Path) -> None:
    record = hk_180()
    story = played(record)
    record["scenarios"].append(record["scenarios"].pop(0))
    page = page_of(told(story, record), tmp_path)
    assert page.count('<tr class="group"><td colspan="6">1 Function ') == 1


def test_what_went_wrong_is_told_with_its_words(tmp_path: Path) -> None:
    record = refused()
    page = page_of(told(played(record), record), tmp_path)
    assert "Expected: the station to send StatusNotification with connectorId &lt;1&gt;" in page
    assert "at “connector 1 becomes Unavailable”" in page
    assert "the plug is locked during a session" in page


def test_settings_times_and_doings_are_told(tmp_path: Path) -> None:
    record = hk_180()
    story = played(record)
    order = story.central("ChangeConfiguration", key="HeartbeatInterval", value="<6>,0")
    story.wait(2)
    story.answer(order, {"status": "Accepted"})
    story.event(Acted("unplug", "at connector 1", "a person", 1))
    story.event(Prompted("Unplug the cable", ""))
    story.event(Answered("Unplug the cable", "unanswered", "nobody", 300))
    story.event(Acted("plug_in", "at connector 1", "the simulator", 1))
    page = page_of(told(story, record), tmp_path)
    assert "HeartbeatInterval" in page
    assert "&lt;6&gt;,<wbr>0" in page
    assert "answers ChangeConfiguration" in page
    assert "2.0 s" in page
    assert "Unplug the cable" in page
    assert "unanswered" in page
    assert "plug in once" in page


def test_findings_are_told_by_clause(tmp_path: Path) -> None:
    record = hk_180()
    story = played(record)
    label = record["scenarios"][0]["label"]
    first = {"number": 1, "time": "2026-01-01T00:00:00+00:00", "raw": '[2,"1","Heartbeat",{"<x>":1}]'}
    found = {
        "rule": "a.rule",
        "severity": "MUST",
        "clause": "OCPP 1.6 4.6",
        "text": "it said what it must not",
        "count": 2,
        "first": first,
        "scenarios": {label: 2},
    }
    record["findings"] = [found]
    page = page_of(told(story, record), tmp_path)
    assert "OCPP 1.6 4.6" in page
    assert "&lt;x&gt;" in page
    Page(page)


def test_each_scenario_leads_to_its_result_in_the_allure_page(tmp_path: Path) -> None:
    record = hk_180()
    results = tmp_path / "allure-results"
    results.mkdir()
    story = played(record)
    labels = [{"name": "scenario", "value": record["scenarios"][0]["label"]}]
    (results / "1-result.json").write_text(json.dumps({"uuid": "0815", "labels": labels}))
    page = page_of(told(story, record), tmp_path, results)
    assert f'href="allure/index.html#{md5("0815")}"' in page


def test_a_run_without_a_trace_is_told_as_far_as_it_is_known(tmp_path: Path) -> None:
    page = page_of(Chronicle(build(outcome_for("3.2", Verdict.FAILED, message="it did not"))), tmp_path)
    assert "no trace in which its scenarios could be found" in page
    assert "it did not" in page
    Page(page)


def test_it_asks_for_nothing_and_runs_nothing(tmp_path: Path) -> None:
    record = refused()
    text = page_of(told(played(record), record), tmp_path)
    page = Page(text)
    assert "script" not in page.tags
    assert re.findall(r"(?:src=|url\(|@import)", text) == []
    assert [link for link in page.links if not link.startswith(("#", "data:,", "allure/"))] == []


@given(MESSAGES, st.text(), st.text())
@settings(max_examples=25, deadline=None)
def test_whatever_a_station_says_the_page_is_whole(
    tmp_path_factory: Any, said: list[Any], name: str, value: str
) -> None:
    record = hk_180()
    record["scenarios"][0]["label"] = name
    record["scenarios"][1]["label"] = name
    story = played(record)
    for action, payload, _ in said:
        story.station(action, **payload)
    order = story.central("ChangeConfiguration", key=value, value=name)
    story.answer(order, {"status": value})
    Page(page_of(told(story, record), tmp_path_factory.mktemp("page")))


def test_no_secret_is_in_it(tmp_path: Path) -> None:
    record = hk_180()
    story = played(record)
    order = story.central("ChangeConfiguration", key="AuthorizationKey", value="opensesame")
    story.answer(order, {"status": "Accepted"})
    story.event(Acted("look", "at ftp://me:opensesame@host/", "a person"))
    assert "opensesame" not in page_of(told(story, record), tmp_path)
