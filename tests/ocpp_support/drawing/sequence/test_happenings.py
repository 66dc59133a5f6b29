"""What happened besides messages is told as people say it: who did what, and who confirmed it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ocpp_support.drawing.sequence.happenings import answered, row_of_event
from ocpp_support.drawing.sequence.row import Kind, Line, Part, Row, Weight
from ocpp_support.files.transfers import Transfer, refused
from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.trace.events import (
    Acted,
    Answered,
    Attempted,
    Connected,
    Disconnected,
    Event,
    Noted,
    Pinged,
    Prompted,
    Transferred,
)
from tests.ocpp_support.matchers.conversations import Talk

ALL_ACTS = (
    *("plug_in", "unplug", "unplug_vehicle", "present_card", "press_stop", "press_emergency_stop"),
    *("release_emergency_stop", "raise_fault", "clear_fault", "power_cycle", "power_off", "power_on", "look"),
)
PROMPT = "Plug the cable in"


def row_of(event: Event) -> Row:
    return row_of_event(Talk().event(event), event, Part.COUNTS)


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (Acted("plug_in", "at connector 1", "me", 1), "the driver plugs the cable into connector 1"),
        (Acted("press_stop", "", "me"), "the driver presses the stop button of the station"),
        (
            Acted("present_card", "with card A at connector 2", "me", 2, "A"),
            "the driver presents card A at connector 2",
        ),
        (
            Acted("raise_fault", "ground failure at connector 1", "me", 1),
            "an error occurs: ground failure at connector 1",
        ),
        (Acted("stand_on_head", "at the station itself", "me", 0), "stand on head at the station itself"),
    ],
)
def test_an_act_is_a_sentence_with_who_vouches_for_it(act: Acted, words: str) -> None:
    row = row_of(act)
    assert (row.kind, row.title, row.words) == (Kind.ACT, words, "· done by me")


@pytest.mark.parametrize("name", ALL_ACTS)
def test_every_act_of_the_closed_list_has_its_sentence(name: str) -> None:
    assert "_" not in row_of(Acted(name, "", "me")).title
    assert row_of(Acted(name, "", "me")).title.split()[0] in ("the", "somebody", "an", "what")


def test_a_confirmed_act_says_who_saw_it_and_after_how_long() -> None:
    row = row_of(Acted("plug_in", "at connector 1", "a person", 1))
    done = answered(row, Answered(PROMPT, "done", "the station", 12.4))
    assert (done.words, done.until, done.weight) == (
        "· confirmed by the station after 12 s",
        12.4,
        Weight.PLAIN,
    )
    left = answered(row, Answered(PROMPT, "unanswered", "nobody", 61, "nobody was there"))
    assert left.words == "· unanswered, by nobody, after 61 s: nobody was there"
    assert left.weight is Weight.DOUBTFUL


def test_what_was_found_on_an_event_stands_beneath_it() -> None:
    event = Connected("//CP1", ())
    entry = replace(Talk().event(event), findings=(Finding(Severity.MUST, "OCPP-J 3.1.1", "two slashes"),))
    [note] = row_of_event(entry, event, Part.COUNTS).notes
    assert (note.text, note.weight) == ("MUST OCPP-J 3.1.1: two slashes", Weight.WRONG)


@pytest.mark.parametrize(
    ("event", "words", "weight", "line"),
    [
        (Connected("/CP1", ()), "connects to /CP1 with no subprotocol", Weight.PLAIN, Line.MADE),
        (
            Disconnected(1006, "", "the station"),
            "connection closed by the station (code 1006)",
            Weight.PLAIN,
            Line.LOST,
        ),
        (Pinged(answered=True, within=5), "", Weight.PLAIN, Line.STAYS),
        (Pinged(answered=False, within=5), "", Weight.DOUBTFUL, Line.STAYS),
        (
            Transferred(Transfer("upload", "ftp", "f", 5, "ab", True, "me", "p")),
            "upload of f by FTP: 5 bytes, SHA-256 ab…",
            Weight.PLAIN,
            Line.STAYS,
        ),
        (
            Transferred(refused("login", "ftp", "", user="x", peer="p", note="login refused")),
            "login by FTP: login refused",
            Weight.DOUBTFUL,
            Line.STAYS,
        ),
        (
            Attempted("10.0.0.7", "/x", "no password", "give one"),
            "10.0.0.7 dialled /x and was not let in: no password",
            Weight.DOUBTFUL,
            Line.STAYS,
        ),
        (Noted("so it is"), "so it is", Weight.PLAIN, Line.STAYS),
        (Prompted(PROMPT, "why"), "· somebody is asked to", Weight.PLAIN, Line.STAYS),
    ],
)
def test_every_event_is_told(event: Event, words: str, weight: Weight, line: Line) -> None:
    row = row_of(event)
    assert (row.words, row.weight, row.line) == (words, weight, line)
