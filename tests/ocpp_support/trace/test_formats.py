"""What is written of a trace can be read, and holds no secrets."""

from __future__ import annotations

from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.protocol.frames import Call, Malformed
from ocpp_support.trace.events import Acted, Connected, Disconnected
from ocpp_support.trace.formats import as_text
from ocpp_support.trace.trace import Sender
from tests.ocpp_support.kept_lines import as_json_lines

from ..matchers.conversations import Talk


def test_people_read_who_said_what_when() -> None:
    talk = Talk()
    talk.mark()
    order = talk.central("Reset", type="Hard")
    talk.wait(1.5)
    talk.answer(order, {"status": "Accepted"})
    talk.event(Disconnected(1006, "", "the station"))
    talk.event(Acted("plug_in", "at connector 1", "the simulator"))
    assert as_text(talk.conversation()).splitlines() == [
        '  +    0.0 s  station ← Reset {"type": "Hard"}',
        '  +    1.5 s  station → Reset answer {"status": "Accepted"}',
        "  +    1.5 s          · connection closed by the station (code 1006)",
        "  +    1.5 s          · plug in at connector 1 (by the simulator)",
    ]


def test_people_read_what_was_said_and_not_how_it_was_taken() -> None:
    talk = Talk()
    finding = Finding(Severity.MUST, "schema", "connectorId is a string")
    raw = '[2,"1","StatusNotification",{"connectorId":"1"}]'
    meant = Call("1", "StatusNotification", {"connectorId": 1})
    entry = talk.trace.record(Sender.STATION, meant, raw, findings=(finding,))
    assert 'StatusNotification {"connectorId": "1"}' in as_text(talk.conversation())
    assert (entry.content, entry.said) == (meant, Call("1", "StatusNotification", {"connectorId": "1"}))


def test_findings_stand_under_their_frame() -> None:
    talk = Talk()
    finding = Finding(Severity.MUST, "OCPP-J 4.2", "it is not JSON")
    talk.trace.record(Sender.STATION, Malformed("it is not JSON"), "[2,", findings=(finding,))
    text = as_text(talk.conversation())
    assert "something that is no message, for it is not JSON: [2," in text
    assert "finding: it is not JSON (MUST, OCPP-J 4.2)" in text


def test_a_long_message_is_cut_unless_the_whole_is_wanted() -> None:
    talk = Talk()
    talk.station("DataTransfer", data="x" * 1000)
    assert "characters)" in as_text(talk.conversation())
    assert "x" * 1000 in as_text(talk.conversation(), whole=True)


def test_text_that_is_no_unicode_can_be_written() -> None:
    talk = Talk()
    said = Call("7", "DataTransfer", {"data": "\ud800"})
    talk.trace.record(Sender.STATION, said, '[2,"7","DataTransfer",{"data":"\ud800"}]')
    as_text(talk.conversation()).encode("utf-8")
    as_json_lines(talk.conversation()).encode("utf-8")


def test_no_secret_is_in_what_is_written() -> None:
    talk = Talk()
    talk.event(Connected("/CP?token=s3cret", ("ocpp1.6",)))
    order = talk.central("ChangeConfiguration", key="PASSWORD", readonly="false", value='a"s3cret')
    talk.answer(order, {"status": "Accepted"})
    text, lines = as_text(talk.conversation()), as_json_lines(talk.conversation())
    assert "s3cret" not in text
    assert "s3cret" not in lines
    assert "connects to /CP?token=*** with" in text
    assert '{"key": "PASSWORD", "readonly": "false", "value": "***"}' in text
