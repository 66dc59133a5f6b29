"""What a line has to remark on a message: how it came, and when. Values only."""

from __future__ import annotations

from collections.abc import Iterator

from ocpp_support.csms.station_socket import Manner
from ocpp_support.protocol.findings import Finding, Severity

LARGE = 64 * 1024
"""Characters from which a message is worth a note: smaller receivers than this one refuse it."""


def on_the_manner(manner: Manner, size: int) -> Iterator[Finding]:
    """Yield what there is to say of how a message came."""
    if manner.binary:
        yield _should("OCPP-J 4.1", "it came as a binary message, not as text", "frame.binary")
    if manner.pieces > 1:
        text = f"it came in {manner.pieces} pieces, which is allowed"
        yield Finding(Severity.NOTE, "RFC 6455 5.4", text, "frame.pieces")
    if size > LARGE:
        text = f"it is {size} bytes long, which is allowed"
        yield Finding(Severity.NOTE, "OCPP-J 5", text, "frame.large")


def late(seconds: float) -> Finding:
    """Return the finding that an answer came when nobody waited for it any more."""
    return _should("OCPP-J 4.1.1", f"it is late by {seconds:.1f} s", "frame.late-answer")


def broken_frame(why: str, head: str) -> Finding:
    """Return the finding that a connection had to be ended for a frame; ``head`` is how that began."""
    if head:
        text = f"a frame came compressed, or with reserved bits, which nobody agreed on: {head}"
        return Finding(Severity.MUST, "OCPP-J 5.1, RFC 7692", text, "frame.compressed")
    return Finding(Severity.MUST, "RFC 6455 5.2", f"a frame broke the rules: {why}", "frame.websocket")


def no_goodbye() -> Finding:
    """Return the finding that a connection ended without the closing handshake."""
    text = "it left without a closing handshake, or without a code"
    return Finding(Severity.NOTE, "RFC 6455 7.1.2", text, "connections.unclean")


def _should(clause: str, text: str, rule: str) -> Finding:
    return Finding(Severity.SHOULD, clause, text, rule)


NO_UTF8 = _should("OCPP-J 4.1.2", "it holds bytes that are no UTF-8", "frame.utf-8")
"""What is wrong with a message that holds bytes that are no text."""

IN_FLIGHT = _should("OCPP-J 4.1.1", "it came before the request before it was answered", "frame.in-flight")
"""What is wrong with a request that did not wait."""
