"""Patience grows with slow hardware; that with people, and what a rhythm may be off, does not."""

from __future__ import annotations

from dataclasses import asdict

from ocpp_support.settings import Patience


def test_everything_that_is_waited_for_is_scaled() -> None:
    usual, slow = asdict(Patience()), asdict(Patience().scaled(3))
    for stays in ("tolerance", "prompt"):
        assert slow.pop(stays) == usual.pop(stays)
    assert slow == {kind: 3 * seconds for kind, seconds in usual.items()}
