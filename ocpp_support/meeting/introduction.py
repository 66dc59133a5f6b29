"""What there is to say of a station that has come in, as a list of checks. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ocpp_support.doctor.check import Check, ok, warning
from ocpp_support.meeting.clock_error import check_station_clock
from ocpp_support.meeting.impression import Impression, shown
from ocpp_support.protocol.findings import Severity

CALLED = {
    "chargePointVendor": "vendor",
    "chargePointModel": "model",
    "chargePointSerialNumber": "serial number",
    "chargeBoxSerialNumber": "serial number of the box",
    "firmwareVersion": "firmware",
    "iccid": "SIM card",
    "imsi": "IMSI",
    "meterType": "meter",
    "meterSerialNumber": "serial number of the meter",
}
"""What people call the fields of a registration."""

MOST_DEVIATIONS = 20


def introduce(impression: Impression, known: Collection[str] = ()) -> list[Check]:
    """Return everything that is known of the station.

    Args:
        impression: What it told.
        known: The names of the cards that a station file has already.

    """
    return [
        _registration(impression),
        _connectors(impression),
        check_station_clock(impression.clock),
        _settings(impression),
        _cards(impression, known),
        *_deviations(impression),
    ]


def _registration(impression: Impression) -> Check:
    if impression.boot is None:
        found = f"{shown(impression.identity)} is in, and did not register: it had done so before"
        return warning("station", found, "restart it: then it says its vendor, its model and its firmware")
    said = [f"{name} {impression.boot[key]}" for key, name in CALLED.items() if impression.boot.get(key)]
    return ok("station", f"{shown(impression.identity)} says: {', '.join(said) or 'nothing of itself'}")


def _connectors(impression: Impression) -> Check:
    number = impression.connectors
    if number is None:
        return warning("connectors", "how many it has is not known", "say so in the station file")
    states = [f"{place or 'the station itself'}: {status}" for place, status in impression.statuses.items()]
    found = f"{number} connector{'' if number == 1 else 's'}; {', '.join(states) or 'none told how it is'}"
    if missing := [str(place) for place in range(number + 1) if place not in impression.statuses]:
        remedy = (
            "restart the station; after each start it must report the station itself (0) and every connector"
        )
        return warning("connectors", f"{found}; no word of {', '.join(missing)}", remedy)
    return ok("connectors", found)


def _settings(impression: Impression) -> Check:
    if impression.settings_trouble:
        remedy = "fill in by hand what the draft leaves open"
        return warning("settings", impression.settings_trouble, remedy)
    profiles = impression.feature_profiles
    told = f"its feature profiles are {', '.join(profiles)}" if profiles else "it names no feature profile"
    return ok("settings", f"it has {len(impression.settings)}; {told}")


def _cards(impression: Impression, known: Collection[str]) -> Check:
    if not impression.cards and known:
        return ok("cards", f"the station file has {', '.join(known)}")
    if not impression.cards:
        remedy = "hold each card to the reader during `wait --stay`: its tag is shown"
        return warning("cards", "nobody has held a card to the reader", remedy)
    return ok("cards", f"held to the reader: {', '.join(map(shown, impression.cards))}")


def _deviations(impression: Impression) -> Iterator[Check]:
    if not impression.deviations:
        yield ok("deviations", "none so far")
    for finding, times in impression.deviations[:MOST_DEVIATIONS]:
        often = f", {times} times" if times > 1 else ""
        found = f"{shown(finding.text)} ({finding.severity}, {finding.clause}{often})"
        yield ok("deviation", found) if finding.severity is Severity.NOTE else warning("deviation", found, "")
    if (more := len(impression.deviations) - MOST_DEVIATIONS) > 0:
        yield warning("deviation", f"and {more} more", "")
