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
        ("[drivers]\narrivals = 1\n", "odd.toml:2: drivers.arrivals: unknown; allowed: arrivals_per_hour,"),
        ("[drivers]\narrivals_per_hour = -1\n", "odd.toml:2: drivers.arrivals_per_hour: Input should be"),
        ("[drivers]\narrivals_per_hour = inf\n", "finite number, got inf"),
        (
            "[faults]\nper_day = 1\n\n [drivers]\n# of a garage\nstays_minutes = [9.0, 2.0]\n",
            "odd.toml:6: drivers.stays_minutes: allowed: the shortest first, then the longest, got [9",
        ),
        ("[drivers]\nstays_minutes = [9.0, 'x']\n", "odd.toml:2: drivers.stays_minutes.1:"),
        ("[storms]\nevery_minutes = 1\nshare = 2.0\n", "odd.toml:3: storms.share"),
        ("[storm]\nshare = 2.0\n", "odd.toml:1: storm: unknown; allowed: drivers, faults, storms"),
        ("share = 2.0\n", "odd.toml:1: share: unknown"),
        ("# none\ndrivers = 3\n", "odd.toml:2: drivers: Input should be"),
        ("drivers.cards = 0\n", "odd.toml: drivers.cards: Input should be"),
        ("[drivers\n", "odd.toml: this is no TOML"),
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
