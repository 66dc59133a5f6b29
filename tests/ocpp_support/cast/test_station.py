"""The station is brought to rest before a scenario; played on the bundled station."""

from __future__ import annotations

import pytest

from ocpp_support.bench import Bench
from ocpp_support.matchers.statuses import is_out_of_service
from ocpp_support.trace.events import Acted
from ocpp_support.trace.trace import Sender
from ocpp_support.vocabulary.nouns import Outlet


def _rests(bench: Bench) -> None:
    bench.begin_scenario()
    bench.begin_step("Given the station is online and idle", "given")
    bench.station.is_online_and_idle()


@pytest.mark.parametrize("outlet", [Outlet(1), Outlet(0)], ids=str)
def test_what_was_left_out_of_service_is_put_back(bench: Bench, outlet: Outlet) -> None:
    bench.operator.takes_out_of_service(outlet)
    bench.expect(is_out_of_service(outlet))
    _rests(bench)
    assert bench.told.calls(Sender.CENTRAL, "ChangeAvailability")
    assert not bench.told.events(Acted)
