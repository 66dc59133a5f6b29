"""Fixtures that more than one folder of tests needs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from ocpp_support.runtime.clock import VirtualTimeLoop

# A machine under load must not fail a test, and what fails must fail again.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")


@pytest.fixture
def virtual_loop() -> Iterator[VirtualTimeLoop]:
    """A loop on which hours cost milliseconds; whoever runs it waits for an outcome."""
    loop = VirtualTimeLoop()
    yield loop
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.run_until_complete(loop.shutdown_default_executor())
    loop.close()
