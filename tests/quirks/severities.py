"""The 85 things that real stations do, and how much each weighs: every weight is tested, and no other."""

from __future__ import annotations

from ocpp_support.protocol.findings import Severity

MUST, SHOULD, NOTE = Severity.MUST, Severity.SHOULD, Severity.NOTE

NOTHING: frozenset[Severity] = frozenset()
"""Legal, or a matter of the central system's own conduct."""

_BY_WEIGHT: dict[tuple[Severity, ...], tuple[int, ...]] = {
    (): (9, 13, 17, 31, 36, 58, 61, 64),
    (MUST,): (
        *(1, 5, 11, 14, 22, 25, 32, 34, 35, 39, 42, 43, 44, 45, 46, 47, 49, 50, 51, 55, 56, 59, 60),
        *(65, 66, 68, 72, 74, 77, 78, 80, 82, 83, 85),
    ),
    (SHOULD,): (3, 4, 7, 12, 15, 16, 19, 24, 26, 27, 28, 30, 33, 38, 48, 52, 53, 54, 62, 63, 69, 75, 79, 81),
    (NOTE,): (2, 6, 10, 18, 20, 21, 23, 37, 41, 70, 73),
    (MUST, SHOULD): (29, 40, 67, 84),
    (SHOULD, NOTE): (8,),
    (MUST, NOTE): (57, 71, 76),
}

SEVERITIES = {f"Q{number}": frozenset(weights) for weights, rows in _BY_WEIGHT.items() for number in rows}
"""How much each row weighs; two weights where it depends on the case."""
