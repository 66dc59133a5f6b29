"""A red result shows its picture at once, a green one has it among its attachments only."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from ocpp_support.reporting.allure_attachments import PICTURE, Attachment, attach
from ocpp_support.reporting.allure_first_look import show_pictures

from .allure_folders import put_result


def with_picture(folder: Path, status: str, svg: str = "<svg/>", kind: str = "image/svg+xml") -> Path:
    file = put_result(
        folder, "a", "1 Lights: On", status=status, description="> **Criterion 1.1.** It is <bright>."
    )
    attach(folder, {PICTURE}, lambda _: [Attachment(PICTURE, kind, "svg", svg)])
    return file


def shown(file: Path) -> str | None:
    told = json.loads(file.read_text())
    return str(told["descriptionHtml"]) if "descriptionHtml" in told else None


@pytest.mark.parametrize("status", ["failed", "broken"])
def test_a_red_result_shows_its_picture_below_the_words(tmp_path: Path, status: str) -> None:
    file = with_picture(tmp_path, status)

    show_pictures(tmp_path)

    words, _, picture = (shown(file) or "").partition("<img")
    assert "<strong>Criterion 1.1.</strong> It is &lt;bright&gt;." in words
    assert f"data:image/svg+xml;base64,{base64.b64encode(b'<svg/>').decode()}" in picture


def test_drawn_again_the_new_picture_takes_the_place_of_the_old(tmp_path: Path) -> None:
    file = with_picture(tmp_path, "failed")
    show_pictures(tmp_path)
    attach(tmp_path, {PICTURE}, lambda _: [Attachment(PICTURE, "image/svg+xml", "svg", "<svg>anew</svg>")])

    show_pictures(tmp_path)

    assert (shown(file) or "").count("<img") == 1
    assert base64.b64encode(b"<svg>anew</svg>").decode() in (shown(file) or "")


def test_a_green_result_stays_as_it_is(tmp_path: Path) -> None:
    file = with_picture(tmp_path, "passed")
    before = file.read_text()

    show_pictures(tmp_path)

    assert file.read_text() == before


def test_where_there_is_no_picture_there_are_the_words_alone(tmp_path: Path) -> None:
    instead = with_picture(tmp_path, "failed", "This could not be drawn", "text/plain")
    without = put_result(tmp_path, "b", "1 Lights: Off", status="broken")

    show_pictures(tmp_path)

    assert shown(instead) is None
    assert shown(without) is None
