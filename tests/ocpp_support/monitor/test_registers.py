"""Registers count up, across sessions and restarts, and by what the power makes."""

from __future__ import annotations

from ocpp_support.monitor.registers import counts_for_nobody, runs_back

from ..matchers.session_talk import sample
from .tales import Tale, breaks, keeps, said_of


def _reads(tale: Tale, *values: str) -> None:
    for value in values:
        tale.wait(60)
        tale.reads(sample(value=value))


ENERGY = "Energy.Active.Import.Register"


@breaks(
    "registers.backwards",
    f"{ENERGY} of connector 1 fell from 160 to 158 Wh",
    f"{ENERGY} of connector 1 fell from 158 to 156 Wh",
)
def test_a_register_falls_in_a_transaction(tale: Tale) -> None:
    tale.comes()
    tale.starts(meter=100)
    _reads(tale, "150", "160", "159", "158", "156")


@breaks("registers.backwards", f"{ENERGY} of connector 1 fell from 150 to 140 Wh")
def test_a_register_is_told_twice_at_one_moment(tale: Tale) -> None:
    tale.comes()
    tale.reads(sample(value="150"), sample(value="140"), number=None)


@breaks("registers.backwards", f"{ENERGY} of L1 of connector 1 fell from 150 to 148 Wh")
def test_one_of_several_falls(tale: Tale) -> None:
    tale.comes()
    for value in ("150", "148"):
        tale.wait(60)
        tale.reads(sample(value=value, phase="L1"), sample(value="150", phase="L2"), number=None)


@breaks("registers.backwards", f"{ENERGY} of connector 1 fell from 151 to 149 Wh")
def test_a_register_falls_that_is_told_now_alone_and_now_with_others(tale: Tale) -> None:
    tale.comes()
    tale.reads(sample(value="9"), number=None, connector=None)
    for value, others in (("150", []), ("151", [sample("Voltage", "230")]), ("149", [])):
        tale.wait(60)
        tale.reads(sample(value=value), *others, number=None)


def test_the_first_two_things_that_are_said_are_readings() -> None:
    def play(tale: Tale) -> None:
        for value in ("150", "148"):
            tale.reads(sample(value=value), number=None)

    assert said_of(runs_back, play) == [f"{ENERGY} of connector 1 fell from 150 to 148 Wh"]


@keeps
def test_registers_are_told_apart(tale: Tale) -> None:
    tale.comes()
    for place, value in enumerate(("200", "190", "180")):
        tale.wait(60)
        tale.reads(
            sample("Energy.Active.Import.Interval", value),
            sample("Power.Active.Import", value, unit="W"),
            sample(value="1" + value, location="Inlet"),
            connector=place,
            number=None,
        )


@keeps
def test_a_reading_that_comes_late_is_no_fall(tale: Tale) -> None:
    tale.comes()
    early = tale.time
    tale.wait(60)
    between = tale.time_in(-30)
    tale.reads(sample(value="160"), number=None, time=early)
    tale.reads(sample(value="160"), number=None)
    tale.reads(sample(value="150"), number=None, time=between)


@keeps
def test_a_register_that_is_told_in_two_resolutions(tale: Tale) -> None:
    tale.comes()
    for value, unit in (("5.96", "kWh"), ("5.9", "kWh"), ("5958", "Wh")):
        tale.wait(60)
        tale.reads(sample(value=value, unit=unit), number=None)


@breaks("registers.backwards-between", f"{ENERGY} of connector 1 fell from 400 to 398 Wh")
def test_a_transaction_begins_at_less_than_the_one_before_ended(tale: Tale) -> None:
    tale.comes()
    tale.starts(None, number=6)
    tale.starts(number=7)
    tale.ends(7, meter=400)
    tale.leaves()
    tale.comes()
    tale.wait(60)
    tale.starts(number=8, meter=398)


@breaks("registers.backwards-between")
def test_readings_stand_lower_in_the_next_transaction(tale: Tale) -> None:
    tale.comes()
    tale.starts(number=7)
    _reads(tale, "190")
    tale.ends(7, meter=None)
    tale.wait(60)
    tale.starts(number=8, meter=None)
    tale.wait(60)
    tale.reads(sample(value="150"), number=8)


@breaks("transactions.meter-zeroed")
def test_a_register_that_begins_anew_is_noted_by_another_rule(tale: Tale) -> None:
    tale.comes()
    tale.starts(number=7, meter=0)
    _reads(tale, "190")
    tale.ends(7, meter=200)
    tale.wait(60)
    tale.starts(number=8, meter=0)
    tale.wait(60)
    tale.reads(sample(value="50"), number=8)


@breaks("registers.backwards", f"{ENERGY} of connector 2 fell from 190 to 150 Wh")
def test_a_register_that_begins_anew_is_that_of_its_connector(tale: Tale) -> None:
    tale.comes()
    tale.reads(sample(value="190"), number=None, connector=2)
    tale.starts(number=7, meter=0)
    tale.wait(60)
    tale.reads(sample(value="150"), number=None, connector=2)


@breaks("registers.unaccounted", "transaction 8 begins at 301 Wh on connector 1, where 7 ended at 200 Wh")
def test_energy_between_two_transactions(tale: Tale) -> None:
    tale.comes()
    tale.starts(None, number=6)
    tale.starts(number=7)
    tale.ends(7, meter=200)
    tale.wait(60)
    tale.starts(number=8, meter=301)


@keeps
def test_hardly_any_energy_between_two_transactions(tale: Tale) -> None:
    tale.comes()
    tale.starts(1, number=7)
    tale.ends(7, meter=200)
    tale.wait(60)
    tale.starts(1, number=8, meter=300)
    tale.starts(2, number=9, meter=5000)


def test_registers_that_are_not_told_account_for_nothing() -> None:
    def play(tale: Tale) -> None:
        tale.comes()
        for number, (begin, end) in enumerate([(100, None), (5000, 5001), (None, 9000)], start=7):
            tale.starts(number=number, meter=begin)
            tale.ends(number, meter=end)
        for number in (10, 11):
            tale.starts(None, number=number, meter=number * 1000)
            tale.ends(number, meter=number * 1000)

    assert said_of(counts_for_nobody, play) == []
