"""Every scenario that was played has its drawings, and one that cannot be drawn costs nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocpp_support.chronicle.chronicle import Chronicle, chronicle_of
from ocpp_support.chronicle.scene import Scene
from ocpp_support.reporting.allure_attachments import CONVERSATION, FRAMES, HAR, PICTURE, TABLE
from ocpp_support.reporting.allure_drawings import DRAWINGS, Drawing, attach_drawings

from ..chronicle.test_chronicle import RECORD, Run, two_scenarios
from .allure_folders import attachments_of, files_of, put_result

ON, OFF, NEVER = "1 Lights: On", "1 Lights: Off", "1 Lights: Never played"


@pytest.fixture
def chronicle(tmp_path: Path) -> Chronicle:
    run = Run(tmp_path / "trace.jsonl")
    two_scenarios(run)
    return chronicle_of(RECORD | {"station": {"identity": "CP1"}}, run.path.read_text())


@pytest.fixture
def results(tmp_path: Path) -> Path:
    folder = tmp_path / "allure-results"
    folder.mkdir()
    return folder


def named(scene: Scene, station: str) -> str:
    return f"{scene.name} of {station}"


def off_fails(scene: Scene, station: str) -> str:
    if scene.name == "Off":
        raise ValueError("no light for ftp://me:secret@host/")
    return named(scene, station)


def picture(drawn: object = named) -> Drawing:
    return Drawing(PICTURE, "image/svg+xml", "svg", drawn)  # type: ignore[arg-type]


def test_each_scenario_has_its_own(chronicle: Chronicle, results: Path) -> None:
    for name, label in (("a", ON), ("b", OFF), ("c", NEVER), ("d", "")):
        put_result(results, name, label, CONVERSATION)

    attach_drawings(results, chronicle, [picture()])

    assert attachments_of(results, "a") == {PICTURE: "On of CP1", CONVERSATION: CONVERSATION}
    assert attachments_of(results, "b")[PICTURE] == "Off of CP1"
    assert [*attachments_of(results, "c")] == [*attachments_of(results, "d")] == [CONVERSATION]


def test_drawn_again_it_replaces_what_was_drawn(chronicle: Chronicle, results: Path) -> None:
    put_result(results, "a", ON)

    attach_drawings(results, chronicle, [picture()])
    attach_drawings(results, chronicle, [picture(lambda *_: "anew")])

    assert attachments_of(results, "a") == {PICTURE: "anew"}
    assert len(files_of(results)) == 1


def test_what_cannot_be_drawn_costs_itself_only(chronicle: Chronicle, results: Path) -> None:
    put_result(results, "a", ON)
    put_result(results, "b", OFF)

    attach_drawings(results, chronicle, [picture(off_fails), Drawing("other", "text/csv", "csv", named)])

    assert attachments_of(results, "a") == {PICTURE: "On of CP1", "other": "On of CP1"}
    assert attachments_of(results, "b") == {
        PICTURE: "This could not be drawn: ValueError: no light for ftp://***@host/\n",
        "other": "Off of CP1",
    }


def test_where_there_is_nothing_to_show_nothing_is_attached(chronicle: Chronicle, results: Path) -> None:
    put_result(results, "a", ON)

    attach_drawings(results, chronicle, [picture(lambda *_: "")])

    assert attachments_of(results, "a") == {}


def test_two_of_one_name_are_not_taken_for_one_another(chronicle: Chronicle, results: Path) -> None:
    put_result(results, "a", ON)
    put_result(results, "b", ON)
    put_result(results, "c", OFF)

    attach_drawings(results, chronicle, [picture()])

    for name in "ab":
        assert "called the same" in attachments_of(results, name)[PICTURE]
    assert attachments_of(results, "c") == {PICTURE: "Off of CP1"}


def test_everything_there_is_can_be_drawn(chronicle: Chronicle, results: Path) -> None:
    put_result(results, "a", ON)

    attach_drawings(results, chronicle)

    attached = attachments_of(results, "a")
    assert {PICTURE, TABLE, FRAMES, HAR} <= {*attached} <= {drawing.name for drawing in DRAWINGS}
    assert not [text for text in attached.values() if "could not be drawn" in text]
    assert '"Preparing"' in attached[FRAMES]
