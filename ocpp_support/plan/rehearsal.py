"""The rehearsal: the chosen features, run against the bundled station before anybody is asked for anything.

In virtual time it takes seconds, and it is always true to the features, so no list of acts is kept. Owns how
the station of the rehearsal follows from the user's own, and the process that runs it. What is made of it is
the plan's.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ocpp_support.plan.takes import Takes, read_takes
from ocpp_support.station.profile import Profile
from ocpp_support.station.security import Security
from ocpp_support.station.tables import Firmware, HandsTable, Listen

REHEARSAL = "OCPP_ACCEPTANCE_REHEARSAL"
"""Environment variable: where a run that is a rehearsal writes what its scenarios took."""

TIMEOUT_S = 180


class NoRehearsal(Exception):
    """The run could not be rehearsed; says why."""


def stand_in(profile: Profile) -> Profile:
    """Return the profile of the bundled station that stands in for the user's.

    It has the same connectors, errors, platform and features; it listens nowhere but here. Cards keep the
    names that the features call them by, so that it shows which are needed.
    """
    return profile.model_copy(
        update={
            "hands": HandsTable(),
            "listen": Listen(),
            "security": Security(),
            "cards": {},
            "firmware": Firmware(version=profile.firmware.version or "2.0.0"),
        }
    )


def rehearse(station: str, files: Sequence[str]) -> dict[str, Takes]:
    """Run these features against the stand-in for ``station``; return what each scenario takes, by its name.

    Raises :class:`NoRehearsal`.
    """
    with tempfile.TemporaryDirectory() as scratch:
        noted = Path(scratch) / "takes.json"
        said = _run(station, files, noted)
        try:
            return read_takes(noted)
        except (OSError, ValueError) as error:
            raise NoRehearsal(_last_words(said)) from error


def _run(station: str, files: Sequence[str], noted: Path) -> str:
    command = [sys.executable, "-m", "behave", "-D", f"station={station}", *dict.fromkeys(files)]
    try:
        return subprocess.run(
            command,
            env={**os.environ, REHEARSAL: str(noted)},
            capture_output=True,
            text=True,
            errors="replace",
            timeout=TIMEOUT_S,
            check=False,
        ).stderr
    except subprocess.TimeoutExpired as error:
        raise NoRehearsal(f"it took longer than {TIMEOUT_S} s") from error
    except OSError as error:
        raise NoRehearsal(str(error)) from error


def _last_words(errors: str) -> str:
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    return lines[-1] if lines else "it left nothing"
