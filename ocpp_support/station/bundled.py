"""The station files that come with the suite: where they are, and which is meant where none is named.

Checks nothing, so it needs nothing of what reads a station file (:mod:`ocpp_support.station.station_file`).
"""

from __future__ import annotations

import tomllib
from pathlib import Path

BUNDLED = Path(__file__).parents[2] / "stations"

DEFAULT_STATION = "reference"


def default_connectors() -> int:
    """Return how many connectors the station has that is meant where none is named."""
    text = (BUNDLED / f"{DEFAULT_STATION}.toml").read_text(encoding="utf-8")
    return int(tomllib.loads(text)["station"]["connectors"])
