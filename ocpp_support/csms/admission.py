"""Who may come in: judged by the request to open a WebSocket, and by nothing else.

Owns the identity of the station under test. No sockets: :mod:`ocpp_support.csms.doors` asks and answers.
Lenient unless told to be strict: what can be understood is let in, with a finding for each oddity.
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import unquote

from websockets.datastructures import Headers

from ocpp_support.csms import refusals
from ocpp_support.csms.address import read_target
from ocpp_support.csms.login import Login
from ocpp_support.csms.refusals import Refusal
from ocpp_support.csms.subprotocols import choose, offered_in
from ocpp_support.protocol.findings import Finding, Severity


@dataclass(frozen=True)
class Asked:
    """What somebody asks for.

    Attributes:
        path: The target of the request, as it was sent.
        headers: The request's; what would make the WebSocket library refuse an admitted one is mended.
        certificate: To whom the station's certificate is made out; None where certificates play no part.
    """

    path: str
    headers: Headers
    certificate: str | None = None


@dataclass(frozen=True)
class Welcome:
    """Somebody is let in.

    Attributes:
        identity: By which it calls itself.
        offered: The subprotocols that it offers.
        spoken: The one that is taken up; "" where the answer names none.
        findings: What is odd about the request.
        parting: Why it is parted from at once, where the handshake must be completed first (OCPP-J 3.2).
    """

    identity: str
    offered: tuple[str, ...] = ()
    spoken: str = ""
    findings: tuple[Finding, ...] = ()
    parting: Refusal | None = None


class Admission:
    """Decides who may come in.

    Args:
        identity: The station's; None takes the first that is let in.
        login: What it must give with it; None where nothing.
        strict: Whether what breaks the specification in form is refused, and not only noted.

    Attributes:
        refusing: Whether everybody is turned away for now.
    """

    def __init__(self, identity: str | None, *, login: Login | None = None, strict: bool = False) -> None:
        self.identity = identity
        self._login = login
        self._strict = strict
        self.refusing = False

    def judge(self, asked: Asked) -> Welcome | Refusal:
        """Return the welcome, or why there is none."""
        if not _wants_websocket(asked.headers):
            return refusals.NO_WEBSOCKET
        if self.refusing:
            return refusals.NOT_NOW
        target = read_target(asked.path)
        if not target.identity:
            return refusals.NO_IDENTITY
        if refusal := self._stranger(target.identity, asked.certificate):
            return refusal
        found = [*target.findings, *self._case(target.identity)]
        if self._strict and (broken := _broken(found)):
            return refusals.broken_request(HTTPStatus.BAD_REQUEST, broken.text)
        if self._login is not None:
            identities = (target.identity, self.identity or target.identity)
            login = self._login.judge(asked.headers.get_all("Authorization"), identities)
            if isinstance(login, Refusal):
                return login
            found += login
        return self._welcome(target.identity, asked.headers, found)

    def admit(self, welcome: Welcome) -> None:
        """Note that somebody has come in: where nobody was named, the first is the station under test."""
        if self.identity is None and welcome.parting is None:
            self.identity = welcome.identity

    def _case(self, identity: str) -> list[Finding]:
        if self.identity is None or identity == self.identity:
            return []
        text = f"it calls itself {identity!r:.80}; the station file says {self.identity!r:.80}"
        return [Finding(Severity.NOTE, "OCPP-J 3.1.1", text, "door.identity-case")]

    def _stranger(self, identity: str, certificate: str | None) -> Refusal | None:
        expected = identity if self.identity is None else self.identity
        if identity.casefold() != expected.casefold():
            return refusals.another_station(identity, expected, twice_encoded=unquote(identity) == expected)
        if certificate is not None and certificate.casefold() != identity.casefold():
            return refusals.another_certificate(certificate, identity)
        return None

    def _welcome(self, identity: str, headers: Headers, found: list[Finding]) -> Welcome:
        offered = offered_in(headers.get_all("Sec-WebSocket-Protocol"))
        choice = choose(offered)
        found += [choice.finding] if choice.finding else []
        if not self._strict:
            found += _mended(headers)
        _name_only(headers, choice.spoken if choice.fit or not self._strict else "")
        unfit = choice.hopeless or (self._strict and not choice.fit)
        parting = refusals.another_version(offered, choice.finding) if unfit else None
        return Welcome(identity, offered, choice.spoken, tuple(found), parting)


def _broken(found: list[Finding]) -> Finding | None:
    return next((one for one in found if one.severity is not Severity.NOTE), None)


def _wants_websocket(headers: Headers) -> bool:
    upgrades = ",".join(headers.get_all("Upgrade")).lower()
    return "websocket" in upgrades or "Sec-WebSocket-Key" in headers


def _mended(headers: Headers) -> list[Finding]:
    """Say in the headers that the connection is to be upgraded, where only the one header says so."""
    options = [one.strip().lower() for value in headers.get_all("Connection") for one in value.split(",")]
    if "upgrade" in options:
        return []
    if options:
        del headers["Connection"]
    headers["Connection"] = "Upgrade"
    return [
        Finding(Severity.SHOULD, "RFC 6455 4.1", "its request lacks “Connection: Upgrade”", "door.no-upgrade")
    ]


def _name_only(headers: Headers, subprotocol: str) -> None:
    """Leave one offer in the headers, or none; the library refuses a whole request for an odd name in it."""
    if "Sec-WebSocket-Protocol" in headers:
        del headers["Sec-WebSocket-Protocol"]
    if subprotocol:
        headers["Sec-WebSocket-Protocol"] = subprotocol
