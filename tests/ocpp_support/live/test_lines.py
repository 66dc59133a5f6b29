"""In lines that stay: what is not well at once, and each function once it is over."""

from __future__ import annotations

from io import StringIO
from typing import Any

from rich.console import Console

from ocpp_support.live.lines import Lines
from ocpp_support.live.score import Score
from ocpp_support.reporting.outcomes import Verdict
from tests.ocpp_support.live.scenarios import DARK, DOORS, outcome, scenario, score


class Shown:
    def __init__(self, counted: Score, *, asked: bool = False) -> None:
        self.out = StringIO()
        self._score = counted
        self.lines = Lines(Console(file=self.out, width=40), counted, asked=asked)

    def plays(self, played: Any, verdict: Verdict = Verdict.PASSED, message: str = "") -> str:
        before = len(self.out.getvalue())
        self.lines.begins(played)
        self.lines.step("When it is tried")
        ended = outcome(played, verdict, message)
        self._score.ends(played, ended)
        self.lines.ends(played, ended)
        return self.out.getvalue()[before:]


def test_says_a_line_when_the_last_scenario_of_a_function_is_over() -> None:
    on, open_, off = scenario("On"), scenario("Open", DOORS), scenario("Off")
    shown = Shown(score(on, open_, off))

    assert shown.plays(on) == ""
    assert shown.plays(open_) == "✓ 2 Doors                     ✓ 1 passed · 1 min 30 s for the station\n"
    assert shown.plays(off) == "✓ 1 Lights                    ✓ 2 passed · 3 min 00 s for the station\n"


def test_says_no_second_time_where_there_is_one() -> None:
    on = scenario("On")

    assert Shown(score(on, virtual=False)).plays(on) == "✓ 1 Lights                    ✓ 1 passed\n"


def test_says_at_once_what_failed_without_breaking_its_lines() -> None:
    on = scenario("On in the evening, when nobody expects it to be on any more")
    shown = Shown(score(on, scenario("Off")))

    assert shown.plays(on, Verdict.FAILED, DARK).splitlines() == [
        "✗ 1 Lights: On in the evening, when nobody expects it to be on any more (1.1)",
        "    Not within 5 s",
        "    Expected: light",
        "         but: it was dark",
    ]


def test_says_at_once_what_could_not_be_judged_and_nothing_of_what_was_not_tested() -> None:
    on, off = scenario("On"), scenario("Off")
    shown = Shown(score(on, off, scenario("More")))

    assert shown.plays(on, Verdict.INCONCLUSIVE, "no port").startswith("? 1 Lights: On (1.1)\n    no port")
    assert shown.plays(off, Verdict.NOT_TESTED, "nobody is there") == ""


def test_names_each_scenario_for_somebody_who_acts_in_it() -> None:
    on = scenario("On")
    shown = Shown(score(on, scenario("Off")), asked=True)

    shown.lines.begins(on)
    shown.lines.says("1 of 2, 3 minutes left")

    assert shown.out.getvalue() == "1 Lights: On\n  1 of 2, 3 minutes left\n"


def test_says_why_something_was_not_tested_to_somebody_who_was_asked_for_it() -> None:
    on = scenario("On")
    shown = Shown(score(on, scenario("Off")), asked=True)

    assert shown.plays(on, Verdict.NOT_TESTED, "no cable at hand").endswith(
        "· 1 Lights: On (1.1)\n    no cable at hand\n"
    )


def test_says_nothing_of_the_way_where_nobody_waits() -> None:
    shown = Shown(score(scenario("On")))

    shown.lines.says("1 of 2")

    assert shown.out.getvalue() == ""


def test_a_feature_beyond_the_script_has_a_line_without_a_sign() -> None:
    lost = scenario("Lost")
    lost.feature.name = "Offline"

    assert Shown(score(lost)).plays(lost).startswith("  Offline  ")
