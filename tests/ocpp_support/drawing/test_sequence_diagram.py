"""The picture of a conversation: everything is in it, it is always valid, and no secret is."""

from __future__ import annotations

import xml.dom.minidom
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ocpp_support.drawing.sequence_diagram import sequence_diagram
from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.protocol.frames import parse
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
)
from ocpp_support.trace.trace import Sender
from tests.ocpp_support.drawing.scenes import Play, read, texts

LARGEST = 100_000


def element_of(picture: str) -> Any:
    return xml.dom.minidom.parseString(picture).documentElement


def out_of_service(play: Play) -> None:
    play.station("StatusNotification", connectorId=1, errorCode="NoError", status="Available")
    play.step("Given the station is online and idle")
    play.wait(5)
    play.step("When the operator takes connector 1 out of service")
    order = play.central("ChangeAvailability", connectorId=1, type="Inoperative")
    play.wait(0.14)
    play.answer(order, {"status": "Accepted"})
    play.step("Then connector 1 becomes Unavailable")


def test_a_request_and_its_answer_are_one_row_in_plain_words() -> None:
    play = Play()
    out_of_service(play)
    said = read(play.scene())
    assert "ChangeAvailability connector 1, Inoperative" in said
    assert "Accepted, 0.1 s" in said


def test_the_steps_are_its_headings_and_the_verdict_stands_above() -> None:
    play = Play()
    out_of_service(play)
    said = read(play.scene())
    assert "When the operator takes connector 1 out of service" in said
    assert said[0] == "On"
    assert "✓ passed" in said


def test_the_statuses_before_the_scenario_stand_above() -> None:
    play = Play()
    out_of_service(play)
    assert "connector 1 ○ Available" in read(play.scene())


def test_what_did_not_come_is_drawn_where_patience_ended() -> None:
    play = Play()
    out_of_service(play)
    play.wait(60)
    play.missed("connector 1 to be reported Unavailable", "the station sent nothing at all")
    said = read(play.scene("failed"))
    assert "expected: connector 1 to be reported Unavailable" in said
    assert "but: the station sent nothing at all" in said
    assert "+60.1 s" in said
    assert "60 s of silence" in "".join(said)
    assert "✕ not so" in said


def test_what_came_instead_is_marked() -> None:
    play = Play()
    out_of_service(play)
    wrong = play.station("StatusNotification", connectorId=2, errorCode="NoError", status="Unavailable")
    play.answer(wrong)
    unmarked = sequence_diagram(play.scene("failed")).count('class="pw"')
    play.missed("connector 1 to be reported Unavailable", "connector 2 was", wrong)
    picture = sequence_diagram(play.scene("failed"))
    assert unmarked == 0
    assert picture.count('class="pw"') == 1
    assert texts(picture).count("✕") == 1


def test_findings_and_acts_and_the_line_are_told() -> None:
    play = Play()
    play.step("When the driver comes")
    play.event(Acted("present_card", "with card ALICE at connector 1", "the simulator", 1, "ALICE"))
    play.event(Disconnected(1006, "", "the station"))
    play.event(Connected("/CP1", ("ocpp1.6",)))
    play.event(Pinged(answered=False, within=5))
    finding = Finding(Severity.MUST, "OCPP 1.6 3.15", "timestamp is no time")
    raw = '[2,"7","Heartbeat",{}]'
    play.trace.record(Sender.STATION, parse(raw).frame, raw, findings=(finding,))
    said = "\n".join(read(play.scene()))
    assert "the driver presents card ALICE at connector 1 · done by the simulator" in said
    assert "line lost: connection closed by the station (code 1006)" in said
    assert "connected: connects to /CP1 with ocpp1.6" in said
    assert "a ping was not answered within 5 s" in said
    assert "▲ MUST OCPP 1.6 3.15: timestamp is no time" in said


DASHED = 'class="l x"'


def test_the_lifelines_are_broken_while_there_is_no_connection() -> None:
    play = Play()
    play.event(Connected("/CP1", ()))
    play.step("When the line is lost")
    assert sequence_diagram(play.scene()).count(DASHED) == 0
    play.event(Disconnected(1006, "", "the station"))
    assert sequence_diagram(play.scene()).count(DASHED) == 2
    play.event(Connected("/CP1", ()))
    play.station("Heartbeat")
    assert sequence_diagram(play.scene()).count(DASHED) == 2


def test_a_new_connection_may_come_before_the_old_one_is_closed() -> None:
    play = Play()
    play.event(Connected("/CP1", ()))
    play.step("When it dials again")
    play.event(Connected("/CP1", ()))
    play.event(Disconnected(1000, "replaced", "the central system"))
    assert sequence_diagram(play.scene()).count(DASHED) == 0


def test_no_secret_is_in_it() -> None:
    play = Play()
    play.step("When something is said")
    secret = "0123deadbeef"
    play.central("ChangeConfiguration", key="AuthorizationKey", value=secret)
    play.central("GetDiagnostics", location=f"ftp://me:{secret}@files.example/logs")
    play.station("DataTransfer", vendorId="V", data=f'{{"password":"{secret}"}}')
    asked = play.central("GetConfiguration", key=["AuthorizationKey"])
    play.answer(
        asked, {"configurationKey": [{"key": "AuthorizationKey", "readonly": False, "value": secret}]}
    )
    play.event(Noted(f"ws://me:{secret}@host/CP1"))
    play.trace.record(Sender.STATION, parse("[").frame, f'["password":"{secret}"')
    play.missed("nothing", f"ftp://me:{secret}@files.example was said")
    picture = sequence_diagram(play.scene("failed"))
    assert secret not in picture
    assert "ChangeConfiguration AuthorizationKey = ***" in read(play.scene())


def test_many_messages_make_no_large_picture() -> None:
    play = Play()
    play.step("When much is said")
    for number in range(150):
        asked = play.station("DataTransfer", vendorId="Vendor", messageId=f"message {number}", data="x" * 300)
        play.answer(asked, {"status": "Accepted", "data": "y" * 300})
        play.wait(1)
    assert len(sequence_diagram(play.scene()).encode()) <= LARGEST


def test_more_than_anybody_reads_is_cut_but_for_what_is_wrong() -> None:
    play = Play()
    play.step("When far too much is said")
    asked = [play.station("Authorize", idTag=f"CARD{number}") for number in range(2000)]
    play.missed("silence", "it was not silent", asked[1000])
    picture = sequence_diagram(play.scene("failed"))
    assert len(picture.encode()) <= LARGEST * 2
    assert "Authorize card CARD1000" in texts(picture)
    assert "Authorize card CARD1001" not in texts(picture)
    assert "rows left out here" in picture


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    [
        *("connectorId", "status", "errorCode", "info", "idTag", "transactionId", "meterStart", "meterStop"),
        *("meterValue", "sampledValue", "key", "value", "configurationKey", "unknownKey", "idTagInfo"),
        *("chargePointVendor", "csChargingProfiles", "location", "data", "transactionData", "currentTime"),
    ]
)
PAYLOADS = st.dictionaries(FIELDS | st.text(max_size=10), JSON, max_size=6)
ACTIONS = st.sampled_from(
    [
        *("StatusNotification", "MeterValues", "StartTransaction", "StopTransaction", "BootNotification"),
        *(
            "GetConfiguration",
            "ChangeConfiguration",
            "SendLocalList",
            "SetChargingProfile",
            "GetCompositeSchedule",
        ),
        *("TriggerMessage", "ReserveNow", "GetDiagnostics", "UpdateFirmware", "DataTransfer", "Authorize"),
        *("RemoteStartTransaction", "Heartbeat", "ClearChargingProfile"),
    ]
) | st.text(max_size=60)
MESSAGES = st.lists(st.tuples(st.booleans(), ACTIONS, PAYLOADS, st.none() | PAYLOADS), max_size=6)


EVENTS = st.one_of(
    st.builds(Acted, st.text(), st.text(), st.text(), st.none() | st.integers(), st.none() | st.text()),
    st.builds(Prompted, st.text(), st.text()),
    st.builds(Answered, st.text(), st.text(), st.text(), st.floats(0, 1e9), st.text()),
    st.builds(Connected, st.text(), st.lists(st.text(), max_size=2).map(tuple)),
    st.builds(Disconnected, st.none() | st.integers(), st.text(), st.text()),
    st.builds(Attempted, st.text(), st.text(), st.text(), st.text()),
    st.builds(Noted, st.text()),
)


@given(MESSAGES, st.text(), st.text(), st.lists(EVENTS, max_size=4))
@settings(max_examples=40, deadline=None)
def test_whatever_is_said_the_picture_can_be_read(
    said: list[Any], words: str, junk: str, events: list[Event]
) -> None:
    play = Play()
    play.step("When anything is said")
    for by_station, action, payload, answer in said:
        asked = (play.station if by_station else play.central)(action, **payload)
        if answer is not None:
            play.answer(asked, answer)
    play.trace.record(Sender.STATION, parse(junk).frame, junk)
    for event in events:
        play.event(event)
        play.wait(20)
    play.missed(words, junk, *play.conversation()[:1])
    picture = element_of(sequence_diagram(play.scene("failed", name=words)))
    assert picture.tagName == "svg"
    assert picture.getAttribute("viewBox").startswith("0 0 1000 ")


def test_a_station_of_a_thousand_connectors_is_drawn() -> None:
    play = Play(connectors=1000)
    for number in range(1001):
        play.station("StatusNotification", connectorId=number, errorCode="NoError", status="Available")
    play.step("When it restarts")
    for number in range(1001):
        play.station("StatusNotification", connectorId=number, errorCode="NoError", status="Available")
    picture = sequence_diagram(play.scene())
    assert len(picture) < LARGEST
    assert "StatusNotification ×1001" in "".join(texts(picture))


def test_a_scene_in_which_nothing_was_said_is_drawn() -> None:
    assert element_of(sequence_diagram(Play().scene("not tested"))).tagName == "svg"


def test_it_asks_for_nothing_outside_itself_and_runs_nothing() -> None:
    play = Play()
    out_of_service(play)
    picture = sequence_diagram(play.scene())
    assert "http" not in picture.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "<script" not in picture
    assert "url(" not in picture
