"""Models are data, and a mistake in one is explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.configuration import Configuration
from simulator.model import ModelError, bundled_models, load_model, parse_model

GOOD = """
vendor = "V"
model = "M"
serial = "S"
firmware = "1"
measurands = ["Voltage", "Energy.Active.Import.Register", "Power.Active.Import"]
connectors = [{ kind = "AC", voltage = 230.0, max_power_w = 11000.0 }]
vehicle = { battery_wh = 1000.0, soc = 0.5, max_power_w = 7000.0 }
"""


def test_the_bundled_models() -> None:
    assert bundled_models() == ["dc_150", "hk_180", "reference"]
    station = load_model("hk_180")
    assert (station.vendor, station.model_name) == ("HICONICS", "HK-180-1000-AE2")
    assert (station.serial, station.firmware) == ("1104190610010", "V112_72900_08001")


def test_a_model_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(GOOD)
    assert load_model(str(file)).model_name == "M"


@pytest.mark.parametrize(
    ("text", "key", "told"),
    [
        (GOOD.replace('"AC"', '"ACC"'), "connectors.1.kind", "'AC' or 'DC'"),
        (GOOD + 'serail = "x"', "serail", "did you mean serial?"),
        (GOOD.replace("voltage", "volts"), "connectors.1.voltage", "required"),
        (GOOD.replace("soc = 0.5", "soc = 0.5, color = 1"), "vehicle.color", "battery_wh"),
        (GOOD + 'colour = "x"', "colour", "unknown key. Allowed: vendor, model,"),
        (GOOD.replace("soc = 0.5", "soc = 0.5, curve = [[1, 1], [0, 1]]"), "vehicle.curve", "ascending"),
        (GOOD.replace("soc = 0.5", "soc = 1.5"), "vehicle.soc", "less than or equal to 1"),
        (GOOD + '[settings]\nHeartbeatIntervall = "1"', "settings", "HeartbeatInterval"),
        (GOOD + '[settings]\nNumberOfConnectors = "2"', "settings", "from 1 to 1"),
        (GOOD + '[settings]\nHeartbeatInterval = "soon"', "settings", "whole numbers"),
        (GOOD.replace('"Voltage"', '"Volts"'), "measurands.1", "'Voltage'"),
        ("optional_keys = ['Nonsense']\n" + GOOD, "optional_keys", "WebSocketPingInterval"),
    ],
)
def test_a_mistake_is_explained(text: str, key: str, told: str) -> None:
    with pytest.raises(ModelError) as caught:
        parse_model(text, "mine.toml")
    assert caught.value.key == key
    assert told in str(caught.value)
    assert str(caught.value).startswith(f"mine.toml: {key}: ")


def test_what_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"allowed: dc_150, hk_180, reference"):
        load_model("referense")
    with pytest.raises(ModelError, match="cannot be read"):
        load_model(str(tmp_path / "none.toml"))
    file = tmp_path / "bad.toml"
    file.write_text("vendor = 'V'\nmodel = = 2")
    with pytest.raises(ModelError, match=r"not valid TOML: .*line 2"):
        load_model(str(file))


def test_what_a_station_cannot_measure_is_not_set_at_the_factory() -> None:
    measurands = 'measurands = ["Voltage", "Energy.Active.Import.Register", "Power.Active.Import"]'
    model = parse_model(GOOD.replace(measurands, 'measurands = ["Voltage"]'))
    assert Configuration(model, {}).words("MeterValuesSampledData") == []


def test_direct_current_has_no_phases_to_rotate() -> None:
    text = Configuration(load_model("dc_150"), {}).text("ConnectorPhaseRotation")
    assert text == "1.NotApplicable,2.NotApplicable"
