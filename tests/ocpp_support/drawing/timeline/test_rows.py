"""A row of the picture of a run: what can be read in it, in detail and with the whole run in it."""

from __future__ import annotations

from xml.dom.minidom import parseString

from ocpp_support.chronicle.chronicle import Chronicle
from ocpp_support.drawing.timeline.bands import bands_of
from ocpp_support.drawing.timeline.rows import DETAIL, MOST_LANES, OVERVIEW, Look, Row
from ocpp_support.drawing.timeline.stretches import stretches_of
from ocpp_support.trace.events import Acted, Connected, Disconnected
from tests.ocpp_support.chronicle.stories import SessionStory
from tests.ocpp_support.drawing.scenes import texts

RECORD = {
    "scenarios": [
        {"label": "1 Lights: On (connector 1)", "status": "passed"},
        {
            "label": "1 Lights: Off, and that for very long, so that nobody sees it (connector 2)",
            "status": "failed",
        },
    ]
}
ON, OFF = (one["label"] for one in RECORD["scenarios"])


def drawn(chronicle: Chronicle, look: Look = DETAIL) -> str:
    stretches = stretches_of(chronicle)

    def found(label: str) -> list[str]:
        return ["MUST"] if label == OFF else []

    return Row(
        stretches, bands_of(chronicle, stretches), look, 90, lambda label: f"#{label[:5]}", found
    ).drawn()


def two() -> SessionStory:
    story = SessionStory()
    story.scenario(ON)
    story.event(Connected("/CP1", ()))
    story.reports("Available", 0)
    story.reports("Charging", 1)
    story.scenario(OFF)
    story.wait(3600)
    story.event(Acted("unplug", "at connector 1", "a person", 1))
    story.event(Disconnected(1006, "", "the station"))
    story.misses("it to be off")
    return story


def test_in_detail_everything_has_its_name() -> None:
    told = texts(drawn(two().chronicle(RECORD)))
    for said in (
        "1 Lights",
        "✓ On",
        "connector 1",
        "connector 2",
        "Station",
        "Connector 1",
        "● Charging",
        "00:00:00",
    ):
        assert said in told
    assert any("60 min" in said for said in told)
    assert any(said.startswith("✕ Off") for said in told)


def test_at_one_look_blocks_and_bands_are_there_without_words() -> None:
    picture = drawn(two().chronicle(RECORD), OVERVIEW)
    assert "● Charging" not in texts(picture)
    assert "<title>Charging</title>" in picture
    assert "<title>1 Lights: On (connector 1): passed</title>" in picture


def test_a_block_leads_to_its_scenario_and_shows_findings() -> None:
    picture = drawn(two().chronicle(RECORD))
    assert picture.count('<a href="#1 Lig">') == 2
    assert picture.count('class="finding"') == 1


def test_what_was_missed_an_act_and_a_lost_line_have_their_marks() -> None:
    picture = drawn(two().chronicle(RECORD))
    assert [picture.count(f'class="{kind}"') for kind in ("missed", "act", "off", "start")] == [1, 1, 2, 0]


def test_where_the_run_went_on_is_shown() -> None:
    chronicle = Chronicle(RECORD, [two().part(), two().part()])
    assert "the run was interrupted, and went on" in drawn(chronicle)
    assert "the run was interrupted, and went on" not in drawn(two().chronicle(RECORD))


def test_of_many_connectors_those_are_shown_in_detail_whose_status_changes() -> None:
    story = SessionStory(connectors=MOST_LANES + 3)
    story.scenario(ON)
    for connector in range(MOST_LANES + 3):
        story.reports("Available", connector)
    assert [one for one in texts(drawn(story.chronicle())) if one.startswith(("Conn", "Stat"))] == ["Station"]
    story.reports("Charging", 3)
    detail, overview = drawn(story.chronicle()), drawn(story.chronicle(), OVERVIEW)
    assert [one for one in texts(detail) if one.startswith(("Conn", "Stat"))] == ["Station", "Connector 3"]
    assert "Connector 7" in texts(overview)


def test_whatever_a_scenario_is_called_the_picture_is_xml_and_without_secrets() -> None:
    story = SessionStory()
    story.scenario("<1 & 2>: ftp://user:opensesame@host \x00\x1b ]]>")
    story.reports("<&>")
    for look in (DETAIL, OVERVIEW):
        picture = drawn(story.chronicle(), look)
        assert parseString(picture).documentElement is not None
        assert "opensesame" not in picture
