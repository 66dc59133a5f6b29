"""An answer is looked at for what it answers."""

from __future__ import annotations

import pytest

from ocpp_support.protocol.pairing import on_the_answer


@pytest.mark.parametrize(
    ("message_id", "answered", "rules"),
    [
        ("Ab", [], []),
        ("Ab", ["Ab"], ["frame.answered-twice"]),
        (" aB ", [], ["frame.near-id"]),
        ("c", [], ["frame.foreign-answer"]),
    ],
)
def test_answers_are_looked_at(message_id: str, answered: list[str], rules: list[str]) -> None:
    found = on_the_answer(message_id, ["Ab"], answered)
    assert [finding.rule for finding in found] == rules
