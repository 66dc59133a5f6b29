"""The file place that these tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ocpp_support.runtime.clock import VirtualTimeLoop
from tests.ocpp_support.files.open_place import OpenPlace


@pytest.fixture
def opened(virtual_loop: VirtualTimeLoop) -> Iterator[OpenPlace]:
    opened = OpenPlace(virtual_loop)
    yield opened
    virtual_loop.run_until_complete(opened.place.stop())
