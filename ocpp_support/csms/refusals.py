"""Every reason for which somebody who dials is not let in: one plain sentence each, and what to do about it.

Words only; who is refused is decided in :mod:`ocpp_support.csms.admission` (what was asked for) and in
:mod:`ocpp_support.csms.doors` (what came before anything was asked for).
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from ocpp_support.protocol.findings import Finding, Severity


@dataclass(frozen=True)
class Refusal:
    """Why an attempt was refused.

    Attributes:
        kind: A name by which attempts of one kind are counted.
        outcome: What went wrong, in one plain sentence.
        remedy: What to do about it, in one plain sentence.
        status: The HTTP status that it is answered with, where it can be answered at all.
        finding: What of the specification it breaks, where it is the station's fault beyond doubt.
    """

    kind: str
    outcome: str
    remedy: str
    status: HTTPStatus = HTTPStatus.BAD_REQUEST
    finding: Finding | None = None


TLS_TO_PLAIN = Refusal(
    "TLS to a plain port",
    "it speaks TLS (wss://), and this port speaks plain text (ws://)",
    "Enter the address with ws:// in the station and switch its TLS off, or choose security profile 2 or 3 in"
    " the station file.",
)
PLAIN_TO_TLS = Refusal(
    "plain text to a TLS port",
    "it speaks plain text (ws://), and this port speaks TLS (wss://) only",
    "Enter the address with wss:// in the station and switch its TLS on, or choose security profile 0 or 1 in"
    " the station file.",
)
SAID_NOTHING = Refusal(
    "said nothing",
    "it opened a connection, said nothing, and closed it again",
    "Nothing is wrong with the network; look at the station whether it shows an error of its own.",
)
SILENT = Refusal(
    "silent",
    "it opened a connection and then said nothing until the time was up",
    "Check that the station is set to OCPP 1.6-J (JSON over WebSocket) and not to SOAP.",
)
HALF_A_REQUEST = Refusal(
    "half a request",
    "it sent only a part of a request to open a WebSocket and left",
    "Check the network between the station and this machine; if this repeats, restart the station.",
)
TOO_SLOW = Refusal(
    "too slow",
    "it had not finished its request to open a WebSocket when the time was up",
    "Check the network between the station and this machine; if this repeats, restart the station.",
)
GARBAGE = Refusal(
    "no HTTP",
    "what it sent is no request to open a WebSocket",
    "Check that the station is set to OCPP 1.6-J (JSON over WebSocket); if it is not the station, find"
    " out who dials this port.",
)
TOO_MANY = Refusal(
    "too many at once",
    "too many connections are being opened at the same time",
    "Find out who else dials this port; the station that is already connected is not disturbed.",
)
NO_WEBSOCKET = Refusal(
    "no WebSocket",
    "it asked for a web page and not for a WebSocket, as a browser does",
    "The network works and the port is right; enter this address in the station and not in a browser.",
    HTTPStatus.UPGRADE_REQUIRED,
)
NOT_NOW = Refusal(
    "not now",
    "the scenario that is running keeps the station out",
    "Nothing needs to be done; the station is let in again when the scenario goes on.",
    HTTPStatus.SERVICE_UNAVAILABLE,
)
NO_IDENTITY = Refusal(
    "no identity",
    "the address that it dialled does not end with the station's identity",
    "Add the station's identity to the end of the address in the station, such as /CP01; some stations have a"
    " field of its own for it.",
    HTTPStatus.NOT_FOUND,
    Finding(
        Severity.MUST,
        "OCPP-J 3.1.1",
        "the address that it dialled does not end with its identity",
        "door.no-identity",
    ),
)
NO_PASSWORD = Refusal(
    "no password",
    "it gave no password, and the station file asks for one",
    "Enter the password in the station (setting “AuthorizationKey”, or its web page), or choose a"
    " security profile without one in the station file.",
    HTTPStatus.UNAUTHORIZED,
)
WRONG_PASSWORD = Refusal(
    "wrong password",
    "its password is not the one that the station file names",
    "Enter the same password in the station and where the station file says that it is kept.",
    HTTPStatus.UNAUTHORIZED,
)
WRONG_USER = Refusal(
    "wrong user",
    "the user name that it gave with the password is not its identity",
    "Enter the station's identity as user name in the station, or leave that field empty.",
    HTTPStatus.UNAUTHORIZED,
)
UNREADABLE_LOGIN = Refusal(
    "unreadable login",
    "the login that it gave cannot be read as HTTP Basic authentication",
    "Set the station to HTTP Basic authentication (security profile 1 or 2).",
    HTTPStatus.UNAUTHORIZED,
)


def another_station(identity: str, expected: str, *, twice_encoded: bool) -> Refusal:
    """Return the refusal of a station that is not the one under test."""
    remedy = (
        "Its identity is percent-encoded twice; enter it in the station as it is, unencoded."
        if twice_encoded
        else f"Set the identity in the station to {_short(expected)}, or “identity” in the station file to"
        f" {_short(identity)}."
    )
    outcome = f"it calls itself {_short(identity)}, and the station under test is {_short(expected)}"
    return Refusal("another station", outcome, remedy, HTTPStatus.NOT_FOUND)


def another_certificate(named: str, identity: str) -> Refusal:
    """Return the refusal of a station whose certificate is somebody else's."""
    return Refusal(
        "another certificate",
        f"its certificate is made out to {_short(named) if named else 'nobody'}, and it calls itself"
        f" {_short(identity)}",
        "Load a certificate into the station whose common name (CN) is the station's identity.",
        HTTPStatus.FORBIDDEN,
    )


def another_version(offered: tuple[str, ...], finding: Finding | None) -> Refusal:
    """Return the refusal of a station that does not offer to speak OCPP 1.6."""
    versions = ", ".join(map(_short, offered)) or "no subprotocol"
    return Refusal(
        "another version",
        f"it offers {versions} and not ocpp1.6",
        "Set the station to OCPP 1.6-J.",
        finding=finding,
    )


def broken_request(status: int, reason: str) -> Refusal:
    """Return the refusal of a request for a WebSocket that breaks the rules of such requests."""
    return Refusal(
        "broken request",
        f"its request to open a WebSocket is wrong: {reason[:200]}",
        "Report this to the station's vendor; newer firmware may mend it.",
        HTTPStatus(status),
    )


def _short(name: str) -> str:
    return f"“{name if len(name) <= 60 else name[:60] + '…'}”"
