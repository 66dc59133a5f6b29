from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.ocpp_support.operator_page.browser import NewPhone, Phone, chromium
from tests.ocpp_support.operator_page.stand import Stand


@pytest.fixture
def stand() -> Iterator[Stand]:
    stand = Stand()
    yield stand
    stand.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def new_phone(browser: Browser, stand: Stand) -> Iterator[NewPhone]:
    phones: list[Phone] = []

    def open_page() -> Phone:
        phones.append(Phone(browser, stand.url))
        phones[-1].shows("contact", "live")
        return phones[-1]

    yield open_page
    for phone in phones:
        assert phone.complaints == []
        phone.goes()


@pytest.fixture
def phone(new_phone: NewPhone) -> Phone:
    return new_phone()
