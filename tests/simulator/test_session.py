"""Whose a session is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from simulator.session import Session


@pytest.mark.parametrize(
    ("own_group", "card", "group", "belongs"),
    [
        (None, "ALICE", None, True),
        (None, "alice", None, True),
        (None, "BOB", None, False),
        ("HOME", "BOB", "HOME", True),
        ("HOME", "BOB", "home", True),
        ("HOME", "BOB", "WORK", False),
        ("HOME", "BOB", None, False),
        (None, "BOB", "HOME", False),
    ],
)
def test_it_belongs_to_a_card_and_its_group(
    own_group: str | None, card: str, group: str | None, belongs: bool
) -> None:
    session = Session(1, "ALICE", own_group, 0, datetime(2026, 1, 1, tzinfo=UTC))
    assert session.belongs_to(card, group) == belongs
