"""The catalogue of deliberate misbehaviour: firmware mistakes that the station makes when told to.

To add one: an entry here, and ``station.has("its-name")`` at the place where a real firmware would err.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Defect:
    """One mistake, what it looks like from outside, and the criteria that it must turn red."""

    name: str
    sentence: str
    criteria: tuple[str, ...] = ()


_ALL = (
    Defect("silent-availability", "changes availability and does not say so", ("3.1", "3.2", "3.3")),
    Defect("wrong-connector", "reports the status of one connector as another's", ("3.3",)),
    Defect("interrupts-session", "ends a running session when taken out of service", ("3.2",)),
    Defect("stays-out", "does not come back into service", ("3.1",)),
    Defect("refuses-repeat", "rejects an availability that it already has", ("3.1",)),
    Defect("silent-boot-statuses", "says nothing about its connectors after it was accepted", ("3.4",)),
    Defect("faults-without-code", "reports Faulted together with NoError", ("3.5",)),
    Defect("pretended-update", "reports an update that it never fetched", ("12.1",)),
    Defect("no-restart-after-update", "installs an update without restarting", ("12.2",)),
    Defect("updates-in-session", "restarts into an update while a session runs", ("12.2",)),
    Defect("silent-download-failure", "says nothing when an update cannot be fetched", ("12.3",)),
    Defect("installs-anything", "installs an update whose checksum is wrong", ("12.3",)),
    Defect("unnamed-diagnostics", "does not name the diagnostics file", ("13.1",)),
    Defect("misnamed-diagnostics", "uploads diagnostics under another name than it said", ("13.2",)),
    Defect("empty-diagnostics", "uploads a diagnostics file without content", ("13.2",)),
    Defect("gives-up-early", "tries to upload diagnostics only once", ("13.3",)),
    Defect("pretended-upload", "reports an upload that was refused", ("13.3",)),
    Defect("lost-reports", "forgets what happened in sessions while offline", ("14.1",)),
    Defect("forgets-number", "ends a session after an outage under another transaction number", ("14.1",)),
    Defect("newest-first", "reports what happened while offline in the wrong order", ("14.1",)),
    Defect("no-offline-meter-values", "drops meter values that were taken while offline", ("14.2",)),
    Defect("keeps-cache", "says that the card cache was cleared and keeps it", ("15.1",)),
)

CATALOGUE: dict[str, Defect] = {defect.name: defect for defect in _ALL}


def chosen(names: Iterable[str]) -> frozenset[str]:
    """Return ``names`` as a set; a name that is not in the catalogue raises ValueError with its likes."""
    wanted = frozenset(names)
    for name in sorted(wanted - CATALOGUE.keys()):
        near = difflib.get_close_matches(name, CATALOGUE, n=3) or sorted(CATALOGUE)
        raise ValueError(f"there is no defect {name!r}; near it: {', '.join(near)}")
    return wanted
