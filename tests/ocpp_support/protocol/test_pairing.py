"""An answer is looked at for what it answers."""

from __future__ import annotations

import pytest

from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.protocol.pairing import on_the_answer

CLAUSE = "OCPP-J 4.1.4"
TWICE = Finding(Severity.SHOULD, CLAUSE, "it answers 'Ab' a second time", "frame.answered-twice")
NEAR = Finding(
    Severity.MUST,
    CLAUSE,
    "it answers ' aB '; the request was 'Ab', and ids must come back unchanged",
    "frame.near-id",
)
FOREIGN = Finding(Severity.SHOULD, CLAUSE, "it answers 'c', which nobody asked", "frame.foreign-answer")


@pytest.mark.parametrize(
    ("message_id", "answered", "found"),
    [("Ab", [], []), ("Ab", ["Ab"], [TWICE]), (" aB ", [], [NEAR]), ("c", [], [FOREIGN])],
)
def test_answers_are_looked_at(message_id: str, answered: list[str], found: list[Finding]) -> None:
    assert list(on_the_answer(message_id, ["d", "Ab"], answered)) == found
