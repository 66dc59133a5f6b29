"""The cover of the form: which station it is about, where and when it was tested, and by whom. Pure.

The station file may correct or complete what the station says of itself; where the two differ, both are told.
"""

from datetime import datetime
from typing import Any

from ocpp_support.reporting.record import Record
from ocpp_support.reporting.sections.wording import day_of, long_time, shortened

_STATION = {
    "vendor": "Manufacturer name",
    "serial": "Manufacturer number",
    "model": "Manufacturer model",
    "firmware": "Firmware version",
    "hardware": "Hardware version",
    "iccid": "SIM card (ICCID)",
    "identity": "Name on the line",
}
"""What the cover says of the station, by its name in the record."""

_LONGEST = 50

_ONLY_WHERE_KNOWN = ("iccid", "identity")
"""What nobody need fill in by hand."""


def cover_of(record: Record) -> dict[str, Any]:
    """Return what stands on the cover."""
    declared = record.get("cover", {})
    seen = {name: _in_a_line(said) for name, said in record["station"].items()}
    station = {name: declared.get(name) or seen.get(name) or "" for name in _STATION}
    run, suite = _run(record), _suite(record)
    place, tester = declared.get("place", ""), declared.get("tester", "")
    present = ", ".join(declared.get("present", ()))
    return {
        "title": _title(station),
        "station": station,
        "identity": [
            {"name": words, "value": station[name], "note": _note(seen.get(name, ""), station[name])}
            for name, words in _STATION.items()
            if station[name] or name not in _ONLY_WHERE_KNOWN
        ],
        "place": place,
        "tester": tester,
        "present": present,
        "day": [
            {"name": "Place", "value": place},
            {"name": "Date", "value": run["started"]},
            {"name": "Tested by", "value": tester},
            {"name": "Present", "value": present},
            {"name": "Suite", "value": suite["words"]},
            {"name": "Run", "value": run["words"]},
        ],
        "suite": suite,
        "run": {**run, "line": _line(seen["identity"], run, suite)},
    }


def _title(station: dict[str, str]) -> str:
    model = " ".join(part for part in (station["vendor"], station["model"]) if part)
    return model or station["identity"] or "No station was seen"


def _in_a_line(said: str) -> str:
    """Keep what a station says of itself from taking the whole cover; nothing that is allowed is as long."""
    return shortened(" ".join(said.split()), lines=1, columns=_LONGEST)


def _note(seen: str, shown: str) -> str:
    """Say what the station says of itself where the station file says otherwise."""
    return f"the station says: {seen}" if seen and seen != shown else ""


def _suite(record: Record) -> dict[str, str]:
    suite = record["suite"]
    name, version, commit = suite["name"], suite["version"], suite.get("commit", "")
    words = f"{name} {version}" + (f", commit {commit}" if commit else "")
    return {"name": name, "version": version, "commit": commit, "words": words}


def _run(record: Record) -> dict[str, Any]:
    run = record["run"]
    began = datetime.fromisoformat(run["started"])
    virtual = run["clock"] == "virtual"
    parts = [f"lasted {long_time(run['duration_s'])}"]
    if len(run["parts"]) > 1:
        parts.append(f"in {len(run['parts'])} parts")
    if virtual:
        parts.append(f"{long_time(run['station_time_s'])} for the station, on a virtual clock")
    return {
        "date": day_of(began),
        "time": f"{began:%H:%M}",
        "started": f"{day_of(began)}, {began:%H:%M}",
        "lasted": long_time(run["duration_s"]),
        "parts": len(run["parts"]),
        "clock": run["clock"],
        "station_time": long_time(run["station_time_s"]),
        "words": " · ".join(parts),
    }


def _line(identity: str, run: dict[str, Any], suite: dict[str, str]) -> str:
    """Say in a line which run it is, for the foot of every page."""
    parts = [run["started"], run["words"], f"{suite['name']} {suite['version']}"]
    if identity:
        parts.insert(0, f"Station {identity}")
    return " · ".join(parts)
