"""What is said of a run while it goes on."""

from collections.abc import Sequence
from typing import Any

import pytest

from ocpp_support.commentary import Commentary
from ocpp_support.plan.plan import Plan, Planned
from ocpp_support.plan.takes import Takes
from ocpp_support.prompting.progress import Progress, Whereabouts
from ocpp_support.reporting.criteria import Criterion, Function
from ocpp_support.reporting.outcomes import Outcome, Verdict, criteria_of
from ocpp_support.runtime.clock import VirtualTimeLoop
from tests.ocpp_support.plan.features import CABLE_1, feature, takes

FUNCTIONS = (
    Function(1, "Lights", "", (Criterion("1.1", "", False), Criterion("1.2", "", False))),
    Function(2, "Doors", "", (Criterion("2.1", "", False),)),
)


class Told:
    """A run of three scenarios, the second left out, and what is told of it."""

    def __init__(
        self, loop: VirtualTimeLoop, *, takes: Sequence[Takes | None], done: Sequence[Any] = ()
    ) -> None:
        self.scenarios = feature("1 Lights", "@AC-1.1 On", "@AC-1.2 Off", "@AC-2.1 Open").scenarios
        reasons = (None, "not tested: too dark", None)
        planned = tuple(map(Planned, self.scenarios, takes, reasons))
        self.verdicts = {"Off": Verdict.NOT_TESTED, "Before": Verdict.FAILED}
        self._whereabouts = Whereabouts(loop)
        self.said: list[str] = []
        plan = Plan(planned, "person")
        self.commentary = Commentary(
            self._whereabouts, plan, FUNCTIONS, self._outcome, {}, self.said.append, done
        )

    def _outcome(self, scenario: Any) -> Outcome:
        verdict = self.verdicts[scenario.name]
        return Outcome(scenario.name, criteria_of(scenario), "must", verdict, "too dark")

    @property
    def now(self) -> Progress:
        return self._whereabouts.now


@pytest.fixture
def told(virtual_loop: VirtualTimeLoop) -> Told:
    return Told(virtual_loop, takes=[takes(seconds=60), takes(seconds=600), takes(CABLE_1, seconds=105)])


def test_before_the_first_scenario_its_length_is_known(told: Told) -> None:
    assert (told.now.scenario, told.now.of) == (0, 2)
    assert [(row.done, row.of, row.sign) for row in told.now.rows] == [(1, 2, ""), (0, 1, "")]


def test_a_scenario_that_begins_is_named_and_numbered(told: Told) -> None:
    told.commentary.begins(told.scenarios[0])
    assert (told.now.scenario, told.now.feature, told.now.name) == (1, "1 Lights", "On")
    assert told.now.minutes_left == 3

    told.commentary.begins(told.scenarios[2])
    assert (told.now.scenario, told.now.name) == (2, "Open")
    assert told.now.minutes_left == 2
    assert told.said == ["1 of 2, about 3 minutes left", "2 of 2, about 2 minutes left"]


def test_one_that_is_left_out_is_not_counted(told: Told) -> None:
    told.commentary.begins(told.scenarios[1])

    assert (told.now.scenario, told.now.name) == (0, "")
    assert told.said == []


def test_rows_fill_in(told: Told) -> None:
    told.verdicts["On"] = Verdict.FAILED
    told.commentary.ends(told.scenarios[0])
    assert [row.sign for row in told.now.rows] == ["✗", ""]

    told.verdicts["Open"] = Verdict.PASSED
    told.commentary.ends(told.scenarios[2])
    assert [row.sign for row in told.now.rows] == ["✗", "✓"]


def test_the_verdict_is_said_at_the_end(told: Told) -> None:
    told.commentary.verdict("refused")

    assert told.now.verdict == "refused"


def test_nobody_says_how_long_what_was_never_rehearsed_takes(virtual_loop: VirtualTimeLoop) -> None:
    told = Told(virtual_loop, takes=[None, None, None])
    told.commentary.begins(told.scenarios[0])

    assert told.now.minutes_left is None
    assert told.said == ["1 of 2"]


def test_what_an_earlier_part_of_the_run_has_done_counts(virtual_loop: VirtualTimeLoop) -> None:
    before = feature("1 Lights", "@AC-2.1 Before").scenarios[0]
    told = Told(virtual_loop, takes=[None, None, None], done=[before])

    assert [(row.sign, row.done, row.of) for row in told.now.rows] == [("", 1, 2), ("✗", 1, 2)]
