"""A station in a thread of its own, on the real clock, for tests of what blocks."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

Says = Callable[[ClientConnection], None]
BOOT = '[2,"b","BootNotification",{"chargePointVendor":"Rough","chargePointModel":"R1","iccid":"89"}]'


def dial_in(url: str, says: Says = lambda _: None, **options: Any) -> threading.Thread:
    """Dial in, register, answer what is asked, until the central system hangs up.

    Args:
        url: The whole address.
        says: Called with the WebSocket once the station's settings have been told.
        options: For the WebSocket.

    """
    thread = threading.Thread(target=_live, args=(url, says, options), daemon=True)
    thread.start()
    return thread


def _live(url: str, says: Says, options: dict[str, Any]) -> None:
    with (
        suppress(WebSocketException),
        connect(url, subprotocols=[Subprotocol("ocpp1.6")], **options) as socket,
    ):
        socket.send(BOOT)
        for number in (0, 1):
            status = {"connectorId": number, "status": "Available", "errorCode": "NoError"}
            socket.send(json.dumps([2, f"s{number}", "StatusNotification", status]))
        for message in socket:
            frame = json.loads(message)
            if frame[0] == 2:
                listed = [{"key": "NumberOfConnectors", "readonly": True, "value": "1"}]
                socket.send(json.dumps([3, frame[1], {"configurationKey": listed}]))
                says(socket)
