"""What was read while offline comes afterwards, and nothing is told out of order."""

from __future__ import annotations

from ocpp_support.monitor.offline import drops_readings
from ocpp_support.trace.events import Acted

from ..matchers.session_talk import sample
from .tales import Tale, breaks, keeps, said_of


def _cut(tale: Tale, interval: str = "30", away: float = 180) -> list[str]:
    """Lose the line in a transaction with readings; return the times at which readings were due meanwhile."""
    tale.comes()
    tale.sets(MeterValueSampleInterval=interval)
    tale.wait(10)
    tale.starts()
    tale.wait(float(interval))
    tale.reads()
    due = [tale.time_in(float(interval) * number) for number in range(1, int(away / float(interval)) + 1)]
    tale.wait(1)
    tale.away(away)
    return due


def _tells(tale: Tale, *times: str) -> None:
    for time in times:
        tale.reads(time=time)


@breaks(
    "offline.readings-missing",
    "of about 6 readings that were due in transaction 7 while it was offline, none came afterwards",
)
def test_readings_of_an_outage_never_come(tale: Tale) -> None:
    _cut(tale)
    tale.wait(10)
    tale.acts("plug_in")
    tale.ends()
    tale.leaves()
    tale.comes()


@breaks("offline.readings-missing")
def test_they_never_come_though_the_session_goes_on(tale: Tale) -> None:
    _cut(tale, interval="60", away=300)
    tale.wait(60)
    tale.reads()


@breaks(
    "offline.readings-missing",
    "of about 6 readings that were due in transaction 7 while it was offline, 1 came afterwards",
)
def test_only_the_first_comes(tale: Tale) -> None:
    _tells(tale, *_cut(tale)[:1])
    tale.ends()


@keeps
def test_it_tells_no_readings_of_transactions_at_all(tale: Tale) -> None:
    tale.comes()
    tale.sets(MeterValueSampleInterval="30")
    tale.starts()
    tale.reads(number=None)
    tale.away(180)
    tale.ends()


def test_a_session_whose_begin_is_not_known() -> None:
    def play(tale: Tale) -> None:
        tale.comes()
        tale.sets(MeterValueSampleInterval="30")
        tale.starts(time="soon")
        tale.reads()
        tale.away(180)
        tale.ends()

    assert said_of(drops_readings, play) == []


@keeps
def test_they_come(tale: Tale) -> None:
    _tells(tale, *_cut(tale))
    tale.ends()


@keeps
def test_they_come_with_the_end(tale: Tale) -> None:
    due = _cut(tale)
    values = [{"timestamp": time, "sampledValue": [sample()]} for time in due]
    tale.station(
        "StopTransaction", transactionId=7, meterStop=200, timestamp=tale.time, transactionData=values
    )


@keeps
def test_they_may_still_come(tale: Tale) -> None:
    _cut(tale)
    tale.wait(59)


@keeps
def test_they_may_still_come_after_another_outage(tale: Tale) -> None:
    _cut(tale)
    tale.wait(40)
    tale.away(20)
    tale.wait(40)


@breaks("offline.readings-missing")
def test_they_should_have_come_in_a_minute(tale: Tale) -> None:
    _cut(tale)
    tale.wait(60)


def _counted(*came: float, away: float = 71, **settings: str) -> list[str]:
    """Return what is said of readings of an outage that came, taken so many seconds after its begin."""

    def play(tale: Tale) -> None:
        tale.comes()
        tale.sets(**settings)
        tale.starts()
        tale.reads()
        tale.wait(40)
        gone = tale.clock.elapsed
        tale.away(away)
        tale.reads(time="soon")
        for seconds in came:
            tale.reads(time=tale.time_in(gone + seconds - tale.clock.elapsed))
        tale.ends()

    return said_of(drops_readings, play)


def test_half_of_them_are_enough() -> None:
    every = {"MeterValueSampleInterval": "30"}
    said = "of about {} readings that were due in transaction 7 while it was offline, {} came afterwards"
    assert _counted(**every) == [said.format(2, "none")]
    assert _counted(-1, 72, **every) == [said.format(2, "none")]
    assert _counted(0, **every) == _counted(71, **every) == []
    assert _counted(30, 30, away=119, **every) == [said.format(3, 1)]
    assert _counted(30, 60, away=119, **every) == []
    assert _counted(MeterValueSampleInterval="1") == [said.format(71, "none")]


def test_none_are_due() -> None:
    assert _counted(away=70, MeterValueSampleInterval="30") == []
    assert (
        _counted() == _counted(MeterValueSampleInterval="0") == _counted(MeterValueSampleInterval=".5") == []
    )
    assert _counted(MeterValueSampleInterval="30", MeterValuesSampledData="") == []


@keeps
def test_the_power_may_have_cost_them(tale: Tale) -> None:
    tale.comes()
    tale.sets(MeterValueSampleInterval="30")
    tale.starts()
    tale.wait(30)
    tale.reads()
    tale.event(Acted("power_cycle", "", "a person"))
    tale.leaves()
    tale.wait(200)
    tale.comes()
    tale.ends(reason="PowerLoss")


@keeps
def test_the_session_had_ended_soon_after_the_line_was_lost(tale: Tale) -> None:
    tale.comes()
    tale.sets(MeterValueSampleInterval="30")
    tale.starts()
    tale.wait(30)
    tale.reads()
    ended = tale.time_in(20)
    tale.away(300)
    tale.ends(time=ended)
