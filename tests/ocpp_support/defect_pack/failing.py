"""A run that failed, written by hand: its record, and the scenario."""

from __future__ import annotations

from typing import Any

from ocpp_support.chronicle.chronicle import Chronicle
from ocpp_support.chronicle.scene import Scene
from ocpp_support.exports.trace_lines import as_trace_lines

from ..exports.play import LABEL, Play

FEATURE, _, NAME = LABEL.partition(": ")
MESSAGE = (
    "Not within 60 s after “When the operator takes connector 1 out of service” (station CP-0001)\n"
    "Expected: connector 1 to be reported Unavailable\n"
    "     but: no status of connector 1 was reported\n"
    "          it is silent\n"
    "What was said:\n"
    "  +    0.0 s  station ← ChangeAvailability {}"
)


def outcome(**more: Any) -> dict[str, Any]:
    return {
        "label": LABEL,
        "name": NAME,
        "level": "must",
        "status": "failed",
        "message": MESSAGE,
        "criteria": ["3.2"],
        **more,
    }


def record(*outcomes: dict[str, Any], **more: Any) -> dict[str, Any]:
    known = {"reason": "they know", "link": "https://bugs.example/7", "until": None}
    return {
        "station": {
            "identity": "CP-0001", "vendor": "Works", "model": "W<1>", "serial": "S-900", "iccid": "",
            "firmware": "1.10.3.7",
        },
        "suite": {"name": "ocpp-acceptance", "version": "0.1.0", "commit": "abc123"},
        "run": {"started": "2026-01-01T12:00:00+00:00", "clock": "real"},
        "functions": [
            {
                "number": 3,
                "section": "OCPP 1.6 edition 2, section 5.2",
                "criteria": [
                    {"id": "3.1", "text": "It comes back.", "deviation": None},
                    {"id": "3.2", "text": "It becomes Unavailable.", "deviation": known},
                ],
            }
        ],
        "scenarios": [*(outcomes or [outcome()])],
        "findings": [
            {
                "rule": "statuses.silent", "severity": "MUST", "clause": "5.2", "text": "it was silent",
                "scenarios": {LABEL: 2},
            },
            {"rule": "other", "severity": "note", "clause": "1", "text": "odd", "scenarios": {"": 1}},
        ],
        **more,
    }  # fmt: skip


def scene(*, tag: str = "04A2B3C4") -> Scene:
    play = Play()
    play.station(
        "BootNotification", chargePointVendor="Works", chargePointModel="W", iccid="8931087117000000042"
    )
    play.begins()
    play.step("Given the station is online and idle")
    play.answer(play.station("Authorize", idTag=tag), {"idTagInfo": {"status": "Accepted"}})
    play.step("When the operator takes connector 1 out of service")
    play.answer(play.central("ChangeAvailability", connectorId=1, type="Inoperative"), {"status": "Accepted"})
    play.step("Then connector 1 becomes Unavailable")
    play.wait(60)
    play.misses("connector 1 to be reported Unavailable", "no status of connector 1 was reported")
    play.ends()
    return play.scene(**outcome())


def trace() -> str:
    return as_trace_lines(scene(), "CP-0001")


def chronicle(**more: Any) -> Chronicle:
    whole = Chronicle(record(**more))
    whole.scenes = {LABEL: scene()}
    return whole
