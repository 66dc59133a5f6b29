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
    connections,
    connectors,
    courses,
    diagnostics,
    endings,
    errors,
    files,
    firmware,
    frames,
    heartbeat,
    messages,
    metering,
    occupancy,
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
    transitions,
    triggers,
    unasked,
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
    frames,
    messages,
    connections,
    transitions,
    connectors,
    occupancy,
    unasked,
)

BY_SUBJECT: dict[str, tuple[Defect, ...]] = {
    subject.__name__.rpartition(".")[2]: subject.DEFECTS for subject in _SUBJECTS
}
"""The defects by what they are about, under the name of their file."""

CATALOGUE: dict[str, Defect] = {defect.name: defect for about in BY_SUBJECT.values() for defect in about}


def chosen(names: Iterable[str]) -> frozenset[str]:
    """Return ``names`` as a set; a name that is not in the catalogue raises ValueError with its likes."""
    wanted = frozenset(names)
    for name in sorted(wanted - CATALOGUE.keys()):
        near = difflib.get_close_matches(name, CATALOGUE, n=3)
        known = f"near it: {', '.join(near)}" if near else f"allowed: {', '.join(sorted(CATALOGUE))}"
        raise ValueError(f"there is no defect {name!r}; {known}")
    return wanted
