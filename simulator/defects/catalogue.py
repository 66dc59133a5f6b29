"""Every mistake that the station can be told to make, by name.

To add one: an entry in the file of its subject, and ``station.has("its-name")`` at the place where a real
firmware would err.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from simulator.defects import (
    availability,
    cache,
    cards,
    courses,
    diagnostics,
    endings,
    errors,
    files,
    firmware,
    heartbeat,
    metering,
    occupied,
    offline,
    readings,
    registration,
    restarting,
    settings,
    starting,
    stopping,
    times,
    transactions,
    triggers,
)
from simulator.defects.defect import Defect

_SUBJECTS = (
    registration,
    heartbeat,
    availability,
    settings,
    starting,
    stopping,
    metering,
    restarting,
    errors,
    occupied,
    firmware,
    diagnostics,
    offline,
    cache,
    triggers,
    transactions,
    times,
    files,
    cards,
    endings,
    readings,
    courses,
)

CATALOGUE: dict[str, Defect] = {defect.name: defect for subject in _SUBJECTS for defect in subject.DEFECTS}


def chosen(names: Iterable[str]) -> frozenset[str]:
    """Return ``names`` as a set; a name that is not in the catalogue raises ValueError with its likes."""
    wanted = frozenset(names)
    for name in sorted(wanted - CATALOGUE.keys()):
        near = difflib.get_close_matches(name, CATALOGUE, n=3)
        known = f"near it: {', '.join(near)}" if near else f"allowed: {', '.join(sorted(CATALOGUE))}"
        raise ValueError(f"there is no defect {name!r}; {known}")
    return wanted
