"""Registers count up, across sessions and restarts, and by what the power makes."""

from __future__ import annotations

from ..matchers.session_talk import sample
from .tales import Tale, breaks, keeps


def _reads(tale: Tale, *values: str, power: str = "", every: float = 60) -> None:
    for value in values:
        tale.wait(every)
        more = [sample("Power.Active.Import", power, unit="W")] if power else []
        tale.reads(sample(value=value), *more)


@breaks("registers.backwards")
def test_a_register_falls_in_a_transaction(tale: Tale) -> None:
    tale.comes()
    tale.starts(meter=100)
    _reads(tale, "150", "160", "158")


@breaks("registers.backwards")
def test_one_of_several_falls(tale: Tale) -> None:
    tale.comes()
    for value in ("150", "148"):
        tale.wait(60)
        tale.reads(sample(value=value, phase="L1"), sample(value="150", phase="L2"), number=None)


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
    tale.reads(sample(value="160"), number=None)
    tale.reads(sample(value="150"), number=None, time=early)


@keeps
def test_a_register_that_is_told_in_two_resolutions(tale: Tale) -> None:
    tale.comes()
    for value, unit in (("5.96", "kWh"), ("5.9", "kWh"), ("5958", "Wh")):
        tale.wait(60)
        tale.reads(sample(value=value, unit=unit), number=None)


@breaks("registers.backwards-between")
def test_a_transaction_begins_at_less_than_the_one_before_ended(tale: Tale) -> None:
    tale.comes()
    tale.starts(number=7)
    tale.ends(7, meter=400)
    tale.leaves()
    tale.comes()
    tale.wait(60)
    tale.starts(number=8, meter=390)


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


@breaks("registers.unaccounted")
def test_energy_between_two_transactions(tale: Tale) -> None:
    tale.comes()
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


@breaks("registers.unlike-power")
def test_a_register_that_hardly_grows(tale: Tale) -> None:
    tale.comes()
    tale.starts(meter=1000)
    _reads(tale, "1010", "1020", "1030", "1040", power="11000")


@keeps
def test_a_register_that_grows_by_the_power(tale: Tale) -> None:
    tale.comes()
    tale.starts(meter=1000)
    _reads(tale, "1100", "1283", "1466", "1650", power="11000")


@keeps
def test_a_car_that_pauses_between_two_readings(tale: Tale) -> None:
    tale.comes()
    tale.starts(meter=1000)
    _reads(tale, "1100", "1110", "1120", "1300", power="11000")


@keeps
def test_power_that_is_not_steady_tells_nothing(tale: Tale) -> None:
    tale.comes()
    tale.starts(meter=1000)
    for value, power in (("1001", "900"), ("1002", "11000"), ("1003", "900"), ("1004", "11000")):
        _reads(tale, value, power=power)


@keeps
def test_a_register_of_few_digits_tells_nothing(tale: Tale) -> None:
    tale.comes()
    tale.starts(meter=1000)
    for value in ("1.0", "1.0", "1.0", "1.1", "1.1"):
        tale.wait(60)
        tale.reads(sample(value=value, unit="kWh"), sample("Power.Active.Import", "6", unit="kW"))


@breaks("registers.unlike-power")
def test_power_that_is_told_by_phase(tale: Tale) -> None:
    tale.comes()
    tale.starts(meter=1000)
    for value in ("1010", "1020", "1030", "1040"):
        tale.wait(60)
        phases = [sample("Power.Active.Import", "3.7", unit="kW", phase=f"L{number}") for number in (1, 2, 3)]
        tale.reads(sample(value=value), *phases)
