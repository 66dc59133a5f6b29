"""The address that a station dials: which identity it names, and what is odd about how it is written.

OCPP-J 1.6, section 3.1.1. Text in, text out; nothing is refused here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from ocpp_support.protocol.findings import Finding, Severity

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*")
# What may stand in a segment as it is (RFC 3986, section 3.3); all else must be percent-encoded.
_UNENCODED = re.compile(r"[^A-Za-z0-9._~!$&'()*+,;=:@%-]|%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True)
class Target:
    """What a station asked for: the identity in it, "" where there is none, and what is odd about it."""

    identity: str
    findings: tuple[Finding, ...] = ()


def identity_in(path: str) -> str:
    """Return the station's identity: the path's last segment, percent-decoded once."""
    return read_target(path).identity


def read_target(raw: str) -> Target:
    """Read the target of a request, however it is written.

    Example::

        read_target("/ocpp/CP%2001").identity == "CP 01"

    """
    findings: list[Finding] = []
    path = raw
    if absolute := _ABSOLUTE.match(raw):
        path = raw[absolute.end() :]
        findings.append(
            Finding(
                Severity.SHOULD,
                "RFC 9112 3.2.2",
                "it asked for a whole address, as of a proxy",
                "door.whole-address",
            )
        )
    path = re.split("[?#]", path, maxsplit=1)[0]
    segments = path.split("/")
    named = [segment for segment in segments if segment]
    if not named:
        return Target("", tuple(findings))
    if segments[0] or "" in segments[1:]:
        findings.append(_note(f"a slash is missing or one too many in {path!r:.200}", "door.slash"))
    elif len(named) > 1 and named[-1] == named[-2]:
        findings.append(_note(f"its identity stands twice in {path!r:.200}", "door.identity-twice"))
    return Target(unquote(named[-1]), (*findings, *_encoding(named[-1])))


def _encoding(segment: str) -> list[Finding]:
    if _UNENCODED.search(segment):
        text = f"its identity {segment!r:.200} must be percent-encoded"
        return [Finding(Severity.SHOULD, "OCPP-J 3.1.1", text, "door.unencoded")]
    if "%" in segment:
        text = f"its identity is percent-encoded: {segment:.200} is {unquote(segment)!r:.200}"
        return [_note(text, "door.encoded")]
    return []


def _note(text: str, rule: str) -> Finding:
    return Finding(Severity.NOTE, "OCPP-J 3.1.1", text, rule)
