"""What was ordered to be read of a transaction is read: in time, and with everything that was accepted."""

from __future__ import annotations

from typing import Any

from ocpp_support.monitor.metering import RULES
from ocpp_support.monitor.story import Story

from ..matchers.session_talk import sample
from .tales import Play, Tale

POWER, SOC, ENERGY = "Power.Active.Import", "SoC", "Energy.Active.Import.Register"


def _said(play: Play) -> list[str]:
    """Return what the rules say of a tale that begins with a station that has come."""
    tale = Tale()
    tale.comes()
    play(tale)
    story = Story(tale.conversation())
    return [text for rule in RULES for _, text in rule.look(story)]


def _orders(tale: Tale, interval: str = "60", measurands: str | None = None) -> None:
    tale.sets(MeterValueSampleInterval=interval)
    if measurands is not None:
        tale.sets(MeterValuesSampledData=measurands)


def _none_in(seconds: int, interval: int = 60) -> str:
    return f"it accepted an interval of {interval} s and sent no reading in {seconds} s of a transaction"


def test_nothing_is_read() -> None:
    def play(tale: Tale) -> None:
        _orders(tale)
        tale.starts(2, "BOB", 6)
        tale.reads(connector=2, number=6)
        tale.starts()
        tale.wait(131)

    assert _said(play) == [_none_in(131)]


def test_it_may_still_come() -> None:
    def play(tale: Tale) -> None:
        _orders(tale)
        tale.wait(200)
        tale.starts(2, "BOB", number=None)
        tale.starts()
        tale.wait(130)

    assert _said(play) == []


def test_nothing_is_read_up_to_the_end() -> None:
    def play(tale: Tale) -> None:
        _orders(tale)
        tale.starts()
        tale.wait(140)
        tale.ends()
        tale.wait(100)

    assert _said(play) == [_none_in(140)]


def test_nothing_is_read_before_the_line_goes() -> None:
    def play(tale: Tale) -> None:
        _orders(tale)
        tale.starts(1, number=7)
        tale.starts(2, number=8)
        tale.wait(140)
        tale.away(500)
        tale.reads(sample(), number=7)

    assert _said(play) == [_none_in(140)] * 2


def test_the_line_goes_too_soon() -> None:
    def play(tale: Tale) -> None:
        _orders(tale)
        tale.starts()
        tale.wait(100)
        tale.away(500)

    assert _said(play) == []


def test_another_transaction_makes_way() -> None:
    def play(tale: Tale) -> None:
        _orders(tale)
        tale.starts(1, number=7)
        tale.starts(2, number=8)
        tale.wait(100)
        tale.starts(1, number=9)
        tale.wait(40)
        tale.reads(sample(), number=9)

    assert _said(play) == [_none_in(140)]


def test_nothing_was_ordered() -> None:
    def play(tale: Tale) -> None:
        tale.starts()
        tale.wait(10_000)

    assert _said(play) == []


def test_nothing_is_wanted() -> None:
    def play(tale: Tale) -> None:
        _orders(tale, "0")
        tale.starts()
        tale.wait(200)
        tale.ends()
        _orders(tale, measurands="")
        tale.starts(number=8)
        tale.wait(200)

    assert _said(play) == []


def test_an_order_that_was_not_accepted() -> None:
    def play(tale: Tale) -> None:
        tale.told("ChangeConfiguration", {"status": "Rejected"}, key="MeterValueSampleInterval", value="60")
        tale.told("ChangeConfiguration", None, key="MeterValueSampleInterval", value="60")
        tale.starts()
        tale.wait(200)

    assert _said(play) == []


def test_an_order_in_another_case() -> None:
    def play(tale: Tale) -> None:
        tale.sets(metervaluesampleINTERVAL="60")
        tale.starts()
        tale.wait(200)

    assert _said(play) == [_none_in(200)]


def test_another_setting_changes_nothing() -> None:
    def play(tale: Tale) -> None:
        _orders(tale)
        tale.sets(HeartbeatInterval="5")
        tale.starts()
        tale.sets(HeartbeatInterval="7")
        tale.wait(200)
        tale.ends()

    assert _said(play) == [_none_in(200)]


def test_what_comes_after_a_change_under_way_is_not_judged() -> None:
    def play(tale: Tale, seconds: int) -> None:
        _orders(tale, measurands=POWER)
        tale.starts()
        tale.wait(seconds)
        _orders(tale, "30")
        tale.wait(200)
        tale.reads(sample())

    assert _said(lambda tale: play(tale, 130)) == []
    assert _said(lambda tale: play(tale, 131)) == [_none_in(131)]


def test_readings_that_count() -> None:
    def play(tale: Tale, **fields: Any) -> None:
        _orders(tale)
        tale.starts()
        tale.wait(60)
        tale.reads(sample(**fields))
        tale.wait(100)

    assert _said(play) == []
    assert _said(lambda tale: play(tale, context="Sample.Periodic")) == []
    assert _said(lambda tale: play(tale, context="Sample.Clock")) == [_none_in(160)]


def test_readings_of_another_transaction_do_not_count() -> None:
    def play(tale: Tale) -> None:
        _orders(tale)
        tale.starts(number=1)
        for number in (8, None):
            tale.reads(number=number)
        tale.wait(200)

    assert _said(play) == [_none_in(200)]


def test_a_start_that_was_given_no_number_is_not_judged() -> None:
    def play(tale: Tale) -> None:
        _orders(tale)
        tale.answer(tale.starts(number=None), {})
        tale.wait(200)

    assert _said(play) == []


def test_a_start_that_is_answered_twice_begins_once() -> None:
    def play(tale: Tale) -> None:
        _orders(tale)
        start = tale.starts()
        tale.wait(100)
        tale.answer(start, {"transactionId": 7})
        tale.wait(100)

    assert _said(play) == [_none_in(200)]


def test_a_measurand_is_left_out() -> None:
    def play(tale: Tale) -> None:
        _orders(tale, measurands=f"{ENERGY}, {POWER}.L1,{POWER}.L2-N,Voltage,{SOC}")
        tale.starts()
        tale.reads(sample(), sample("Temperature"))
        tale.reads(sample("Frequency"))

    assert _said(play) == [f"of the measurands that it accepted to tell it left out {POWER}, Voltage"]


def test_measurands_that_come_one_after_the_other() -> None:
    def play(tale: Tale) -> None:
        _orders(tale, measurands=f"{ENERGY},{POWER}")
        tale.starts()
        tale.reads(sample())
        tale.reads(sample(POWER))

    assert _said(play) == []


def test_a_measurand_that_comes_only_with_another_context() -> None:
    def play(tale: Tale) -> None:
        _orders(tale, measurands=f"{ENERGY},{POWER}")
        tale.starts()
        tale.reads(sample(), sample(POWER, context="Transaction.Begin"))

    assert _said(play) == [f"of the measurands that it accepted to tell it left out {POWER}"]


def test_readings_that_are_none() -> None:
    def play(tale: Tale) -> None:
        _orders(tale, measurands=POWER)
        tale.starts()
        for odd in (None, "x", [1], [{"sampledValue": 1}], [{"sampledValue": ["x"]}]):
            tale.station("MeterValues", connectorId=1, transactionId=7, meterValue=odd)

    assert _said(play) == []


def test_what_was_told_before_the_number_was_given_does_not_count() -> None:
    def play(tale: Tale) -> None:
        _orders(tale)
        tale.reads(number=7)
        tale.starts(number=7)
        tale.wait(200)

    assert _said(play) == [_none_in(200)]


def test_nothing_is_read_after_a_transaction_of_which_nothing_was_ordered() -> None:
    def play(tale: Tale) -> None:
        tale.starts(number=7)
        tale.ends(7)
        _orders(tale)
        tale.starts(number=8)
        tale.wait(200)

    assert _said(play) == [_none_in(200)]


def test_a_measurand_is_left_out_in_the_second_of_two_transactions() -> None:
    def play(tale: Tale) -> None:
        _orders(tale, measurands=POWER)
        for number, measurand in ((7, POWER), (8, "Voltage")):
            tale.starts(number=number)
            tale.reads(sample(measurand), number=number)
            tale.reads(sample(measurand), number=number)
            tale.ends(number)

    assert _said(play) == [f"of the measurands that it accepted to tell it left out {POWER}"]


def test_an_end_of_nothing_ends_nothing() -> None:
    def play(tale: Tale) -> None:
        _orders(tale)
        tale.starts(number=1)
        tale.wait(100)
        tale.ends(None)
        tale.wait(100)

    assert _said(play) == [_none_in(200)]
