"""A scenario's conversation as an HTTP Archive (HAR 1.2), which the developer tools of a browser open.

Each connection is one entry. Its messages stand under ``_webSocketMessages``, where Chromium writes and reads
them: what the station said is *send*, what it was told *receive*, as it is the client. Only what is known is
claimed: of the handshake that is the path and the subprotocols. No secret is in it. Pure.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.metadata import version
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from ocpp_support.chronicle.scene import Scene
from ocpp_support.trace.events import Connected, Disconnected
from ocpp_support.trace.masking import masked
from ocpp_support.trace.open_trace import OURS
from ocpp_support.trace.trace import Conversation, Entry, Sender

HOST = "central-system"
"""Stands for the address of the central system, which the trace does not know."""

TEXT, CLOSE, NO_FRAME = 1, 8, -1
"""Opcodes of RFC 6455, section 5.2; the last is Chromium's for what went wrong."""

_DIRECTIONS = {Sender.STATION: "send", Sender.CENTRAL: "receive"}
_WITHOUT_GOODBYE = (None, 1005, 1006)
_UNKNOWN = -1

Values = dict[str, Any]


@dataclass
class _Connection:
    """A connection, as far as it was seen in the scenario."""

    began: datetime
    path: str
    subprotocols: tuple[str, ...] = ()
    messages: list[Values] = field(default_factory=list)
    ended: datetime | None = None


def as_har(scene: Scene, station: str) -> str:
    """Write a scenario's conversation as an archive.

    Args:
        scene: The scenario.
        station: The station's identity: the address where the connection itself is not on the trace.

    """
    log = {
        "version": "1.2",
        "creator": {"name": OURS, "version": _version()},
        "pages": [],
        "entries": [_entry(one, number) for number, one in enumerate(_connections(scene, station), start=1)],
        "comment": masked(f"{scene.label} (station {station})"),
    }
    return json.dumps({"log": log})


@cache
def _version() -> str:
    return version(OURS)


def _connections(scene: Scene, station: str) -> list[_Connection]:
    connections: list[_Connection] = []
    for entry in scene.entries:
        if isinstance(entry.content, Connected):
            connections.append(_begun(entry, entry.content))
        elif message := _message(entry):
            if not connections:
                connections.append(_open_before(scene.conversation.before, entry, station))
            connections[-1].messages.append(message)
            connections[-1].ended = entry.moment
    return connections


def _open_before(before: Conversation, entry: Entry, station: str) -> _Connection:
    """Return the connection that was open when the scenario began; of its own address if it is not known."""
    last = before.last_event(Connected)
    if last is None or not isinstance(last.content, Connected):
        return _Connection(entry.moment, f"/{quote(station)}")
    return _begun(last, last.content)


def _begun(entry: Entry, connected: Connected) -> _Connection:
    return _Connection(entry.moment, connected.path, connected.subprotocols)


def _message(entry: Entry) -> Values | None:
    """Return a message as Chromium has it; None for what is none."""
    if isinstance(entry.content, Disconnected):
        return _end(entry, entry.content)
    if entry.sender not in _DIRECTIONS or not entry.raw:
        return None
    return _said(entry, _DIRECTIONS[entry.sender], TEXT, entry.raw)


def _end(entry: Entry, ended: Disconnected) -> Values:
    if ended.code in _WITHOUT_GOODBYE:
        return _said(entry, "error", NO_FRAME, str(ended))
    by_station = ended.by == f"the {Sender.STATION}"
    return _said(entry, "send" if by_station else "receive", CLOSE, str(ended))


def _said(entry: Entry, direction: str, opcode: int, text: str) -> Values:
    return {"type": direction, "time": entry.moment.timestamp(), "opcode": opcode, "data": masked(text)}


def _entry(connection: _Connection, number: int) -> Values:
    ended = connection.ended or connection.began
    lasted = (ended - connection.began) / timedelta(milliseconds=1)
    return {
        "startedDateTime": connection.began.astimezone(UTC).isoformat(timespec="milliseconds"),
        "time": lasted,
        "request": _request(connection),
        "response": _response(),
        "cache": {},
        "timings": {
            "blocked": -1,
            "dns": -1,
            "connect": -1,
            "ssl": -1,
            "send": 0,
            "wait": 0,
            "receive": lasted,
        },
        "connection": str(number),
        "_initiator": {"type": "other"},
        "_priority": None,
        "_resourceType": "websocket",
        "_webSocketMessages": connection.messages,
    }


def _request(connection: _Connection) -> Values:
    path = connection.path if connection.path.startswith("/") else f"/{connection.path}"
    url = masked(f"ws://{HOST}{path}")
    offered = {"Sec-WebSocket-Protocol": masked(", ".join(connection.subprotocols))}
    headers = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        **(offered if connection.subprotocols else {}),
    }
    return {
        "method": "GET",
        "url": url,
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": _pairs(headers.items()),
        "queryString": _pairs(parse_qsl(urlsplit(url).query, keep_blank_values=True)),
        "headersSize": _UNKNOWN,
        "bodySize": 0,
    }


def _response() -> Values:
    return {
        "status": 101,
        "statusText": "Switching Protocols",
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": _pairs({"Connection": "Upgrade", "Upgrade": "websocket"}.items()),
        "content": {"size": 0, "mimeType": "x-unknown"},
        "redirectURL": "",
        "headersSize": _UNKNOWN,
        "bodySize": _UNKNOWN,
        "_transferSize": 0,
        "_error": None,
    }


def _pairs(values: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in values]
