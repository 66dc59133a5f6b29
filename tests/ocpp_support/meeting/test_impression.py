from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocpp_support.meeting.draft import draft_of
from ocpp_support.meeting.impression import Impression, impression_of, shown
from ocpp_support.meeting.introduction import introduce
from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.protocol.frames import Call, encode
from ocpp_support.station.security import Security
from ocpp_support.station.tables import Listen
from ocpp_support.trace.events import Attempted, Connected
from ocpp_support.trace.trace import Sender
from tests.ocpp_support.matchers.conversations import Talk

LATE = Finding(Severity.NOTE, "4.1", "it is late")
MISSING = Finding(Severity.MUST, "schema", "vendor is missing")


def of(talk: Talk) -> Impression:
    return impression_of(talk.conversation(), "CP01")


def test_of_nobody() -> None:
    assert of(Talk()) == Impression("CP01", settings_trouble="it was not asked for its settings")


def test_the_last_registration() -> None:
    talk = Talk()
    talk.station("BootNotification", chargePointVendor="old")
    talk.station("BootNotification", chargePointVendor="A\x1b[31m", chargePointModel=7)

    assert of(talk).boot == {"chargePointVendor": "A\\x1b[31m", "chargePointModel": "7"}


def test_the_latest_status_of_each_place() -> None:
    talk = Talk()
    for number, status in ((2, "Available"), (0, "Available"), (2, "Faulted"), ("1", "x"), (True, "x")):
        talk.station("StatusNotification", connectorId=number, status=status)

    assert of(talk).statuses == {0: "Available", 2: "Faulted"}


def test_cards_in_order_each_once() -> None:
    talk = Talk()
    talk.station("Authorize", idTag="04A2")
    talk.station("StartTransaction", idTag="04A2")
    talk.station("StopTransaction", idTag="04FF")
    talk.station("StopTransaction")
    talk.station("Authorize", idTag=7)

    assert of(talk).cards == ("04A2", "04FF")


def listing(*items: Any) -> Impression:
    talk = Talk()
    talk.answer(talk.central("GetConfiguration"), {"configurationKey": list(items)})
    return of(talk)


def test_settings() -> None:
    told = listing(
        {"key": "NumberOfConnectors", "readonly": True, "value": "2"},
        {"key": "AuthorizationKey", "value": "hush"},
        {"key": "WifiPassword", "value": "hush"},
        {"key": "NoValue"},
        "nonsense",
    )

    assert told.settings_trouble == ""
    assert told.settings == {
        "NumberOfConnectors": "2",
        "AuthorizationKey": "***",
        "WifiPassword": "***",
        "NoValue": "",
    }
    assert told.setting("numberofconnectors") == "2"
    assert told.setting("Other") is None


def test_settings_that_were_not_told() -> None:
    assert listing().settings_trouble == "asked for its settings, it named none"
    silent, refused = Talk(), Talk()
    silent.central("GetConfiguration")
    refused.error(refused.central("GetConfiguration"), "NotSupported")
    assert of(silent).settings_trouble == "it did not answer when it was asked for its settings"
    assert of(refused).settings_trouble == "asked for its settings, it answered with an error: NotSupported"


def test_a_second_question_may_bring_what_the_first_did_not() -> None:
    talk = Talk()
    talk.central("GetConfiguration")
    request = talk.central("GetConfiguration", key=["NumberOfConnectors"])
    talk.answer(request, {"configurationKey": [{"key": "NumberOfConnectors", "value": "1"}]})

    assert of(talk).settings_trouble == ""


@pytest.mark.parametrize(
    ("setting", "statuses", "number"),
    [
        ("2", {}, 2),
        (" 3 ", {1: "x"}, 3),
        ("many", {0: "x", 1: "x", 2: "x"}, 2),
        ("0", {1: "x"}, 1),
        ("9999", {0: "x"}, None),
        ("", {70: "x"}, None),
    ],
)
def test_how_many_connectors(setting: str, statuses: dict[int, str], number: int | None) -> None:
    assert Impression(settings={"NumberOfConnectors": setting}, statuses=statuses).connectors == number


def test_feature_profiles() -> None:
    assert Impression(settings={"SupportedFeatureProfiles": "Core, SmartCharging,"}).feature_profiles == (
        "Core",
        "SmartCharging",
    )
    assert Impression(settings={"SupportedFeatureProfiles": ""}).feature_profiles is None
    assert Impression().feature_profiles is None


def test_deviations_the_gravest_first_and_how_often() -> None:
    talk = Talk()
    call = Call("1", "Heartbeat", {})
    for finding in (LATE, LATE, MISSING):
        talk.trace.record(Sender.STATION, call, encode(call), findings=(finding,))
    talk.trace.record(Sender.CENTRAL, call, encode(call), findings=(MISSING,))

    assert of(talk).deviations == ((MISSING, 1), (LATE, 2))


def test_how_it_connected_is_its_own_doing_and_who_was_refused_may_be_another() -> None:
    talk = Talk()
    talk.trace.record(Sender.BENCH, Attempted("10.0.0.9:1", "/", "no", "go"), findings=(MISSING,))
    talk.trace.record(Sender.BENCH, Connected("/CP01", ()), findings=(LATE,))

    assert of(talk).deviations == ((LATE, 1),)


def test_what_is_shown_is_fit_for_a_terminal() -> None:
    assert shown("a\x1b]0;b\x07\u202e") == "a\\x1b]0;b\\x07\\x202e"
    assert shown("x" * 500) == "x" * 200 + "…"
    assert shown("ftp://user:hush@host/x") == "ftp://***@host/x"


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
ACTIONS = st.sampled_from(["BootNotification", "StatusNotification", "Authorize", "StartTransaction", "X"])
NAMES = st.sampled_from(["connectorId", "status", "timestamp", "idTag", "iccid", "chargePointVendor"])


@given(st.lists(st.tuples(ACTIONS, st.dictionaries(NAMES, ANYTHING, max_size=4)), max_size=4), ANYTHING)
def test_nothing_that_a_station_says_stops_it(said: list[tuple[str, dict[str, Any]]], listed: Any) -> None:
    talk = Talk()
    for action, payload in said:
        talk.station(action, **payload)
    talk.answer(talk.central("GetConfiguration"), {"configurationKey": listed})

    assert introduce(of(talk))
    assert draft_of(of(talk), Listen(), Security())
