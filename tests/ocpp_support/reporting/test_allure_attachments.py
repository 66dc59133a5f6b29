"""What is attached after a run stands on the right result, in its place, and once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ocpp_support.reporting.allure_attachments import (
    CONVERSATION,
    FINDINGS,
    HAR,
    PICTURE,
    PUTTING_BACK,
    Attachment,
    attach,
    labels_in,
    scenario_of,
)

from .allure_folders import attachments_of, files_of, put_result


def svg(text: str, name: str = PICTURE) -> Attachment:
    return Attachment(name, "image/svg+xml", "svg", text)


def test_each_result_gets_what_is_wanted_for_it(tmp_path: Path) -> None:
    put_result(tmp_path, "a", "1 Lights: On", CONVERSATION)
    put_result(tmp_path, "b", "1 Lights: Off", CONVERSATION)

    attach(tmp_path, {PICTURE}, lambda result: [svg("a lamp")] if "On" in scenario_of(result) else [])

    assert attachments_of(tmp_path, "a") == {PICTURE: "a lamp", CONVERSATION: CONVERSATION}
    assert attachments_of(tmp_path, "b") == {CONVERSATION: CONVERSATION}
    (drawn,) = (name for name in files_of(tmp_path) if name.endswith("-attachment.svg"))
    told = json.loads((tmp_path / "a-result.json").read_text())["attachments"][0]
    assert told == {"name": PICTURE, "source": drawn, "type": "image/svg+xml"}


def test_what_is_attached_again_takes_the_place_of_the_first(tmp_path: Path) -> None:
    put_result(tmp_path, "a", "1 Lights: On", CONVERSATION)

    for text in ("a lamp", "a lantern"):
        attach(tmp_path, {PICTURE, FINDINGS}, lambda _, text=text: [svg(text), svg("odd", FINDINGS)])
    attach(tmp_path, {FINDINGS}, lambda _: [])

    assert attachments_of(tmp_path, "a") == {PICTURE: "a lantern", CONVERSATION: CONVERSATION}
    assert len(files_of(tmp_path)) == 2


def test_what_people_want_comes_first_and_what_machines_read_last(tmp_path: Path) -> None:
    put_result(tmp_path, "a", "", CONVERSATION, "a photograph", PUTTING_BACK)

    attach(tmp_path, {HAR, PICTURE, FINDINGS}, lambda _: [svg("", name) for name in (HAR, FINDINGS, PICTURE)])

    assert [*attachments_of(tmp_path, "a")] == [
        PICTURE,
        FINDINGS,
        CONVERSATION,
        "a photograph",
        PUTTING_BACK,
        HAR,
    ]


def test_a_result_for_which_there_is_nothing_stays_as_it_is(tmp_path: Path) -> None:
    file = put_result(tmp_path, "a", "1 Lights: On", HAR, CONVERSATION)
    before = file.read_text()

    attach(tmp_path, {PICTURE}, lambda _: [])

    assert file.read_text() == before


def test_what_is_cut_short_costs_no_result(tmp_path: Path) -> None:
    file = put_result(tmp_path, "a", "1 Lights: On", PICTURE)

    def stopped(_: object) -> list[Attachment]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attach(tmp_path, {PICTURE}, stopped)
    assert attachments_of(tmp_path, "a") == {PICTURE: PICTURE}
    assert json.loads(file.read_text())["name"] == "a"


def test_a_text_that_is_no_text_is_written_all_the_same(tmp_path: Path) -> None:
    put_result(tmp_path, "a", "1 Lights: On")

    attach(tmp_path, {PICTURE}, lambda _: [svg("half a \ud83d")])

    assert attachments_of(tmp_path, "a") == {PICTURE: "half a \\ud83d"}


def test_results_are_told_by_their_labels(tmp_path: Path) -> None:
    put_result(tmp_path, "a", "1 Lights: On")
    put_result(tmp_path, "b", "1 Lights: On")
    put_result(tmp_path, "c")

    assert labels_in(tmp_path) == ["1 Lights: On", "1 Lights: On", ""]
