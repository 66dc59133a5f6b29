"""A scenario is data, and a mistake in it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.fleet.scenario import bundled_scenarios, load_scenario
from simulator.model import ModelError


def test_every_bundled_scenario_can_be_read() -> None:
    assert bundled_scenarios() == ["day", "idle", "rush"]
    idle, day, rush = (load_scenario(name) for name in ("idle", "day", "rush"))
    assert idle.drivers.arrivals_per_hour == 0
    assert 0 < day.drivers.arrivals_per_hour < rush.drivers.arrivals_per_hour
    assert rush.storms.share > 0


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[drivers]\narrivals = 1\n", "drivers.arrivals"),
        ("[drivers]\narrivals_per_hour = -1\n", "drivers.arrivals_per_hour"),
        ("[drivers]\narrivals_per_hour = inf\n", "drivers.arrivals_per_hour"),
        ("[drivers]\nstays_minutes = [9.0, 2.0]\n", "the shortest first"),
        ("[storms]\nshare = 2.0\n", "storms.share"),
        ("[drivers\n", "this is no TOML"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    file = tmp_path / "odd.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ModelError) as error:
        load_scenario(str(file))
    assert complaint in str(error.value)


def test_a_scenario_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(ModelError, match="one of day, idle, rush"):
        load_scenario("nothing")
