"""Matchers over what readings tell of the electricity."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.matchers.electricity import CURRENT, POWER, VOLTAGE, power_fits, readings_tell
from ocpp_support.matchers.expectation import Expectation
from ocpp_support.vocabulary.nouns import Outlet

from .conversations import description, mismatch
from .session_talk import SessionTalk, sample, survives_garbage

TELL = readings_tell(Outlet(1), (VOLTAGE, CURRENT), every=30)
FITS = power_fits(Outlet(1), every=30)


def _volts(value: Any, **fields: str) -> dict[str, Any]:
    return sample(VOLTAGE, value, unit="V", **fields)


def _amperes(value: Any, **fields: str) -> dict[str, Any]:
    return sample(CURRENT, value, unit="A", **fields)


def _watts(value: Any, unit: str = "W", **fields: str) -> dict[str, Any]:
    return sample(POWER, value, unit=unit, **fields)


def _said(*readings: list[dict[str, Any]], connector: int = 1) -> SessionTalk:
    talk = SessionTalk()
    talk.wait(100)
    talk.mark()
    for samples in readings:
        talk.wait(30)
        talk.reads(*samples, connector=connector)
    return talk


def test_every_reading_must_tell_everything() -> None:
    talk = _said([_volts("230"), _amperes("16")], [_amperes("16"), _volts("231")])
    assert TELL.matches(talk.conversation())
    assert TELL.fact(talk.conversation()) == "readings tell Voltage, Current.Import"


def test_what_was_taken_at_one_moment_is_one_reading() -> None:
    talk = SessionTalk()
    for _ in range(2):
        talk.wait(30)
        talk.reads(_volts("230"))
        talk.reads(_amperes("16"))
        talk.reads(_watts("3680"))
    assert TELL.matches(talk.conversation())
    assert FITS.matches(talk.conversation())


def test_two_readings_do_not_make_up_for_each_other() -> None:
    talk = _said([_volts("230")], [_amperes("16")])
    assert mismatch(TELL, talk.conversation()).splitlines() == [
        "the reading that came at +30 s: no Current.Import",
        "          the reading that came at +60 s: no Voltage",
    ]
    assert TELL.in_short(talk.conversation()) == "readings of connector 1 without Voltage, Current.Import"


def test_a_value_that_is_no_number_is_named() -> None:
    talk = _said([_volts("230,5"), _amperes("16")], [_volts("230"), _amperes("16")])
    assert mismatch(TELL, talk.conversation()) == (
        "the reading that came at +30 s: Voltage is '230,5', which is no number"
    )
    assert TELL.in_short(talk.conversation()) == "readings of connector 1 without numbers"


def test_one_reading_is_not_enough_and_another_connectors_is_none() -> None:
    assert mismatch(TELL, _said([_volts("230"), _amperes("16")]).conversation()) == (
        "1 arrived, and 2 are needed"
    )
    elsewhere = _said([_volts("230"), _amperes("16")], connector=2).conversation()
    assert mismatch(TELL, elsewhere) == "no reading arrived of connector 1; some did of connector 2"
    assert TELL.in_short(elsewhere) == "no readings of connector 1"


def test_what_is_read_by_the_clock_is_left_out() -> None:
    talk = _said([_volts("230", context="Sample.Clock"), _watts("9", context="Sample.Clock")])
    assert TELL.in_short(talk.conversation()) == "no readings of connector 1"
    for matcher in (TELL, FITS):
        assert mismatch(matcher, talk.conversation()) == (
            "no such reading arrived of connector 1, though others did"
        )
    for _ in range(2):
        talk.wait(30)
        talk.reads(_volts("230"), _amperes("0"), _watts("0"))
    assert TELL.matches(talk.conversation())
    assert TELL.fact(talk.conversation()) == "readings tell Voltage, Current.Import, Power.Active.Import"
    assert mismatch(FITS, talk.conversation()) == "none of them tells of any power"


def test_what_is_wanted_is_said() -> None:
    assert description(TELL) == "every reading of connector 1 to tell Voltage, Current.Import"
    assert description(FITS) == (
        "power to be volts times amperes in every reading of connector 1, give or take 10% and 50 W, "
        "and current to flow in one of them"
    )
    assert (TELL.takes, FITS.takes) == (90, 90)


DIRECT = [_volts("400"), _amperes("100"), _watts("40.5", "kW")]
PHASES = [
    *(_volts("230", phase=f"L{n}-N") for n in (1, 2, 3)),
    *(_amperes("16", phase=f"L{n}") for n in (1, 2, 3)),
    _watts("11040"),
]
BETWEEN = [
    *(_volts("400", phase=f"{a}-{b}") for a, b in (("L1", "L2"), ("L2", "L3"), ("L3", "L1"))),
    *(_amperes("16", phase=f"L{n}") for n in (1, 2, 3)),
    _watts("11085"),
]
BY_PHASE = [
    *(_volts("230", phase=f"L{n}") for n in (1, 2)),
    *(_amperes("16", phase=f"L{n}") for n in (1, 2)),
    *(_watts("3680", phase=f"L{n}") for n in (1, 2)),
]
ONE_CURRENT = [*(_volts("230", phase=f"L{n}-N") for n in (1, 2, 3)), _amperes("16"), _watts("11040")]
ONE_VOLTAGE = [_volts("230"), *(_amperes("16", phase=f"L{n}") for n in (1, 2, 3)), _watts("11040")]
NEUTRAL = [_amperes("5", phase="N"), *PHASES]
UNTOLD_PHASES = [_volts("230"), _amperes("16"), _watts("11040")]


READINGS = [DIRECT, PHASES, BETWEEN, BY_PHASE, ONE_CURRENT, ONE_VOLTAGE, NEUTRAL, UNTOLD_PHASES]


@pytest.mark.parametrize("reading", READINGS)
def test_power_is_compared_as_it_is_told(reading: list[dict[str, Any]]) -> None:
    assert FITS.matches(_said(reading, reading).conversation())


def test_power_that_does_not_fit_is_named() -> None:
    wrong = [_volts("400"), _amperes("100"), _watts("45000", phase="")]
    talk = _said([*PHASES[:-1], _watts("11")], [*PHASES[:-1], _watts("12200")])
    assert mismatch(FITS, talk.conversation()).splitlines() == [
        "the reading that came at +30 s: 11 W are told, and volts times amperes make 11040 W",
        "          the reading that came at +60 s: 12200 W are told, and volts times amperes make 11040 W",
    ]
    assert FITS.in_short(talk.conversation()) == "power does not fit voltage and current on connector 1"
    assert "40000 W or 69282 W or 120000 W" in mismatch(FITS, _said(wrong, wrong).conversation())


def test_power_may_be_off_by_a_tenth_and_50_w() -> None:
    told = [_volts("250", phase="L1"), _amperes("4", phase="L1")]
    at_most, more = [*told, _watts("1150")], [*told, _watts("1151")]
    assert FITS.matches(_said(at_most, at_most).conversation())
    assert not FITS.matches(_said(at_most, more).conversation())


@pytest.mark.parametrize(
    "reading",
    [
        [_volts("230"), _watts("3680")],
        [_amperes("16"), _watts("3680")],
        [_volts("230", phase="L1"), _amperes("16", phase="L1"), _amperes("16", phase="L2"), _watts("3680")],
    ],
)
def test_power_is_not_compared_with_half_of_what_it_is_made_of(reading: list[dict[str, Any]]) -> None:
    assert mismatch(FITS, _said(reading, reading).conversation()).splitlines()[0] == (
        "the reading that came at +30 s: "
        "3680 W are told, and no voltage and current that it could be compared with"
    )


def test_the_power_of_each_phase_must_fit() -> None:
    odd = [*BY_PHASE[:-1], _watts("2000", phase="L2")]
    assert "2000 W are told" in mismatch(FITS, _said(BY_PHASE, odd).conversation())


def test_power_that_cannot_be_compared_does_not_fit() -> None:
    talk = _said([_watts("11040")], [_volts("230"), _amperes("1")])
    first, second = mismatch(FITS, talk.conversation()).splitlines()
    assert first.endswith("11040 W are told, and no voltage and current that it could be compared with")
    assert second.endswith("+60 s: no power")


def test_power_that_never_flows_shows_nothing() -> None:
    still = [_volts("400"), _amperes("0"), _watts("0")]
    assert mismatch(FITS, _said(still, still).conversation()) == "none of them tells of any power"


def test_what_is_measured_in_the_car_is_left_out() -> None:
    reading = [*DIRECT, _volts("12", location="EV"), _watts("3", location="EV")]
    assert FITS.matches(_said(reading, reading).conversation())


@pytest.mark.parametrize("matcher", [TELL, FITS], ids=lambda matcher: type(matcher).__name__)
def test_nonsense_is_survived(matcher: Expectation) -> None:
    assert survives_garbage(matcher)
