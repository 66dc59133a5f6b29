"""Events read as a sentence in the conversation."""

from __future__ import annotations

import pytest

from ocpp_support.files.transfers import LOGIN_REFUSED, Transfer, refused
from ocpp_support.trace.events import (
    Acted,
    Answered,
    Connected,
    Disconnected,
    Event,
    Noted,
    Pinged,
    Prompted,
    Reachable,
    Transferred,
)

FETCHED = Transfer("download", "http", "firmware-1.bin", 2048, "ab" * 32, True, "me", "127.0.0.1:1")
REFUSED = refused("upload", "ftp", "log.txt", user="me", peer="127.0.0.1:1", note="not allowed to store")
TURNED_AWAY = refused("login", "ftp", "", user="me", peer="127.0.0.1:1", note=LOGIN_REFUSED)


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (Connected("/CP01", ("ocpp1.6",)), "connects to /CP01 with ocpp1.6"),
        (Connected("/CP01", ()), "connects to /CP01 with no subprotocol"),
        (Disconnected(1000, "bye", "the station"), "connection closed by the station (code 1000, bye)"),
        (Disconnected(None, "", "the central system"), "connection closed by the central system (code None)"),
        (Reachable(), "the central system can be reached again"),
        (Pinged(answered=True, within=10), "a ping was answered"),
        (Pinged(answered=False, within=10), "a ping was not answered within 10 s"),
        (Acted("plug_in", "at connector 1", "the simulator"), "plug in at connector 1 (by the simulator)"),
        (Acted("power_cycle", "", "a person"), "power cycle (by a person)"),
        (Prompted("Plug in", "When it is done"), "a person is asked: Plug in (When it is done)"),
        (Prompted("Plug in", ""), "a person is asked: Plug in"),
        (Answered("Plug in", "done", "the station", 4.2), "Plug in: done, by the station, after 4 s"),
        (
            Answered("Plug in", "failed", "the phone", 9.9, "it is stuck"),
            "Plug in: failed, by the phone, after 10 s: it is stuck",
        ),
        (Transferred(FETCHED), "download of firmware-1.bin by HTTP: 2048 bytes, SHA-256 abababababab…"),
        (Transferred(REFUSED), "upload of log.txt by FTP: not completed: not allowed to store"),
        (Transferred(TURNED_AWAY), "login by FTP: login refused"),
        (Noted("a remark"), "a remark"),
    ],
)
def test_an_event_is_a_sentence(event: Event, sentence: str) -> None:
    assert str(event) == sentence
