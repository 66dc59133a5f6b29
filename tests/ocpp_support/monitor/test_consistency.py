"""Start, readings and end of a transaction fit each other, within what meters and clocks can tell."""

from __future__ import annotations

from typing import Any

from ocpp_support.monitor.consistency import ends_before_it_starts, reads_elsewhere, reads_out_of_time
from ocpp_support.monitor.story import Story

from ..matchers.session_talk import sample
from .tales import Tale, breaks, keeps, said_of


@breaks("transactions.ends-before-start", "transaction 7 is said to have ended 8 s before it began")
def test_an_end_before_the_start(tale: Tale) -> None:
    tale.comes()
    tale.wait(60)
    tale.starts(2, "BOB", 8)
    tale.starts(time=tale.time_in(-2))
    tale.ends(time=tale.time_in(-10))


@keeps
def test_a_clock_that_is_set_back_within_a_session(tale: Tale) -> None:
    tale.comes()
    tale.starts(time=tale.time_in(1.5))
    tale.ends(time=tale.time)


def test_times_that_cannot_be_compared_or_are_hardly_apart() -> None:
    tale = Tale()
    tale.comes()
    for number, (began, ended) in enumerate([(None, "soon"), ("soon", None), (5, None)], start=7):
        tale.wait(60)
        tale.starts(number=number, time=tale.time_in(began) if began == 5 else began)
        tale.ends(number, time=ended)
    assert [*ends_before_it_starts.look(Story(tale.conversation()))] == []


@breaks("transactions.readings-beyond", "a reading of transaction 7 tells 4897 Wh, and that began at 5000 Wh")
def test_a_reading_below_the_start(tale: Tale) -> None:
    tale.comes()
    tale.starts(meter=5000)
    tale.wait(30)
    tale.reads(sample("Voltage", "230"))
    tale.reads(sample(value="4897"))


@keeps
def test_readings_that_were_polled_a_little_earlier_or_later(tale: Tale) -> None:
    tale.comes()
    tale.starts(meter=5000)
    tale.wait(30)
    tale.reads(sample(value="4898"))
    tale.wait(30)
    _ends(tale, 5100, {"timestamp": tale.time, "sampledValue": [sample(value="5202")]})


@breaks("transactions.readings-beyond", "a reading of transaction 7 tells 5900 Wh, and that ended at 5100 Wh")
def test_a_reading_above_the_end_with_the_end(tale: Tale) -> None:
    tale.comes()
    tale.starts(meter=5000)
    tale.wait(30)
    _ends(tale, 5100, {"timestamp": tale.time, "sampledValue": [sample(value="5.9", unit="kWh")]})


def _ends(tale: Tale, meter: int, *values: dict[str, Any]) -> None:
    fields = {"transactionId": 7, "meterStop": meter, "timestamp": tale.time}
    tale.answer(tale.station("StopTransaction", **fields, transactionData=list(values)))


@keeps
def test_readings_that_are_rounded(tale: Tale) -> None:
    tale.comes()
    tale.starts(meter=5960)
    tale.wait(30)
    tale.reads(sample(value="5.9", unit="kWh"))
    tale.wait(30)
    tale.ends(meter=6090)


@keeps
def test_other_registers_than_that_of_the_outlet(tale: Tale) -> None:
    tale.comes()
    tale.starts(meter=5000)
    tale.wait(30)
    tale.reads(
        sample("Energy.Active.Export.Register", "10"),
        sample(value="30", location="Inlet"),
        sample(value="1700", phase="L1"),
    )


@breaks("transactions.other-connector")
def test_readings_of_another_connector(tale: Tale) -> None:
    tale.comes()
    tale.starts(1, meter=5000)
    tale.wait(30)
    tale.reads(connector=2)


def test_what_runs_on_no_connector_is_read_anywhere() -> None:
    def play(tale: Tale) -> None:
        tale.comes()
        tale.starts(0)
        tale.reads(connector=1)

    assert said_of(reads_elsewhere, play) == []


@keeps
def test_readings_of_the_station_s_own_meter(tale: Tale) -> None:
    tale.comes()
    tale.starts(1)
    tale.wait(30)
    tale.reads(connector=0)


@breaks(
    "transactions.readings-untimely",
    "a reading of transaction 7 was taken 30 s before it began",
    "a reading of transaction 7 was taken 3 s before it began",
)
def test_readings_from_before_the_start(tale: Tale) -> None:
    tale.comes()
    tale.wait(60)
    tale.starts()
    readings = [
        {"timestamp": "soon" if early is None else tale.time_in(-early), "sampledValue": [sample()]}
        for early in (None, 30, 3, 2)
    ]
    _ends(tale, 200, *readings)


@breaks("transactions.readings-untimely", "a reading of transaction 7 was taken 30 s after it ended")
def test_a_reading_from_after_the_end(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    tale.wait(60)
    _ends(tale, 200, {"timestamp": tale.time_in(30), "sampledValue": [sample()]})


def test_a_reading_of_a_transaction_whose_times_nobody_told() -> None:
    def play(tale: Tale) -> None:
        tale.comes()
        tale.starts(time="soon")
        tale.reads()
        tale.ends(time="later")

    assert said_of(reads_out_of_time, play) == []


def test_a_reading_that_came_after_the_end_is_another_rule_s_matter() -> None:
    def play(tale: Tale) -> None:
        tale.comes()
        tale.starts()
        tale.ends()
        tale.wait(30)
        tale.reads()

    assert said_of(reads_out_of_time, play) == []


@keeps
def test_a_reading_by_the_clock_bears_the_begin_of_its_interval(tale: Tale) -> None:
    tale.comes()
    tale.wait(60)
    tale.starts()
    tale.reads(sample(context="Sample.Clock"), time=tale.time_in(-60))


@breaks("transactions.two-at-once", "transaction 8 began on connector 1, and 7 had not ended there")
def test_a_second_transaction_on_the_same_connector(tale: Tale) -> None:
    tale.comes()
    tale.starts(None, "BOB", number=6)
    tale.starts(number=7)
    tale.wait(60)
    tale.starts(number=8)


@breaks("transactions.two-at-once")
def test_the_first_of_the_two_is_not_waited_for(tale: Tale) -> None:
    tale.comes()
    tale.sets(MeterValueSampleInterval="30")
    tale.starts(number=7)
    tale.wait(10)
    tale.starts(number=8)
    for _ in range(10):
        tale.wait(30)
        tale.reads(number=8)


@keeps
def test_two_transactions_on_two_connectors(tale: Tale) -> None:
    tale.comes()
    tale.starts(1, number=7)
    tale.starts(2, number=8)
    tale.ends(8)
    tale.ends(7)
    tale.wait(1)
    tale.starts(1, number=9, meter=200)


@keeps
def test_an_end_that_a_restart_has_cost(tale: Tale) -> None:
    tale.comes()
    tale.starts(number=7)
    tale.told("Reset", {"status": "Accepted"}, type="Hard")
    tale.leaves()
    tale.comes()
    tale.starts(number=8)
