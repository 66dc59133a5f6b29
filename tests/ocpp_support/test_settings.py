"""Patience grows with slow hardware; what a rhythm may be off does not."""

from __future__ import annotations

from dataclasses import asdict

from ocpp_support.settings import Patience


def test_everything_that_is_waited_for_is_scaled() -> None:
    usual, slow = asdict(Patience()), asdict(Patience().scaled(3))
    assert slow.pop("tolerance") == usual.pop("tolerance")
    assert slow == {kind: 3 * seconds for kind, seconds in usual.items()}
