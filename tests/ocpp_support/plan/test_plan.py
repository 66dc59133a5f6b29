import pytest

from ocpp_support.plan.plan import KINDS, Plan, Planned, acts_in_words, minutes_in_words
from ocpp_support.plan.takes import Done, Takes
from ocpp_support.station.tables import ActName
from tests.ocpp_support.plan.features import CABLE_1, CARD_1, EMERGENCY, FAULT_1, POWER, feature, takes


def planned(takes: Takes | None, left_out: str | None = None, name: str = "On") -> Planned:
    return Planned(feature("A", name).scenarios[0], takes, left_out)


def test_counts_the_acts_as_people_call_them() -> None:
    everything = planned(takes(CABLE_1, Done("unplug", 1), CARD_1, EMERGENCY, FAULT_1, POWER, POWER))

    assert acts_in_words([everything, planned(None), planned(takes(CABLE_1))]) == [
        "3 cable actions",
        "1 card",
        "1 press of a button",
        "1 provoked or mended error",
        "2 power cycles",
    ]


def test_every_act_has_a_kind() -> None:
    assert set(ActName.__args__) == set(KINDS)  # type: ignore[attr-defined]


def test_an_act_of_another_kind_is_counted_by_its_name() -> None:
    assert acts_in_words([planned(takes(Done("sing")))]) == ["1 sing"]


def test_a_person_takes_longer_than_an_adapter() -> None:
    one = planned(takes(CABLE_1, CARD_1, POWER, seconds=100))

    assert Plan((one,), "person").seconds([one]) == 100 + 15 + 10 + 30
    assert Plan((one,), "http").seconds([one]) == 100 + 3


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (5, "about 1 minute"),
        (3300, "about 55 minutes"),
        (7800, "about 2 h 10 min"),
        (10700, "about 3 h 00 min"),
    ],
)
def test_minutes_are_said_roughly(seconds: float, said: str) -> None:
    assert minutes_in_words(seconds) == said


def test_knows_what_is_left_out_what_needs_nobody_and_what_is_risky() -> None:
    scenarios = (
        planned(takes()),
        planned(takes(), "not tested: too slow"),
        planned(takes(CABLE_1)),
        planned(None),
        planned(takes(), name="@lockout Update"),
    )
    plan = Plan(scenarios, "person")

    assert plan.left_out == {"not tested: too slow": 1}
    assert plan.needs_nobody == scenarios[:1]
    assert plan.risky == ["A"]
    assert plan.unknown == 1
    assert len(plan.chosen) == 4


def test_where_nobody_is_needed_at_all_it_is_all_of_them() -> None:
    plan = Plan((planned(takes()), planned(takes())), "person")

    assert plan.needs_nobody == plan.chosen
