import pytest

from ocpp_support.meeting.news import news_of
from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.protocol.frames import Call, Malformed, encode
from ocpp_support.trace.events import Acted, Attempted, Connected, Disconnected, Event, Noted
from ocpp_support.trace.trace import Entry, Sender
from tests.ocpp_support.matchers.conversations import STARTED, Talk

Told = tuple[str, str, bool | None]


def told(entry: Entry) -> list[Told]:
    news = news_of(entry)
    assert all(one.at == STARTED for one in news)
    return [(one.words, one.remedy, one.good) for one in news]


@pytest.mark.parametrize(
    ("event", "news"),
    [
        (
            Attempted("10.0.0.9:4711", "/CP\x0702", "it calls itself “CP02”", "Set the identity."),
            ("10.0.0.9 dialled /CP\\x0702: it calls itself “CP02”", "Set the identity.", False),
        ),
        (Attempted("", "", "it left", ""), ("somebody dialled: it left", "", False)),
        (Connected("/CP01", ("ocpp1.6",)), ("connected: /CP01 with ocpp1.6", "", True)),
        (Connected("/CP01", ()), ("connected: /CP01 with no subprotocol", "", True)),
        (
            Disconnected(1000, "bye", "the station"),
            ("the connection ended, by the station (code 1000, bye)", "", False),
        ),
        (
            Disconnected(1006, "", "the station"),
            (
                "the connection ended, by the station (code 1006)",
                "it broke off without a goodbye: a lost network or a restart look like that",
                False,
            ),
        ),
        (
            Disconnected(1006, "", "the central system"),
            ("the connection ended, by the central system (code 1006)", "", False),
        ),
        (Noted("look\nhere\nthere"), ("look", "here\nthere", None)),
    ],
)
def test_what_happens_besides_messages(event: Event, news: Told) -> None:
    assert told(Talk().event(event)) == [news]


def test_an_act_is_no_news() -> None:
    assert told(Talk().event(Acted("plug_in", "", "a person"))) == []


@pytest.mark.parametrize(
    ("action", "payload", "news"),
    [
        (
            "BootNotification",
            {"chargePointVendor": "Ampere", "firmwareVersion": "1\n4"},
            ("it registers: vendor Ampere, firmware 1\\x0a4", "", True),
        ),
        ("BootNotification", {}, ("it registers: it says nothing of itself", "", True)),
        (
            "StatusNotification",
            {"connectorId": 0, "status": "Available", "errorCode": "NoError"},
            ("the station itself is Available", "", None),
        ),
        (
            "StatusNotification",
            {"connectorId": 2, "status": "Faulted", "errorCode": "GroundFailure"},
            ("connector 2 is Faulted, with error GroundFailure", "", None),
        ),
        (
            "Authorize",
            {"idTag": "04A2"},
            ("Authorize with card 04A2", 'for the station file, under [cards]: tag = "04A2"', None),
        ),
        ("Authorize", {}, ("Authorize", "", None)),
        ("Heartbeat", {}, ("Heartbeat", "", None)),
    ],
)
def test_what_the_station_says(action: str, payload: dict[str, object], news: Told) -> None:
    assert told(Talk().station(action, **payload)) == [news]


def test_a_card_that_is_known_has_a_name() -> None:
    entry = Talk().station("Authorize", idTag="04A2")
    (news,) = news_of(entry, {"04a2": "ALICE"})

    assert (news.words, news.remedy, news.good) == ("Authorize with card 04A2, which is ALICE", "", True)


def test_questions_and_answers() -> None:
    talk = Talk()
    request = talk.central("GetConfiguration")

    assert told(request) == [("asked it for its settings", "", None)]
    told_settings = talk.answer(request, {"configurationKey": [{"key": "A"}, {"key": "B"}, 7]})
    assert told(told_settings) == [("it told 2 settings", "", None)]
    assert told(talk.error(request, "NotSupported")) == [
        ("it answered with an error: NotSupported", "", False)
    ]
    assert told(talk.answer(talk.station("Heartbeat"))) == []
    assert told(talk.central("Reset")) == []


def test_what_is_no_message() -> None:
    entry = Talk().trace.record(Sender.STATION, Malformed("it is no JSON"), "[,{")

    assert told(entry) == [("the station sent something that is no message: it is no JSON", "", False)]


def test_what_is_wrong_with_it_is_told_besides() -> None:
    wrong = Finding(Severity.MUST, "schema", "vendor is\x07 missing")
    call = Call("1", "Heartbeat", {})
    talk = Talk()

    assert told(talk.trace.record(Sender.STATION, call, encode(call), findings=(wrong,)))[1] == (
        "deviation: vendor is\\x07 missing (MUST, schema)",
        "",
        False,
    )
    assert told(talk.trace.record(Sender.CENTRAL, call, encode(call), findings=(wrong,))) == []
