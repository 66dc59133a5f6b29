"""The station files that come with the suite; whoever works in this folder may have more there."""

from __future__ import annotations

from pathlib import Path

from ocpp_support.station.station_file import BUNDLED
from tests.house.tree import tracked_files


def bundled_files() -> list[Path]:
    """Return the station files under version control."""
    tracked = [file for file in tracked_files() if file.parts[0] == "stations" and file.suffix == ".toml"]
    return [BUNDLED / file.name for file in tracked]
