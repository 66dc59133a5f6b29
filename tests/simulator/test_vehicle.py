"""The car takes what its battery, its curve and the station allow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.model import Vehicle as VehicleModel
from simulator.vehicle import Vehicle

CAR = VehicleModel(
    battery_wh=50_000,
    soc=0.5,
    max_power_w=100_000,
    ramp_s=10,
    curve=[(0.2, 1.0), (0.8, 1.0), (0.9, 0.5), (1.0, 0.1)],
)


@pytest.mark.parametrize(
    ("soc", "share"), [(0.0, 1.0), (0.5, 1.0), (0.85, 0.75), (0.9, 0.5), (0.95, 0.3), (1.0, 0.0)]
)
def test_the_curve_is_followed(soc: float, share: float) -> None:
    assert Vehicle(CAR, soc).demand_w(60, 1e6) == pytest.approx(share * 100_000)


@pytest.mark.parametrize(("seconds", "power"), [(0, 0), (5, 50_000), (10, 100_000), (500, 100_000)])
def test_power_rises_slowly(seconds: float, power: float) -> None:
    assert Vehicle(CAR, 0.5).demand_w(seconds, 1e6) == pytest.approx(power)


def test_it_takes_no_more_than_is_offered() -> None:
    assert Vehicle(CAR, 0.5).demand_w(60, 22_000) == 22_000


def test_it_fills() -> None:
    car = Vehicle(CAR, 0.5)
    car.absorb(12_500)
    assert car.soc == pytest.approx(0.75)
    car.absorb(99_999)
    assert car.full
    assert car.demand_w(60, 22_000) == 0


def test_an_energy_is_foretold() -> None:
    # 1 kWh at 100 kW is 36 s; the ramp of 10 s costs half of it.
    assert Vehicle(CAR, 0.5).seconds_until(0, 1e6, 1000) == pytest.approx(41, abs=15)
    assert Vehicle(CAR, 0.5).seconds_until(60, 1e6, 0) == 0


@given(st.floats(0, 1), st.floats(0, 1000), st.floats(0, 200_000))
def test_demand_keeps_within_bounds(soc: float, seconds: float, offered: float) -> None:
    assert 0 <= Vehicle(CAR, soc).demand_w(seconds, offered) <= min(offered, CAR.max_power_w)
