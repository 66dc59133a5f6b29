"""A kept trace is read back as it was; what cannot be read is told with its line, and never raises."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ocpp_support.monitor.watch import findings_of
from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.protocol.frames import Call, Malformed
from ocpp_support.trace.events import Connected, Disconnected, Noted
from ocpp_support.trace.open_trace import OURS
from ocpp_support.trace.reading import Reading, read_trace
from ocpp_support.trace.trace import Conversation, Sender
from tests.ocpp_support.kept_lines import as_json_lines

from ..matchers.conversations import Talk


def kept(conversation: Conversation) -> Reading:
    return read_trace(as_json_lines(conversation, "CP1"))


def spoken() -> Talk:
    talk = Talk()
    talk.event(Connected("/CP1", ("ocpp1.6",)))
    boot = talk.station("BootNotification", chargePointModel="M", chargePointVendor="V")
    talk.answer(boot, {"status": "Accepted", "interval": 60, "currentTime": "2026-01-01T00:00:00Z"})
    talk.wait(0.25)
    finding = Finding(Severity.MUST, "schema", "connectorId is a string", "schema.odd")
    meant = Call("9", "StatusNotification", {"connectorId": 1, "status": "Charging"})
    raw = '[2,"9","StatusNotification",{"connectorId":"1","status":"Charging"}]'
    talk.trace.record(Sender.STATION, meant, raw, findings=(finding,))
    talk.trace.record(Sender.STATION, Malformed("it is not JSON", "4", True), '[2,"4",', findings=(finding,))
    order = talk.central("Reset", type="Hard")
    talk.wait(40)
    late = talk.answer(order, {"status": "Accepted"})
    talk.trace.record(
        Sender.STATION, late.content, late.raw, answers=order, findings=(finding,), late_by=9.75
    )
    talk.event(Disconnected(1006, "", "the station"))
    return talk


def test_every_entry_comes_back_as_it_was() -> None:
    told = spoken().conversation()
    (account,) = kept(told).accounts
    assert (account.station, account.complete) == ("CP1", True)
    names = ("number", "at", "moment", "real", "sender", "raw", "content", "findings", "late_by")
    for was, entry in zip(told, account.conversation(2), strict=True):
        assert [getattr(entry, name) for name in names] == [getattr(was, name) for name in names]
        answers = entry.answers.number if entry.answers else None
        assert answers == (was.answers.number if was.answers else None)


def test_each_entry_knows_its_line() -> None:
    (account,) = kept(spoken().conversation()).accounts
    assert account.lines == [1, 1, 2, 3, 4, 4, 5, 6, 7]


def test_a_part_of_a_run_is_read_as_a_part() -> None:
    talk = spoken()
    order = talk.central("Reset", type="Hard")
    talk.mark()
    talk.station("Heartbeat")
    talk.answer(order)
    (account,) = kept(talk.conversation()).accounts
    assert not account.complete
    heartbeat, answer = account.conversation()
    assert heartbeat.call == Call("4", "Heartbeat", {})
    assert answer.answers is None


def test_what_is_judged_again_is_what_was_judged() -> None:
    talk = spoken()
    (account,) = kept(talk.conversation()).accounts
    told, again = findings_of(talk.conversation()), findings_of(account.conversation(2))
    assert [(one.rule, one.text, one.count) for one in told] == [
        (one.rule, one.text, one.count) for one in again
    ]
    assert told


def test_two_runs_in_one_file_are_two_accounts() -> None:
    text = as_json_lines(spoken().conversation(), "CP1")
    reading = read_trace(f"{text}\n\n{text}\n")
    assert [len(account.entries) for account in reading.accounts] == [9, 9]
    assert reading.unread == []


def line_of(happening: dict[str, Any]) -> str:
    return json.dumps({"meta": {OURS: {"before": [happening]}}})


def test_lines_that_cannot_be_read_are_told_and_the_rest_is_read() -> None:
    good = as_json_lines(spoken().conversation(), "CP1").split("\n")
    bad = [
        '{"torn": ',
        "7",
        '{"nothing": "known"}',
        line_of({"kind": "Nothing", "number": 0, "at_s": 0, "real_time": "2026-01-01T00:00:00Z"}),
        line_of({"kind": "part", "connectors": 0}),
        json.dumps({"meta": {OURS: 7}, "messageType": "CALL"}),
        json.dumps(
            {"meta": {OURS: {"number": 1, "at_s": float("nan"), "real_time": "now"}}, "messageType": "CALL"}
        ),
    ]
    reading = read_trace("\n".join([*good[:2], *bad, *good[2:]]))
    assert [one.line for one in reading.unread] == [3, 4, 5, 6, 7, 8, 9]
    assert reading.unread[0].why == "it is no JSON: torn, perhaps, when the run was cut short"
    assert reading.unread[1].why == "it is no JSON object"
    assert all(one.why for one in reading.unread)
    assert [len(account.entries) for account in reading.accounts] == [9]


def test_an_array_of_records_is_read_too() -> None:
    records = [json.loads(line) for line in as_json_lines(spoken().conversation()).split("\n")]
    (account,) = read_trace(json.dumps(records, indent=2)).accounts
    assert len(account.entries) == 9


def test_nothing_tells_nothing() -> None:
    assert read_trace("") == read_trace("\n \n") == Reading()


def test_a_station_cannot_break_a_line() -> None:
    talk = Talk()
    talk.trace.record(Sender.STATION, Malformed("odd"), "a\u2028b\x85c\nd")
    (account,) = kept(talk.conversation()).accounts
    assert account.entries[0].raw == "a\u2028b\x85c\nd"


def test_masked_secrets_find_nothing_new() -> None:
    talk = Talk()
    talk.event(Noted("the run begins"))
    for value in ("s3cret", "t0psecret"):
        changed = talk.central("ChangeConfiguration", key="ApiToken", value=value)
        talk.answer(changed, {"status": "Accepted"})
        asked = talk.central("GetConfiguration", key=["ApiToken"])
        item = {"key": "ApiToken", "readonly": False, "value": value}
        talk.answer(asked, {"configurationKey": [item]})
    (account,) = kept(talk.conversation()).accounts
    assert findings_of(talk.conversation()) == findings_of(account.conversation(2)) == []


SAID = as_json_lines(spoken().conversation(), "CP1").split("\n")
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    """A line of ours with something else in one place of it."""
    record = json.loads(draw(st.sampled_from(SAID)))
    own = record["meta"][OURS]
    place = draw(st.sampled_from([record, own, *own.get("before", [])]))
    place[draw(st.sampled_from(sorted(place)))] = draw(JSON_VALUES)
    if draw(st.booleans()):
        record["meta"] = draw(JSON_VALUES)
    return json.dumps(record)


LINES = st.sampled_from(SAID) | spoiled() | st.text(max_size=20) | JSON_VALUES.map(json.dumps)


@given(st.lists(LINES, max_size=8))
def test_no_file_breaks_the_reading_or_a_rule(lines: list[str]) -> None:
    for account in read_trace("\n".join(lines)).accounts:
        found = findings_of(account.conversation())
        assert all(one.first.number < len(account.lines) for one in found)
