import pytest

from ocpp_support.plan import planner as module
from ocpp_support.plan.planner import Planner
from ocpp_support.plan.rehearsal import NoRehearsal
from ocpp_support.plan.takes import Takes
from ocpp_support.station.profile import Profile
from tests.ocpp_support.plan.features import CABLE_1, feature, names, takes

PERSON = Profile.model_validate({"hands": {"by": "person"}})


def test_orders_and_leaves_out_by_what_the_rehearsal_told(monkeypatch: pytest.MonkeyPatch) -> None:
    lights = feature("Lights", "Cable", "Nothing")
    known = names(lights)
    told = {known.of(lights.scenarios[0]): takes(CABLE_1), known.of(lights.scenarios[1]): takes()}
    asked: list[object] = []

    def rehearse(station: str, files: list[str]) -> dict[str, Takes]:
        asked.append((station, files))
        return told

    monkeypatch.setattr(module, "rehearse", rehearse)
    planner = Planner(PERSON, known, slow=False)
    planner.rehearse("mine.toml")
    (part,) = planner.in_order([lights])
    plan = planner.decide(part.walk_scenarios(), {"plug_in": "nobody is there"}.get)

    assert asked == [("mine.toml", ["Lights.feature", "Lights.feature"])]
    assert [one.scenario.name for one in plan.planned] == ["Nothing", "Cable"]
    cable, nothing = lights.scenarios
    assert (cable.should_skip, cable.skip_reason) == (True, "not tested: nobody is there")
    assert not nothing.should_skip
    assert (plan.by, planner.trouble) == ("person", "")


def test_says_of_one_scenario_why_it_cannot_be_run_now(monkeypatch: pytest.MonkeyPatch) -> None:
    lights = feature("Lights", "Cable", "Nothing")
    known = names(lights)
    told = {known.of(lights.scenarios[0]): takes(CABLE_1), known.of(lights.scenarios[1]): takes()}
    monkeypatch.setattr(module, "rehearse", lambda *_: told)
    planner = Planner(PERSON, known, slow=False)
    planner.rehearse("mine.toml")
    cable, nothing = lights.scenarios

    assert planner.why_not(cable, {"plug_in": "nobody is there"}.get) == "not tested: nobody is there"
    assert planner.why_not(nothing, {"plug_in": "nobody is there"}.get) is None
    assert planner.why_not(cable, lambda _: None) is None
    assert not cable.should_skip


def test_without_a_rehearsal_everything_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def rehearse(*_: object) -> dict[str, Takes]:
        raise NoRehearsal("no space left")

    monkeypatch.setattr(module, "rehearse", rehearse)
    lights = feature("Lights", "Cable", "Nothing")
    planner = Planner(PERSON, names(lights), slow=False)
    planner.rehearse("mine.toml")
    plan = planner.decide(lights.walk_scenarios(), {"plug_in": "nobody is there"}.get)

    assert planner.trouble == "no space left"
    assert [one.scenario.name for one in plan.chosen] == ["Cable", "Nothing"]
    assert plan.unknown == 2
