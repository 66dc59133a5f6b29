"""What was said as rows: with its findings, its answer, and what a reader must look at."""

from __future__ import annotations

from msgspec.structs import replace

from ocpp_support.drawing.sequence.messages import row_of_message
from ocpp_support.drawing.sequence.row import Part, Pill, Row, Weight
from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.protocol.frames import CallResult, encode, parse
from ocpp_support.trace.trace import Entry, Sender
from tests.ocpp_support.matchers.conversations import Talk


def row_of(talk: Talk, entry: Entry, *offending: Entry) -> Row:
    row = row_of_message(entry, talk.conversation(), Part.COUNTS, {one.number for one in offending})
    assert row is not None
    return row


def test_a_status_has_its_pill() -> None:
    talk = Talk()
    of_one = talk.station("StatusNotification", connectorId=1, status="Charging", errorCode="NoError")
    of_all = talk.station("StatusNotification", connectorId=0, status="Odd")
    assert row_of(talk, of_one).pill == Pill("1", "Charging")
    assert row_of(talk, of_all).pill == Pill("station", "Odd")


def test_what_is_not_answered_is_seen_to_be() -> None:
    talk = Talk()
    reply = row_of(talk, talk.central("Reset", type="Soft")).reply
    assert reply is not None
    assert (reply.text, reply.came) == ("no answer", False)


def test_an_answer_that_came_too_late_is_told_twice() -> None:
    talk = Talk()
    asked = talk.central("Reset", type="Soft")
    frame = CallResult("1", {"status": "Accepted"})
    late = talk.trace.record(Sender.STATION, frame, encode(frame), answers=asked, late_by=2.5)
    reply = row_of(talk, asked).reply
    assert reply is not None
    assert reply.text == "no answer in time"
    row = row_of(talk, late)
    assert (row.title, row.words) == ("late answer to Reset", "Accepted, 2.5 s too late")


def test_an_error_is_told_with_its_description() -> None:
    talk = Talk()
    asked = talk.central("Reset", type="Soft")
    talk.error(asked, "NotSupported", "no such thing")
    reply = row_of(talk, asked).reply
    assert reply is not None
    assert reply.error
    assert reply.text == "error NotSupported: no such thing"


def test_the_time_of_our_own_answers_is_told_only_where_it_is_long() -> None:
    talk = Talk()
    quick, slow = talk.station("Heartbeat"), talk.station("Heartbeat")
    talk.answer(quick)
    talk.wait(5)
    talk.answer(slow)
    replies = [row_of(talk, entry).reply for entry in (quick, slow)]
    assert [reply.took for reply in replies if reply] == [None, 5.0]


def test_what_was_found_stands_beneath_the_worst_in_words() -> None:
    talk = Talk()
    found = tuple(
        Finding(severity, "OCPP 1.6 7", f"a {severity}") for severity in (Severity.MUST, Severity.NOTE)
    )
    raw = '[2,"1","Heartbeat",{}]'
    entry = talk.trace.record(Sender.STATION, parse(raw).frame, raw, findings=found)
    notes = row_of(talk, entry).notes
    assert [(note.text, note.weight) for note in notes] == [
        ("MUST OCPP 1.6 7: a MUST", Weight.WRONG),
        ("note OCPP 1.6 7: a note", Weight.PLAIN),
    ]


def test_what_was_found_on_an_answer_stands_with_its_request() -> None:
    talk = Talk()
    asked = talk.central("ClearCache")
    frame = CallResult("1", {})
    found = (Finding(Severity.SHOULD, "OCPP 1.6 6", "it is empty"),) * 5
    talk.trace.record(Sender.STATION, frame, encode(frame), answers=asked, findings=found)
    notes = row_of(talk, asked).notes
    assert notes[0].text == "SHOULD OCPP 1.6 6: the answer: it is empty"
    assert notes[-1].text == "and 2 more findings"


def test_the_request_or_the_answer_is_to_blame() -> None:
    talk = Talk()
    asked = talk.central("ClearCache")
    answer = talk.answer(asked, {"status": "Rejected"})
    by_answer = row_of(talk, asked, answer)
    assert by_answer.reply is not None
    assert (by_answer.weight, by_answer.reply.weight) == (Weight.WRONG, Weight.WRONG)
    by_request = row_of(talk, asked, asked)
    assert by_request.reply is not None
    assert (by_request.weight, by_request.reply.weight) == (Weight.WRONG, Weight.PLAIN)


def test_what_answers_nothing_and_what_is_no_message_are_told() -> None:
    talk = Talk()
    stray = talk.trace.record(Sender.STATION, CallResult("9", {}), '[3,"9",{}]')
    junk = talk.trace.record(Sender.STATION, parse("[2,").frame, "[2,")
    assert row_of(talk, stray).title == "an answer to nothing that was asked"
    row = row_of(talk, junk)
    assert row.title == "text that is no message:"
    assert row.words.endswith("“[2,”")


def test_the_words_are_those_that_were_on_the_wire() -> None:
    talk = Talk()
    raw = '[2,"1","StartTransaction",{"connectorId":"1","idTag":"A"}]'
    said = parse(raw).frame
    entry = talk.trace.record(Sender.STATION, said, raw, findings=(Finding(Severity.MUST, "x", "y"),))
    taken = replace(entry, content=parse('[2,"1","StartTransaction",{}]').frame)
    row = row_of_message(taken, talk.conversation(), Part.COUNTS, set())
    assert row is not None
    assert row.words.startswith("connector 1, card A")
