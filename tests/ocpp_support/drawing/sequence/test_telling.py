"""A scene is told in the order in which it took place, each thing in the part that it belongs to."""

from __future__ import annotations

from ocpp_support.drawing.sequence.row import Kind, Part, Row, Weight
from ocpp_support.drawing.sequence.telling import AFTERWARDS, rows_of
from ocpp_support.trace.events import Acted, Answered, Noted, Prompted
from tests.ocpp_support.drawing.scenes import Play

PROMPT = "Plug the cable in"


def told(rows: list[Row]) -> list[tuple[str, Part]]:
    return [(row.title or row.words, row.part) for row in rows]


def test_what_was_said_stands_under_the_step_in_which_it_was_and_in_its_part() -> None:
    play = Play()
    play.step("Given it is there")
    play.station("Heartbeat")
    play.step("When it is told")
    play.central("Reset", type="Soft")
    play.ends()
    play.central("ClearCache")
    assert told(rows_of(play.scene())) == [
        ("Given it is there", Part.GIVEN),
        ("Heartbeat", Part.GIVEN),
        ("When it is told", Part.COUNTS),
        ("Reset", Part.COUNTS),
        (AFTERWARDS, Part.AFTER),
        ("ClearCache", Part.AFTER),
    ]


def test_an_answer_stands_in_the_row_of_its_request_be_it_later() -> None:
    play = Play()
    play.step("When it is told")
    first, second = play.central("ClearCache"), play.station("Heartbeat")
    play.wait(2)
    play.answer(second, {"currentTime": "noon"})
    play.answer(first, {"status": "Accepted"})
    _, one, other = rows_of(play.scene())
    assert one.reply is not None
    assert (one.reply.text, one.reply.took) == ("Accepted", 2.0)
    assert other.reply is not None
    assert other.reply.text == "noon"


def test_an_answer_to_what_was_asked_before_stands_by_itself() -> None:
    play = Play()
    asked = play.central("ClearCache")
    play.step("When it is told")
    play.answer(asked, {"status": "Accepted"})
    play.error(asked, "InternalError")
    rows = rows_of(play.scene())[1:]
    assert [(row.title, row.words) for row in rows] == [
        ("answer to ClearCache", "Accepted"),
        ("answer to ClearCache", "error InternalError"),
    ]


def test_who_was_asked_for_an_act_and_confirmed_it_is_told_with_the_act() -> None:
    play = Play()
    play.step("When somebody comes")
    play.event(Acted("plug_in", "at connector 1", "a person", 1))
    play.event(Prompted(PROMPT, "When somebody comes"))
    play.station("Heartbeat")
    play.event(Answered(PROMPT, "done", "the station", 12))
    rows = rows_of(play.scene())
    assert [row.kind for row in rows] == [Kind.STEP, Kind.ACT, Kind.MESSAGE]
    assert rows[1].words == "· confirmed by the station after 12 s"


def test_a_prompt_that_belongs_to_no_act_is_told_by_itself() -> None:
    play = Play()
    play.step("When somebody comes")
    play.event(Prompted(PROMPT, "why"))
    play.event(Answered(PROMPT, "skipped", "a person", 3))
    assert [row.title for row in rows_of(play.scene())[1:]] == [PROMPT, PROMPT]


def test_each_step_says_what_came_of_it() -> None:
    play = Play()
    for step in ("Given it is there", "When it is told", "Then it does", "And it lives"):
        play.step(step)
    assert [row.words for row in rows_of(play.scene())] == ["preparation", "", "✓ seen", "✓ seen"]
    play.missed("it to live", "it did not")
    failed = rows_of(play.scene("failed"))
    assert [row.words for row in failed[:4]] == ["preparation", "", "✓ seen", "✕ not so"]
    assert (failed[4].title, failed[4].words) == ("expected:", "it to live")
    assert [note.text for note in failed[4].notes] == ["but: it did not"]


def test_that_something_is_missing_is_told_where_nothing_came_instead() -> None:
    play = Play()
    play.step("When it is told")
    came = play.station("Heartbeat")
    play.missed("silence", "it beat", came)
    play.missed("a word", "none came")
    play.missed("a cry", "it cried", unwanted=True)
    instead, missing, unwanted = rows_of(play.scene("failed"))[2:]
    assert instead.reply is None
    assert missing.reply is not None
    assert not missing.reply.came
    assert (unwanted.title, unwanted.reply) == ("must not be seen:", None)


def test_far_from_what_came_it_says_there_too_what_was_expected() -> None:
    play = Play()
    play.step("When it is told")
    came = play.station("Authorize", idTag="BOB")
    for _ in range(5):
        play.station("Heartbeat")
    play.missed("card ALICE", "it was BOB", came)
    [row] = [row for row in rows_of(play.scene("failed")) if row.title == "Authorize"]
    assert row.weight is Weight.WRONG
    assert [note.text for note in row.notes] == ["expected: card ALICE"]


def test_an_event_that_came_instead_is_marked() -> None:
    play = Play()
    play.step("When it is told")
    came = play.event(Noted("it fell over"))
    play.missed("it to stand", "it fell over", came)
    assert rows_of(play.scene("failed"))[1].weight is Weight.WRONG


def test_of_many_reasons_the_first_are_told() -> None:
    play = Play()
    play.step("When it is told")
    play.missed("all well", "\n          ".join(f"reason {number}" for number in range(12)))
    notes = [note.text for note in rows_of(play.scene("failed"))[-1].notes]
    assert notes[0] == "but: reason 0"
    assert notes[-1] == "and 4 more"
