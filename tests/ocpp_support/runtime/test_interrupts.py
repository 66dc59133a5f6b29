"""Both ways of being stopped are heard, also by who was begun deaf to them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from ocpp_support.runtime.interrupts import hear_interrupts


@pytest.fixture
def deaf() -> Iterator[None]:
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(one, signal.SIG_IGN) for one in signals]
    yield
    for one, handler in zip(signals, before, strict=True):
        signal.signal(one, handler)


@pytest.mark.usefixtures("deaf")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_each_raises_what_ctrl_c_raises(stop: signal.Signals) -> None:
    hear_interrupts()
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), stop)
