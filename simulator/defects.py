"""The catalogue of deliberate misbehaviour: firmware mistakes that the station makes when told to.

To add one: an entry here, and ``station.has("its-name")`` at the place where a real firmware would err.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Defect:
    """One mistake, what it looks like from outside, and the criteria that it must turn red.

    Attributes:
        beyond: Whether only what goes beyond the script shows it, so that the first criterion gets a remark
            and is not failed.
    """

    name: str
    sentence: str
    criteria: tuple[str, ...] = ()
    beyond: bool = False


_ALL = (
    Defect("nameless", "registers without the name of its model", ("1.1",)),
    Defect("talks-before-admission", "reports its connectors before it is admitted", ("1.1",), beyond=True),
    Defect("changing-serial", "says another serial number at every start", ("1.1",), beyond=True),
    Defect("no-serial", "registers without its serial number", ("1.2",)),
    Defect("long-serial", "registers with a serial number that is too long", ("1.2",), beyond=True),
    Defect("ignores-given-rhythm", "ignores the interval that it is given when it registers", ("2.1",)),
    Defect("silent-heartbeat-trigger", "agrees to send a heartbeat and sends none", ("2.2",)),
    Defect("two-hour-heartbeat", "shows itself only every two hours unless told otherwise", ("2.3",)),
    Defect("keeps-old-rhythm", "accepts a new heartbeat interval and keeps the old rhythm", ("2.4",)),
    Defect("silent-availability", "changes availability and does not say so", ("3.2", "3.3")),
    Defect("wrong-connector", "reports that one connector is out of service as another's", ("3.3", "3.2")),
    Defect("interrupts-session", "ends a running session when taken out of service", ("3.2",), beyond=True),
    Defect("stays-out", "does not come back into service before its power was off", ("3.1", "3.3")),
    Defect("takes-all-out", "takes all of its connectors for the one that is meant", ("3.2",), beyond=True),
    Defect("refuses-repeat", "rejects an availability that it already has", ("3.1",), beyond=True),
    Defect(
        "silent-boot-statuses",
        "says nothing about its connectors after it was accepted",
        ("3.4", "3.2", "9.1", "9.2"),
    ),
    Defect("errors-without-code", "reports errors with the code NoError", ("3.5", "10.1", "10.2")),
    Defect("terse-errors", "reports the code of an error and nothing more", ("3.5",), beyond=True),
    Defect("empty-list", "asked for all its settings, lists none", ("4.1", "4.2", "5.1")),
    Defect("forgotten-setting", "leaves a required setting out of its list", ("4.2",)),
    Defect("lists-twice", "lists a setting twice", ("4.2",)),
    Defect("ignores-filter", "asked for one setting, lists them all", ("4.2",), beyond=True),
    Defect("claims-too-much", "claims smart charging without having its settings", ("4.2",), beyond=True),
    Defect("spelled-number", "tells a number in words", ("4.2",), beyond=True),
    Defect("unchangeable-setting", "does not support changing a setting that can be changed", ("5.1",)),
    Defect("pretended-change", "accepts a change of a setting and does not make it", ("5.1",)),
    Defect(
        "changes-read-only", "rejects a change of a setting that can only be read, and makes it", ("5.2",)
    ),
    Defect("rejects-unknown-setting", "rejects a setting that it does not know", ("5.2",)),
    Defect("accepts-nonsense", "accepts values that make no sense", ("5.2",)),
    Defect("ignores-remote-start", "agrees to start a session and starts none", ("6.1",)),
    Defect(
        "unnumbered-readings",
        "sends readings without the number of their session",
        ("6.1", "8.2"),
        beyond=True,
    ),
    Defect(
        "local-time",
        "tells the times of sessions in local time as if it were UTC",
        ("6.1", "14.1"),
        beyond=True,
    ),
    Defect("always-asks", "asks about every card, though told that it need not", ("6.2",), beyond=True),
    Defect("trusts-known-cards", "does not ask about cards that it knows, though told to", ("6.2", "6.3")),
    Defect("starts-with-any-card", "starts a session whatever it is told about the card", ("6.3",)),
    Defect("ignores-remote-stop", "agrees to end a session and does not", ("7.1",)),
    Defect(
        "remote-stop-as-other",
        "does not say that it was the operator who ended a session",
        ("7.1",),
        beyond=True,
    ),
    Defect(
        "stops-unknown-sessions",
        "told to end a session that does not exist, ends another",
        ("7.1",),
        beyond=True,
    ),
    Defect("silent-finish", "does not report that a connector is Finishing", ("7.1", "7.2")),
    Defect("deaf-to-cards", "does not end a session for the card that began it", ("7.2", "14.1")),
    Defect("any-card-stops", "ends a session for anybody's card", ("7.2",), beyond=True),
    Defect(
        "local-stop-as-other",
        "does not say that it was the driver who ended a session",
        ("7.2",),
        beyond=True,
    ),
    Defect("stutters", "reports every start and end twice", ("7.2", "6.2", "14.1"), beyond=True),
    Defect("ignores-pulled-cable", "goes on with a session when the car is gone", ("7.3",)),
    Defect(
        "pulled-cable-as-local",
        "does not say that a session ended by pulling the cable",
        ("7.3",),
        beyond=True,
    ),
    Defect("no-final-reading", "ends sessions without a meter reading", ("8.1", "14.1")),
    Defect(
        "counts-from-zero",
        "tells the session's energy in place of the register at its end",
        ("8.1", "14.1"),
        beyond=True,
    ),
    Defect("slow-rhythm", "takes readings a fifth more slowly than told", ("8.2",)),
    Defect("jumping-register", "tells a register that now and then runs backwards", ("8.2",), beyond=True),
    Defect("off-clock", "takes readings by the clock seven seconds late", ("8.2",), beyond=True),
    Defect("no-voltage", "leaves the voltage out of its readings, though told to tell it", ("8.3",)),
    Defect("kilowatts-as-watts", "tells kilowatts and calls them watts", ("8.3",), beyond=True),
    Defect("ignores-hard-reset", "accepts a hard reset and does not restart", ("9.1",)),
    Defect("restarts-on-same-line", "does not close the connection for a hard reset", ("9.1",), beyond=True),
    Defect("ignores-soft-reset", "accepts a soft reset and does not restart", ("9.2",)),
    Defect("soft-reset-as-reboot", "gives another reason than the soft reset", ("9.2",), beyond=True),
    Defect("blind-to-imbalance", "does not notice that the phases are out of balance", ("10.1",)),
    Defect("silent-emergency-stop", "does not report a pressed emergency stop", ("10.1",)),
    Defect("faulted-by-communication", "is Faulted when it cannot understand a car", ("10.1",), beyond=True),
    Defect("own-error-as-connectors", "reports an error of its own as one of connector 1", ("10.2",)),
    Defect("silent-recovery", "does not report that an error is gone", ("10.3",)),
    Defect("occupied-as-suspended", "reports a plugged-in car as SuspendedEVSE", ("11.1",)),
    Defect("waits-for-ever", "never gives up a place where nobody presents a card", ("11.2",)),
    Defect("impatient", "gives up a place in half the time that was set", ("11.2",)),
    Defect("silent-unplug", "does not report that an unused place is free again", ("11.3",)),
    Defect("silent-download", "does not report that it downloads an update", ("12.1",)),
    Defect("pretended-update", "reports an update that it never fetched", ("12.1", "12.3")),
    Defect("no-restart-after-update", "installs an update without restarting", ("12.2", "12.1")),
    Defect("updates-in-session", "restarts into an update while a session runs", ("12.2",)),
    Defect("silent-download-failure", "says nothing when an update cannot be fetched", ("12.3",)),
    Defect("installs-anything", "installs an update whose checksum is wrong", ("12.3",)),
    Defect("unnamed-diagnostics", "does not name the diagnostics file", ("13.1", "13.2")),
    Defect("misnamed-diagnostics", "uploads diagnostics under another name than it said", ("13.2",)),
    Defect("empty-diagnostics", "uploads a diagnostics file without content", ("13.2",)),
    Defect(
        "endless-diagnostics", "uploads its whole log whatever time was asked for", ("13.2",), beyond=True
    ),
    Defect("never-gives-up", "tries to upload diagnostics more often than told", ("13.3",)),
    Defect("gives-up-early", "tries to upload diagnostics only once", ("13.3",)),
    Defect("pretended-upload", "reports an upload that was refused", ("13.3",)),
    Defect("lost-reports", "forgets that sessions began or ended while offline", ("14.1",)),
    Defect("forgets-number", "ends a session after an outage under another transaction number", ("14.1",)),
    Defect("newest-first", "reports what happened while offline in the wrong order", ("14.1", "14.2")),
    Defect(
        "stamps-when-sent",
        "reports what happened while offline as if it happened now",
        ("14.1",),
        beyond=True,
    ),
    Defect("tells-twice", "reports what happened while offline twice", ("14.1",), beyond=True),
    Defect("no-offline-meter-values", "drops meter values that were taken while offline", ("14.2",)),
    Defect("clears-late", "answers an order to clear the cache only after 45 s", ("15.1",)),
    Defect("refuses-clear", "does not clear its cache of cards when told to", ("15.1",)),
    Defect("silent-status-trigger", "agrees to say how it is and does not", ("16.1",)),
    Defect("reports-connector-1-only", "says how connector 1 is, whichever was asked about", ("16.1",)),
    Defect("accepts-unknown-connector", "agrees to report a connector that it does not have", ("16.2",)),
    Defect("reports-unknown-connector", "reports a connector that it does not have", ("16.2",)),
    Defect("keeps-cache", "says that the card cache was cleared and keeps it", ("15.1",), beyond=True),
)

CATALOGUE: dict[str, Defect] = {defect.name: defect for defect in _ALL}


def chosen(names: Iterable[str]) -> frozenset[str]:
    """Return ``names`` as a set; a name that is not in the catalogue raises ValueError with its likes."""
    wanted = frozenset(names)
    for name in sorted(wanted - CATALOGUE.keys()):
        near = difflib.get_close_matches(name, CATALOGUE, n=3)
        known = f"near it: {', '.join(near)}" if near else f"allowed: {', '.join(sorted(CATALOGUE))}"
        raise ValueError(f"there is no defect {name!r}; {known}")
    return wanted
