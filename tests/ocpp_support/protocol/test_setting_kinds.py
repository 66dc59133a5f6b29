"""Which values settings take, which mean the same, and which other one is tried."""

from __future__ import annotations

import pytest

from ocpp_support.protocol.setting_kinds import Kind, Listed, Measurands, Rotations, Switch, Whole, words_of

WORDS = Listed(("Current", "Power"))
PERCENT = Whole((50, 100), most=100)
KINDS: list[Kind] = [Switch(), Whole((60, 30)), PERCENT, WORDS, Measurands(), Rotations()]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Switch(), "true"),
        (Switch(), "False"),
        (Whole(), " 60 "),
        (Whole(), "0"),
        (PERCENT, "100"),
        (WORDS, ""),
        (WORDS, "Current, Power"),
        (Measurands(), "Energy.Active.Import.Register.L1,Voltage.L1,Voltage.L1-N"),
        (Rotations(), "0.RST,1.RTS, 2.Unknown"),
    ],
)
def test_a_value_of_its_kind_has_no_problem(kind: Kind, text: str) -> None:
    assert kind.problem(text) is None


@pytest.mark.parametrize(
    ("kind", "text", "why"),
    [
        (Switch(), "perhaps", "is neither true nor false"),
        (Switch(), "", "is neither true nor false"),
        (Whole(), "soon", "is no whole number"),
        (Whole(), "1.5", "is no whole number"),
        (Whole(), "9" * 5000, "is no whole number"),
        (Whole(), "-1", "is less than 0"),
        (PERCENT, "101", "is more than 100"),
        (WORDS, "Power,Love", "lists Love, which OCPP 1.6 does not know there"),
        (
            Measurands(),
            "Kindness,Voltage.L9",
            "lists Kindness, Voltage.L9, which OCPP 1.6 does not know there",
        ),
        (Rotations(), "RST,1.R", "lists RST, 1.R, which is no order of phases at a connector"),
    ],
)
def test_what_is_wrong_with_a_value_is_said(kind: Kind, text: str, why: str) -> None:
    assert kind.problem(text) == why


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
@pytest.mark.parametrize(
    "present",
    [
        "",
        "true",
        "FALSE",
        "60",
        "50",
        "30",
        "100",
        "Power",
        "-1",
        "nonsense",
        "Current",
        "Current,Power",
        "Energy.Active.Import.Register",
        "Voltage,Energy.Active.Import.Register",
        "0.RST",
        "1.RTS,2.RST",
        ",",
        "1.",
        "RST",
    ],
)
def test_another_value_is_another_and_one_of_the_kind(kind: Kind, present: str) -> None:
    other = kind.another(present)
    assert kind.plain(other) != kind.plain(present)
    if kind.problem(present) is None:
        assert kind.problem(other) is None


def test_another_list_holds_only_what_the_station_listed_itself() -> None:
    assert Measurands().another("Voltage,SoC") == "Voltage"


def test_a_switch_is_turned() -> None:
    assert [Switch().another(present) for present in ("true", " TRUE ", "false", "")] == [
        "false",
        "false",
        "true",
        "true",
    ]


def test_a_connector_keeps_its_number_as_its_phases_are_turned() -> None:
    assert Rotations().another("1.RST,2.RST") == "1.RTS,2.RST"
    assert Rotations().another("0.TRS") == "0.RST"
    assert Rotations().another("RST") == "RTS"
    assert Rotations().another("") == "1.RST"


def test_values_that_mean_the_same_are_spelled_alike() -> None:
    assert Switch().plain(" True") == Switch().plain("true")
    assert Whole().plain("060") == Whole().plain("60")
    assert Whole().plain(" soon") == " soon"
    assert WORDS.plain("Current , Power") == WORDS.plain("Current,Power") == "Current,Power"
    assert Rotations().plain(" 1.RST, 2.RTS,") == "1.RST,2.RTS"


def test_a_list_is_read_without_its_gaps() -> None:
    assert words_of(" a, ,b,") == ["a", "b"]
