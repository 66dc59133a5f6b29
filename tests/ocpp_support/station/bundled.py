"""The station files that come with the suite; whoever works in this folder may have more there."""

from __future__ import annotations

import subprocess
from pathlib import Path

from ocpp_support.station.bundled import BUNDLED


def bundled_files() -> list[Path]:
    """Return the station files under version control."""
    command = ["git", "ls-files", ":(glob)*.toml"]  # Not those of folders below: they are campaigns.
    listed = subprocess.run(command, cwd=BUNDLED, capture_output=True, text=True, check=True).stdout
    return [BUNDLED / name for name in listed.split()]
