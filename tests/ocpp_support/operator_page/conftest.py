from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ocpp_support.operator_page.stand import Stand


@pytest.fixture
def stand() -> Iterator[Stand]:
    stand = Stand()
    yield stand
    stand.close()
