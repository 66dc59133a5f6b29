"""How the station writes its frames: as OCPP-J 1.6 wants them (§4), unless it was told to make mistakes.

Owns the form of what goes over the line; what is said, and when, is everybody else's business. A mistake is
made in messages that nothing depends on, as far as it would keep them from being understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from websockets.asyncio.client import ClientConnection

if TYPE_CHECKING:
    from simulator.station import Station


@dataclass(frozen=True)
class Octets:
    """A text message of bytes that are no UTF-8; or, ``bare``, bytes that are not even WebSocket's."""

    octets: bytes
    bare: bool = False


Message = str | bytes | list[str] | Octets
"""What is sent at once: text, bytes, text in pieces."""


@dataclass(frozen=True)
class Slip:
    """A mistake.

    Attributes:
        mark: What a frame holds that it is made with.
        write: Returns what is sent in its place.
        once: Whether it is made but once in each life.
        after_restart: Whether it is made only in a life that a restart began.
    """

    mark: str
    write: Callable[[str], list[Message]]
    once: bool = False
    after_restart: bool = False


@dataclass(frozen=True)
class Renaming:
    """A mistake about a request's id, which the station itself takes for right.

    Attributes:
        mark: What a frame holds that it is made with.
        token: Returns the id, as it is written, for the number that it ought to be.
        once: Whether it is made but once in each life.
    """

    mark: str
    token: Callable[[int], str]
    once: bool = False
    after_restart = False


class Handwriting:
    """Writes the frames of one life of a station, and reads the answers to what it wrote."""

    def __init__(self, station: Station) -> None:
        self._slips = {
            name: slip
            for name, slip in SLIPS.items()
            if station.has(name) and (station.restarted or not slip.after_restart)
        }
        self._meant: dict[str, str] = {}

    def written(self, text: str) -> list[Message]:
        """Return what is sent for a frame: the frame, as a rule."""
        for name, slip in self._slips.items():
            if slip.mark not in text:
                continue
            if slip.once:
                del self._slips[name]
            return slip.write(text) if isinstance(slip, Slip) else [self._renamed(text, slip)]
        return [text]

    def read(self, text: str) -> str:
        """Return a frame with the id that a request had before it was written."""
        found = _ANSWER.match(text)
        own = self._meant.pop(found[2], None) if found else None
        return f"{found[1]}{own}{text[found.end() :]}" if found and own else text

    def _renamed(self, text: str, slip: Renaming) -> str:
        found = _REQUEST.match(text)
        if found is None:
            return text
        token = slip.token(int(found[2]))
        self._meant[token] = f'"{found[2]}"'
        return f"{found[1]}{token}{text[found.end() :]}"


async def send(message: Message, socket: ClientConnection) -> bool:
    """Send it; return whether it is a message at all."""
    if isinstance(message, Octets) and message.bare:
        socket.transport.write(message.octets)
        return False
    if isinstance(message, Octets):
        await socket.send(message.octets, text=True)
    else:
        await socket.send(message)
    return True


def _besides(junk: Message, *, after_restart: bool = False) -> Slip:
    """Have the station send this besides, before it reports its status for the first time."""
    return Slip(_STATUS, lambda text: [junk, text], once=True, after_restart=after_restart)


def _in_place_of(old: str, new: str, mark: str = "") -> Slip:
    return Slip(mark or old, lambda text: [re.sub(old, new, text)])


def _more_in(member: str, more: str, mark: str) -> Slip:
    return Slip(mark, lambda text: [text.replace(f'"{member}":[', f'"{member}":[{more},')])


_REQUEST = re.compile(r'(\[2,)"(\d+)"')
_ANSWER = re.compile(r'(\[[34],)("[^"]*"|\d+)(?=,)')

_HEARTBEAT, _STATUS, _READING = '"Heartbeat",{}', '"StatusNotification"', '"MeterValues"'
_INFO, _INFO_TEXT = '"info":"', r'"info":"[^"]*"'
_TIME = r'"timestamp":"([^"]*)Z"'

SLIPS: dict[str, Slip | Renaming] = {
    # What is understood all the same.
    "null-heartbeat": _in_place_of(_HEARTBEAT, '"Heartbeat",null'),
    "says-more-than-asked": _in_place_of(_HEARTBEAT, '"Heartbeat",{"uptime":86400}'),
    "binary-heartbeat": Slip(_HEARTBEAT, lambda text: [text.encode()]),
    "heartbeat-in-pieces": Slip(_HEARTBEAT, lambda text: [[text[:8], text[8:]]]),
    "connector-twice": _in_place_of('{"connectorId":', '{"connectorId":0,"connectorId":', _STATUS),
    "tab-in-text": _in_place_of(_INFO, f"{_INFO}\t"),
    "half-a-sign": _in_place_of(_INFO, rf"{_INFO}\\ud83d "),
    "latin-1": Slip(_INFO, lambda text: [Octets(text.replace(_INFO, f"{_INFO}\xb0 ").encode("latin-1"))]),
    "machine-talk": _in_place_of(_INFO_TEXT, r'"info":"{\\"pin\\":1}"', _INFO),
    "long-story": _in_place_of(_INFO_TEXT, f'"info":"{"The station regrets. " * 3}"', _INFO),
    "vendor-as-number": _in_place_of(r'"vendorId":"[^"]*"', '"vendorId":7', '"vendorId"'),
    "code-of-another-version": _in_place_of('"HighTemperature"', '"OverTemperature"'),
    "timeless-zone": _in_place_of(_TIME, r'"timestamp":"\1"', _STATUS),
    "short-offset": _in_place_of(_TIME, r'"timestamp":"\1+00"', _STATUS),
    "uptime-as-time": _in_place_of(_TIME, '"timestamp":"86400"', _STATUS),
    "wrong-location": _in_place_of('"location":"Outlet"', '"location":"Socket"', _READING),
    "empty-reading": _in_place_of(
        r'"meterValue":\[\{"timestamp":("[^"]*")',
        r'"meterValue":[{"timestamp":\1,"sampledValue":[]},{"timestamp":\1',
        _READING,
    ),
    "word-for-number": _more_in("sampledValue", '{"value":"n/a","measurand":"Temperature"}', _READING),
    "empty-signature": _more_in(
        "sampledValue",
        '{"value":"","format":"SignedData","measurand":"Energy.Active.Export.Register"}',
        _READING,
    ),
    "more-in-answer": _in_place_of('{"configurationKey":', '{"version":2,"configurationKey":'),
    "long-ids": Renaming(_HEARTBEAT, lambda number: f'"{number:040}"'),
    "numbers-for-ids": Renaming(_HEARTBEAT, str),
    "empty-id": Renaming(_STATUS, lambda number: '""', once=True),
    "id-of-another": Renaming(_HEARTBEAT, lambda number: f'"{number - 1}"'),
    # What is not, and is sent besides.
    "truncated-frame": _besides('[2,"log-1","DataTransfer",{"vendorId":"Ref'),
    "nul-behind-frame": _besides('[2,"log-1","DataTransfer",{"vendorId":"Reference Works"}]\0'),
    "missing-value": _besides('[2,"log-1","DataTransfer",{"vendorId":,"data":"up"}]'),
    "not-a-number": _besides('[2,"log-1","DataTransfer",{"vendorId":"Reference Works","data":NaN}]'),
    "single-quotes": _besides("[2,'log-1','DataTransfer',{}]"),
    "endless-nesting": _besides('[2,"log-1","DataTransfer",' + '{"data":' * 300 + "0" + "}" * 300 + "]"),
    "object-for-frame": _besides('{"action":"DataTransfer","vendorId":"Reference Works"}'),
    "quoted-type": _besides('["2","log-1","DataTransfer",{"vendorId":"Reference Works"}]'),
    "type-as-word": _besides('["CALL","log-1","DataTransfer",{"vendorId":"Reference Works"}]'),
    "type-of-its-own": _besides('[9,"log-1",{"uptime":86400}]'),
    "three-elements": _besides('[2,"log-1","DataTransfer"]'),
    "no-message-id": _besides('[2,null,"DataTransfer",{"vendorId":"Reference Works"}]'),
    "action-as-object": _besides('[2,"log-1",{"action":"DataTransfer"},{"vendorId":"Reference Works"}]'),
    "payload-as-list": _besides('[2,"log-1","DataTransfer",["Reference Works","up"]]'),
    "numbered-error": _besides('[4,"log-1",17,"went wrong",{}]'),
    "answers-nobody": _besides('[3,"log-1",{"status":"Accepted"}]'),
    "compressed-frame": _besides(Octets(bytes.fromhex("c182000000005b5d"), bare=True), after_restart=True),
    "reserved-opcode": _besides(Octets(bytes.fromhex("838000000000"), bare=True), after_restart=True),
    "two-at-once": Slip(
        _STATUS,
        lambda text: [text, '[2,"log-1","DataTransfer",{"vendorId":"Reference Works"}]'],
        once=True,
    ),
}
