"""What can be set, to what, and that it is remembered."""

from __future__ import annotations

import pytest

from simulator.configuration import Configuration
from simulator.model import load_model
from simulator.station import Station

from .plays import Playing, online
from .small_central import Central

CORE = {
    "AuthorizeRemoteTxRequests",
    "ClockAlignedDataInterval",
    "ConnectionTimeOut",
    "ConnectorPhaseRotation",
    "GetConfigurationMaxKeys",
    "HeartbeatInterval",
    "LocalAuthorizeOffline",
    "LocalPreAuthorize",
    "MeterValuesAlignedData",
    "MeterValuesSampledData",
    "MeterValueSampleInterval",
    "NumberOfConnectors",
    "ResetRetries",
    "StopTransactionOnEVSideDisconnect",
    "StopTransactionOnInvalidId",
    "StopTxnAlignedData",
    "StopTxnSampledData",
    "SupportedFeatureProfiles",
    "TransactionMessageAttempts",
    "TransactionMessageRetryInterval",
    "UnlockConnectorOnEVSideDisconnect",
}


def reference() -> Configuration:
    return Configuration(load_model("reference"), {})


@pytest.mark.parametrize("model", ["reference", "hk_180", "dc_150"])
def test_every_model_has_the_required_keys(model: str) -> None:
    listing, unknown = Configuration(load_model(model), {}).listing([])
    names = [entry["key"] for entry in listing]
    assert set(names) >= CORE
    assert len(names) == len(set(names))
    assert unknown == []


def test_the_station_of_the_script_has_31_keys() -> None:
    assert len(Configuration(load_model("hk_180"), {}).listing([])[0]) == 31


def test_every_factory_value_is_one_that_could_be_set() -> None:
    configuration = reference()
    for entry in configuration.listing([])[0]:
        if not entry["readonly"]:
            assert configuration.change(str(entry["key"]), str(entry["value"])) == "Accepted"


@pytest.mark.parametrize(
    ("key", "value", "answer"),
    [
        ("HeartbeatInterval", "60", "Accepted"),
        ("heartbeatinterval", "60", "Accepted"),
        ("HeartbeatInterval", "abc", "Rejected"),
        ("HeartbeatInterval", "-1", "Rejected"),
        ("HeartbeatInterval", "", "Rejected"),
        ("MeterValueSampleInterval", "-1", "Rejected"),
        ("MeterValueSampleInterval", "1.5", "Rejected"),
        ("LocalPreAuthorize", "TRUE", "Accepted"),
        ("LocalPreAuthorize", "1", "Rejected"),
        ("MeterValuesSampledData", "Voltage, Current.Import", "Accepted"),
        ("MeterValuesSampledData", "", "Accepted"),
        ("MeterValuesSampledData", "Voltage,Voltage", "Rejected"),
        ("MeterValuesSampledData", "SoC", "Rejected"),
        ("ConnectorPhaseRotation", "1.RTS,2.STR", "RebootRequired"),
        ("ConnectorPhaseRotation", "3.RST", "Rejected"),
        ("ConnectorPhaseRotation", "1.RRR", "Rejected"),
        ("ConnectorPhaseRotation", "1.RST,1.RTS", "Rejected"),
        ("ConnectorPhaseRotation", "", "Rejected"),
        ("TransactionMessageAttempts", "0", "Rejected"),
        ("ResetRetries", "-1", "Rejected"),
        ("NumberOfConnectors", "3", "Rejected"),
        ("Nonsense", "1", "NotSupported"),
    ],
)
def test_what_is_taken(key: str, value: str, answer: str) -> None:
    configuration = reference()
    before = configuration.listing([])
    assert configuration.change(key, value) == answer
    assert (configuration.listing([]) != before) == (answer in {"Accepted", "RebootRequired"})


def test_listeners_hear_until_they_stop() -> None:
    configuration, heard = reference(), []
    stop = configuration.when_changed("HeartbeatInterval", lambda: heard.append(1))
    configuration.change("HeartbeatInterval", "10")
    stop()
    configuration.change("HeartbeatInterval", "20")
    assert heard == [1]


def test_settings_survive_a_restart(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        await central.ask("ChangeConfiguration", key="ConnectionTimeOut", value="77")
        mark = central.mark
        await central.ask("Reset", type="Soft")
        await central.hears("BootNotification", since=mark)
        asked = await central.ask("GetConfiguration", key=["connectiontimeout", "Nonsense"])
        entry = {"key": "ConnectionTimeOut", "readonly": False, "value": "77"}
        assert asked == {"configurationKey": [entry], "unknownKey": ["Nonsense"]}
        whole = await central.ask("GetConfiguration")
        assert "unknownKey" not in whole

    playing(play)


def test_too_many_keys_at_once(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        asked = await central.ask("GetConfiguration", key=[f"Key{number}" for number in range(101)])
        assert asked == {"error": "OccurenceConstraintViolation"}

    playing(play)


def test_stations_that_are_alike_share_what_belongs_to_their_model() -> None:
    one, another = reference(), reference()
    one.change("HeartbeatInterval", "60")
    assert one._keys is another._keys
    assert (one.number("HeartbeatInterval"), another.number("HeartbeatInterval")) == (60, 900)


def test_a_factory_value_is_its_model_s_own() -> None:
    model = load_model("reference").model_copy(update={"settings": {"LocalPreAuthorize": "TRUE"}})
    assert Configuration(model, {}).text("LocalPreAuthorize") == "true"
    assert reference().text("LocalPreAuthorize") == "false"
