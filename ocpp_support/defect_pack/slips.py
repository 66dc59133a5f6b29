"""Which mistakes the bundled station can be told to make, by the criterion that each of them fails."""

from __future__ import annotations

from ocpp_support.kill_matrix.cases import DEFECTS


def slips_of() -> dict[str, list[tuple[str, str]]]:
    """Return name and sentence of the mistakes by criterion: those that are its own."""
    slips: dict[str, list[tuple[str, str]]] = {}
    for defect in DEFECTS:
        for own in defect.criteria[:1]:
            slips.setdefault(own, []).append((defect.name, defect.sentence))
    return slips
