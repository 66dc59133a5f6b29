"""Which version of OCPP a station offers to speak, however it spells it.

OCPP-J 1.6, sections 3.1.2 and 3.2. Text in, a choice out; whom that keeps out is the admission's matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ocpp_support.protocol.findings import Finding, Severity

OCPP_1_6 = "ocpp1.6"

_CLAUSE = "OCPP-J 3.1.2"
_VERSION = re.compile(r"ocpp[ _-]?v?([0-9][0-9.]*)", re.IGNORECASE)
# What may be answered in a header (RFC 9110, section 5.6.2).
_TOKEN = re.compile(r"[-!#$%&'*+.^_`|~0-9A-Za-z]+")


@dataclass(frozen=True)
class Choice:
    """What is spoken with a station.

    Attributes:
        spoken: The offer that is taken up, "" where the answer names none.
        finding: What is odd about the offer.
        fit: Whether OCPP 1.6 is offered as it is written there.
        hopeless: Whether the station offers other versions of OCPP, and not this one.
    """

    spoken: str
    finding: Finding | None = None
    fit: bool = True
    hopeless: bool = False


def offered_in(headers: Iterable[str]) -> tuple[str, ...]:
    """Return the offers in the headers of a request, in their order."""
    return tuple(name.strip() for header in headers for name in header.split(",") if name.strip())


def choose(offered: tuple[str, ...]) -> Choice:
    """Choose what to speak, with the finding that the offer deserves."""
    if OCPP_1_6 in offered:
        several = f"it offers several subprotocols: {_named(offered)}" if len(set(offered)) > 1 else ""
        return Choice(
            OCPP_1_6, Finding(Severity.NOTE, _CLAUSE, several, "door.subprotocols") if several else None
        )
    if not offered:
        return Choice(
            "",
            Finding(
                Severity.MUST,
                _CLAUSE,
                f"it offers no subprotocol; {OCPP_1_6} is required",
                "door.no-subprotocol",
            ),
            False,
        )
    odd = next((name for name in offered if not _is_another_version(name)), None)
    text = f"it offers {_named(offered)}; {OCPP_1_6} is required"
    if odd is None:
        # A station may well ask for one version after the other.
        return Choice(
            "", Finding(Severity.NOTE, _CLAUSE, text, "door.other-version"), fit=False, hopeless=True
        )
    finding = Finding(Severity.SHOULD, _CLAUSE, text, "door.odd-subprotocol")
    return Choice(odd if _TOKEN.fullmatch(odd) else "", finding, fit=False)


def _is_another_version(name: str) -> bool:
    version = _VERSION.match(name)
    return version is not None and not version[1].startswith(("1.6", "16"))


def _named(offered: tuple[str, ...]) -> str:
    return ", ".join(repr(name) for name in offered)[:200]
