"""Restarts, updates and diagnostics: what is asked, and that what they set in motion is waited for."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from ocpp_support.bench import Bench
from ocpp_support.matchers.diagnostics import upload_is_over
from ocpp_support.matchers.resets import is_back
from ocpp_support.matchers.stages import last_request
from ocpp_support.matchers.statuses import payload_of
from ocpp_support.matchers.updates import update_is_over
from ocpp_support.trace.events import Noted
from ocpp_support.vocabulary.nouns import Outlet


@pytest.fixture
def bench(bench: Bench) -> Bench:
    bench.begin_step("When something is ordered", "when")
    return bench


def test_a_restart_is_waited_for(bench: Bench) -> None:
    bench.operator.resets("Soft")
    assert not is_back(bench.told)
    bench.put_back()
    assert is_back(bench.told)


def test_an_update_is_waited_for_once_the_session_has_ended(bench: Bench) -> None:
    bench.driver.starts_to_charge(Outlet(1), "ALICE")
    bench.operator.orders_update(bench.files.publishes_firmware())
    assert not update_is_over(bench.told)
    bench.put_back()
    assert update_is_over(bench.told)
    assert not bench.told.events(Noted)


def test_an_upload_is_waited_for(bench: Bench) -> None:
    bench.operator.asks_for_diagnostics(retries=2)
    assert not upload_is_over(bench.told)
    request = last_request(bench.told, "GetDiagnostics")
    assert request is not None
    asked = payload_of(request)
    assert asked["location"].startswith("ftp://")
    assert asked["retries"] == 2
    start, stop = (datetime.fromisoformat(asked[name]) for name in ("startTime", "stopTime"))
    assert stop - start == timedelta(hours=1)
    assert timedelta() < stop - request.moment <= timedelta(seconds=1)
    bench.put_back()
    assert upload_is_over(bench.told)


def test_firmware_is_offered_by_ftp_unless_the_station_knows_only_http(bench: Bench) -> None:
    bench.operator.orders_update(bench.files.publishes_firmware())
    order = last_request(bench.told, "UpdateFirmware")
    assert order is not None
    assert payload_of(order)["location"].startswith("ftp://")
    bench.put_back()
    bench.operator._stage.settings_found["SupportedFileTransferProtocols"] = "HTTP,HTTPS"
    bench.operator.orders_update(bench.files.publishes_firmware())
    order = last_request(bench.told, "UpdateFirmware")
    assert order is not None
    assert payload_of(order)["location"].startswith("http://")
    bench.put_back()
    assert update_is_over(bench.told)
