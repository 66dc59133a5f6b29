"""Whatever a station says, and wherever: nothing of the originals is left, and the rest is what it was."""

from __future__ import annotations

import json
import re
import string
from collections.abc import Callable
from urllib.parse import quote, unquote

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ocpp_support.anonymity.anonymous import anonymous, hidden_in_message
from ocpp_support.anonymity.identities import Identity, Kind
from ocpp_support.anonymity.pseudonyms import Pseudonyms
from ocpp_support.anonymity.spelling import canonical
from ocpp_support.protocol.frames import parse
from ocpp_support.trace.events import Acted, Connected, Noted
from ocpp_support.trace.reading import read_trace
from ocpp_support.trace.trace import Sender
from tests.ocpp_support.kept_lines import as_json_lines

from ..matchers.conversations import Talk

NAMES = Pseudonyms(
    [Identity(Kind.CARD, "04A2B3C4"), Identity(Kind.CARD, "1234567890"), Identity(Kind.CARD, "A1")]
)


@pytest.mark.parametrize(
    ("raw", "hidden"),
    [
        ('[2,"7","Authorize",{"idTag":"04A2B3C4"}]', '[2,"7","Authorize",{"idTag":"CARD-1"}]'),
        ('[2, "7",\n"Authorize", {"idTag" : "04a2b3c4"}]', '[2, "7",\n"Authorize", {"idTag" : "CARD-1"}]'),
        ('[2,"7","Authorize",{"idTag":1234567890}]', '[2,"7","Authorize",{"idTag":1000000002}]'),
        ('[2,"7","Authorize",{"idTag":"1234567890"}]', '[2,"7","Authorize",{"idTag":"CARD-2"}]'),
        ('[2,"7","Authorize",{"idTag":"A1"}]', '[2,"7","Authorize",{"idTag":"CARD-3"}]'),
        ('{"meter":91234567890.5,"x":-12345}', '{"meter":91234567890.5,"x":-12345}'),
        ('{"04A2B3C4":{"a":null}}', '{"CARD-1":{"a":null}}'),
        ('{"idTag":"04\\u0041\\u0032B3C4"}', '{"idTag":"CARD-1"}'),
        ('{"data":"{\\"idTag\\":\\"04A2B3C4\\"}"}', '{"data":"{\\"idTag\\":\\"CARD-1\\"}"}'),
        ('{"data":"{\\"n\\":1234567890}"}', '{"data":"{\\"n\\":1000000002}"}'),
        ('{"info":"says \\"04A2B3C4\\" é"}', '{"info":"says \\"CARD-1\\" é"}'),
        ('[2,"7","Authorize",{"idTag":"04A2B3C4', '[2,"7","Authorize",{"idTag":"CARD-1'),
        ('[2,"7","Authorize",{"idTag:04A2B3C4}]', '[2,"7","Authorize",{"idTag:CARD-1}]'),
        ("{'idTag': 04A2B3C4}", "{'idTag': CARD-1}"),
        ('{"bad":"\\x 04A2B3C4"}', '{"bad":"\\x CARD-1"}'),
        ("", ""),
    ],
)
def test_a_message_stays_what_it_was_but_for_whom_it_tells(raw: str, hidden: str) -> None:
    assert hidden_in_message(raw, NAMES) == hidden


LETTERS = string.ascii_letters + string.digits
STATIONS = st.text(LETTERS + "-_ ", min_size=6, max_size=20).map(lambda text: f"Z7{text}q")
TAGS = st.one_of(
    st.binary(min_size=4, max_size=10).map(lambda uid: uid.hex().upper()),
    st.binary(min_size=4, max_size=7).map(lambda uid: uid.hex(":")),
    st.integers(10**8, 10**12).map(str),
).filter(lambda text: len(set(canonical(text))) > 1)
SPELLINGS = st.sampled_from([str, str.lower, str.upper, quote, canonical, lambda text: f"xx{text}yy"])


def decoded(text: str) -> str:
    """A text as it reads once everything is taken out of its escapes, however often it was put into them."""
    for _ in range(3):
        text = text.replace("\\\\", "\\")
        text = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), unquote(text))
    return text.casefold()


def say_it_all(talk: Talk, station: str, tag: str, other: str, spelt: Callable[[str], str]) -> None:
    talk.event(Connected(f"/ocpp/{quote(station)}", ("ocpp1.6",)))
    talk.station("BootNotification", chargePointModel="M", chargePointSerialNumber=station)
    info = {"status": "Invalid", "parentIdTag": other}
    talk.answer(talk.station("Authorize", idTag=tag), {"idTagInfo": info})
    data = json.dumps({spelt(tag): spelt(station), "n": [spelt(other)]})
    talk.station("DataTransfer", vendorId="V", data=data)
    talk.event(Acted("present_card", f"card {tag} of {spelt(other)}", "a person", 1, tag))
    talk.event(Noted(f"upload of {spelt(station)}-log.txt to ftp://10.1.2.3/{quote(tag)}"))
    broken = f'[2,"8","Authorize",{{"idTag":"{spelt(tag)}"'
    talk.trace.record(Sender.STATION, parse(broken).frame, broken)


@settings(deadline=None, max_examples=50, phases=[Phase.explicit, Phase.generate])
@given(STATIONS, TAGS, TAGS, SPELLINGS)
def test_nothing_of_the_originals_is_left(
    station: str, tag: str, other: str, spelt: Callable[[str], str]
) -> None:
    talk = Talk()
    say_it_all(talk, station, tag, other, spelt)
    before = as_json_lines(talk.conversation(), station)
    told = {"identity": station, "model": "M"}
    record, after = anonymous({"station": told, "scenarios": [{"message": f"card {spelt(tag)}: no"}]}, before)
    left = decoded(after) + decoded(json.dumps(record))
    for original in (station, tag, other):
        assert original.casefold() not in left
        assert canonical(original) not in left
    assert "10.1.2.3" not in after
    was, now = read_trace(before), read_trace(after)
    assert now.unread == []
    kinds = [[type(one.content) for one in reading.accounts[0].entries] for reading in (was, now)]
    assert kinds[0] == kinds[1]
    assert record["station"]["model"] == "M"


def test_one_has_one_name_in_record_and_trace() -> None:
    talk = Talk()
    talk.station("Authorize", idTag="04A2B3C4")
    label = "7 Stop: with card 04A2B3C4 of CP-0001"
    record = {
        "station": {"identity": "CP-0001", "firmware": "1.10.3.7", "vendor": "V"},
        "scenarios": [{"label": label, "status": "failed"}],
        "findings": [{"rule": "CP-0001", "text": "CP-0001 at 1.10.3.7", "scenarios": {label: 1234567890}}],
    }
    hidden, trace = anonymous(record, as_json_lines(talk.conversation(), "CP-0001"))
    assert hidden == {
        "station": {"identity": "STATION-1", "firmware": "1.10.3.7", "vendor": "V"},
        "scenarios": [{"label": "7 Stop: with card CARD-1 of STATION-1", "status": "failed"}],
        "findings": [
            {
                "rule": "CP-0001",
                "text": "STATION-1 at 1.10.3.7",
                "scenarios": {"7 Stop: with card CARD-1 of STATION-1": 1234567890},
            }
        ],
    }
    line = json.loads(trace)
    assert (line["chargePointId"], line["payload"]) == ("STATION-1", {"idTag": "CARD-1"})


def test_what_the_station_file_tells_is_hidden_too() -> None:
    more = [Identity(Kind.PERSON, "Lena Vries")]
    hidden, _ = anonymous({"remarks": ["Lena was there", 7, True, None]}, "", more)
    assert hidden == {"remarks": ["PERSON-1 was there", 7, True, None]}


def test_a_torn_line_is_left_out() -> None:
    assert (
        anonymous({}, '{"chargePointId": "CP-0001"}\n[1]\n{"chargeP')[1] == '{"chargePointId": "STATION-1"}\n'
    )


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "sign", ["\\", '"', "\\u", "a", "1", ":", "://", "@", "%41", '{"key":"', '{"value":"a","', " "]
)
def test_what_a_station_says_without_end_costs_no_more_than_its_length(sign: str) -> None:
    raw = f'[2,"7","DataTransfer",{{"idTag":"04A2B3C4","data":"{sign * 60_000}'
    line = json.dumps({"chargePointId": "CP-0001", "raw": raw, "payload": {"data": sign * 60_000}})
    _, hidden = anonymous({}, line)
    assert "04A2B3C4" not in hidden
    assert json.loads(hidden)["chargePointId"] == "STATION-1"
