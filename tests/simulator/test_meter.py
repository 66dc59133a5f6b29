"""Energy is power over time, and never runs backwards."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.meter import Meter
from simulator.model import load_model
from simulator.vehicle import FORESEEN_S, Vehicle

MODELS = [load_model(name) for name in ("reference", "hk_180", "dc_150")]


@given(st.sampled_from(MODELS), st.lists(st.floats(0, 900), min_size=1, max_size=20), st.integers())
def test_the_register_never_runs_backwards(model, steps, seed) -> None:  # type: ignore[no-untyped-def]
    meter, now, before = Meter(model.connectors[0], Random(seed)), 0.0, 0
    meter.close(Vehicle(model.vehicle, model.vehicle.soc), now)
    for step in steps:
        now += step
        reading = meter.read(now)
        assert reading.register_wh >= before
        assert 0 <= reading.power_w <= model.connectors[0].max_power_w
        product = sum(v * a for v, a in zip(reading.volts, reading.amperes, strict=True))
        assert product == pytest.approx(reading.power_w, rel=1e-6)
        before = reading.register_wh


@pytest.mark.parametrize("model", MODELS)
def test_asking_often_changes_nothing(model) -> None:  # type: ignore[no-untyped-def]
    often, once = (Meter(model.connectors[0], Random(1)) for _ in range(2))
    for meter in (often, once):
        meter.close(Vehicle(model.vehicle, model.vehicle.soc), 0.0)
    for second in range(1200):
        often.read(float(second))
    assert often.register_wh(1200.0) == pytest.approx(once.register_wh(1200.0), abs=100)


def test_nothing_flows_through_an_open_contactor() -> None:
    meter = Meter(MODELS[0].connectors[0], Random(1))
    before = meter.register_wh(0.0)
    assert meter.read(1000.0).power_w == 0
    assert meter.register_wh(5000.0) == before


@pytest.mark.parametrize("model", MODELS)
def test_it_foretells_when_the_car_is_full(model) -> None:  # type: ignore[no-untyped-def]
    meter, car = Meter(model.connectors[0], Random(1)), Vehicle(model.vehicle, 0.5)
    meter.close(car, 0.0)
    now = 0.0
    while (wait := meter.seconds_until(now)) >= FORESEEN_S:
        now += FORESEEN_S
    meter.register_wh(now + wait * 0.9)
    assert not car.full
    meter.register_wh(now + wait * 1.1)
    assert car.full
    assert now > FORESEEN_S
