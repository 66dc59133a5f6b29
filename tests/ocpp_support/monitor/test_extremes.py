"""No rule breaks on times at the ends of the calendar, or on numbers that no meter has."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.monitor.watch import findings_of

from ..matchers.session_talk import sample
from .tales import Tale

EARLIEST, LATEST = "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"
HUGE = 10**40


@pytest.mark.parametrize("time", [EARLIEST, LATEST])
@pytest.mark.parametrize("number", [HUGE, 1e308, "1e308", "-1e308", 5e-324, -HUGE])
def test_no_extreme_breaks_a_rule(time: str, number: Any) -> None:
    tale = Tale()
    tale.comes()
    tale.sets(
        MeterValueSampleInterval=str(number), ClockAlignedDataInterval=str(number), LocalPreAuthorize="false"
    )
    tale.told("UpdateFirmware", {}, location="ftp://host/", retries=number, retryInterval=number)
    for place in (1, 2):
        tale.starts(place, number=place, meter=number, time=time)
        for moment in (EARLIEST, LATEST, time):
            tale.wait(60)
            samples = [
                sample(name, number, unit="kWh") for name in ("Energy.Active.Import.Register", "Voltage")
            ]
            tale.reads(*samples, sample("SoC", number, context="Sample.Clock"), number=place, time=moment)
        tale.away(600)
        tale.ends(place, meter=number, time=LATEST if time == EARLIEST else EARLIEST)
    assert [found.text for found in findings_of(tale.conversation()) if found.rule.endswith(".broken")] == []
