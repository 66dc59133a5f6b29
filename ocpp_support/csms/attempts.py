"""What stands on the trace of those who were not let in: everything, until it becomes a flood.

Whoever dials a thousand times for the same reason fills no memory: the first are recorded one by one, the
others when their number reaches a power of ten.
"""

from __future__ import annotations

from ocpp_support.csms.refusals import Refusal
from ocpp_support.trace.events import Attempted
from ocpp_support.trace.trace import Sender, Trace

FULLY = 20
"""Attempts of one kind from one address that are recorded one by one."""

MOST_KINDS = 200
"""Pairs of address and kind that are counted apart; what comes from further addresses is counted together."""

LONGEST_PATH = 300


class Attempts:
    """Records who was not let in, and why."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._counted: dict[tuple[str, str], int] = {}

    def record(self, peer: str, path: str, refusal: Refusal) -> None:
        """Record an attempt of ``peer`` (``address:port``), or only count it where there were too many."""
        kind = (peer.rpartition(":")[0], refusal.kind)
        if kind not in self._counted and len(self._counted) >= MOST_KINDS:
            kind = ("", "")
        count = self._counted[kind] = self._counted.get(kind, 0) + 1
        if count > FULLY and not _is_round(count):
            return
        outcome = refusal.outcome if count <= FULLY else f"{refusal.outcome} (attempt {count} of this kind)"
        findings = (refusal.finding,) if refusal.finding else ()
        attempted = Attempted(peer, _shown(path), outcome, refusal.remedy)
        self._trace.record(Sender.BENCH, attempted, findings=findings)


def _is_round(count: int) -> bool:
    return str(count).rstrip("0") == "1"


def _shown(path: str) -> str:
    whole = "".join(one if one.isprintable() else f"\\x{ord(one):02x}" for one in path[:LONGEST_PATH])
    return whole if len(path) <= LONGEST_PATH else whole + "…"
