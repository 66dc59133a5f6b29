"""A machine has room for one process at least, and for no more than it has cores."""

from __future__ import annotations

import os

from ocpp_support.runtime.cores import cores


def test_there_is_room_for_one_at_least() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)
