"""One run of the features against a station: the plan, the record, and whether it is accepted.

Owns the order of a run: plan, run, judge, write. Neither judges nor draws anything itself.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from behave.reporter.summary import SummaryReporter

from ocpp_support.asked import command_to_go_on
from ocpp_support.live.formatter import LiveFormatter
from ocpp_support.live.score import Score
from ocpp_support.plan.display import say, say_at_the_terminal, show_briefly, show_table
from ocpp_support.plan.order import without
from ocpp_support.plan.plan import Plan
from ocpp_support.plan.planner import Planner
from ocpp_support.plan.takes import Takes, taken, write_takes
from ocpp_support.reporting.journal import Journal
from ocpp_support.reporting.names import Names
from ocpp_support.reporting.outcomes import Outcome, said_by
from ocpp_support.reporting.plain_words import PlainWords
from ocpp_support.reporting.reading import RunReading

if TYPE_CHECKING:  # A rehearsal needs no reports, and few runs a commentary.
    from behave.runner import Runner

    from ocpp_support.commentary import Commentary
    from ocpp_support.run_reports import RunReports
    from ocpp_support.use import Use

ACCEPTED = ("accepted", "accepted with remarks")

Hook = Callable[..., None]


class AnotherStation(Exception):
    """A run that goes on has another station before it than it had."""


class AcceptanceRun:
    """A run from the reading of its features to the last of its reports.

    Args:
        runner: behave's, with the features and all else that behave knows.
        use: What was asked.
    """

    def __init__(self, runner: Runner, use: Use) -> None:
        self._runner = runner
        self._use = use
        self._reading = RunReading(runner.config)
        self._takes: dict[str, Takes] = {}
        self._say: Callable[[str], object] = say_at_the_terminal
        self._commentary: Commentary | None = None
        self._live: list[LiveFormatter] = []

    def surround_hooks(self) -> None:
        """See to it that no failure of a hook, or of a cleanup, is lost."""
        hooks = self._runner.hooks
        for name in ("before_all", "before_scenario", "after_scenario", "after_all"):
            hooks[name] = partial(getattr(self, f"_{name}"), hooks.get(name, lambda *_: None))
        self._runner.context.on_cleanup_error = self._cleanup_failed

    def play(self, features: Callable[[], object]) -> bool:
        """Plan, run, judge and write; return whether the station is *not* accepted.

        Args:
            features: Has behave run them.

        """
        base, profile = Path(self._runner.base_dir), self._use.profile
        self._names = Names(self._runner.features, base)
        self._planner = Planner(profile, self._names, slow=self._use.slow)
        if self._use.rehearsal:
            features()
            write_takes(self._takes, self._use.rehearsal)
            return False
        self._reports = self._reports_of_the_run(base)
        if profile.real or self._use.plan:
            self._make_plan()
        if self._use.plan:
            show_table(self._decide(profile.cannot))
            return False
        formatters = self._runner.formatters
        formatters.insert(0, PlainWords(self._runner.config))
        formatters += self._reports.open(self._runner.config, self._runner.features)
        if self._reports.news:
            say(self._reports.news)
        self._attend()
        self._run_to_its_end(features)
        record = self._reports.write(self._runner.features)
        if profile.real and self._reports.left_to_do:
            say(f"Go on with: {command_to_go_on()}", "bold")
        return record["verdict"] not in ACCEPTED

    def _attend(self) -> None:
        """Have the run shown while it goes on, unless other formatters were asked for."""
        config = self._runner.config
        self._live = [one for one in self._runner.formatters if isinstance(one, LiveFormatter)]
        if self._live:  # They say themselves what behave would sum up.
            config.reporters = [one for one in config.reporters if not isinstance(one, SummaryReporter)]
        scenarios, reading = self._names.scenarios, self._reading
        earlier = [self._outcome(one) for one in scenarios if reading.carried(one)]
        to_come = [one for one in scenarios if not (reading.carried(one) or reading.left_out(one))]
        profile, functions = self._use.profile, self._reports.functions
        score = Score(functions, to_come, self._use.deviations, earlier, virtual=not profile.real)
        for one in self._live:
            one.attend(score, self._outcome, asked=profile.hands.by == "person")
            self._say = one.says

    def _outcome(self, scenario: Any) -> Outcome:
        return self._reading.outcome(scenario, self._journal)

    def _reports_of_the_run(self, base: Path) -> RunReports:
        from ocpp_support.run_reports import RunReports

        script = base / "features" / "acceptance"
        reports = RunReports(self._use, self._names, self._reading, lambda: self._journal, script)
        if self._use.resume:
            reports.go_on()
            self._runner.features = without(self._runner.features, self._reading.carried)
        return reports

    @property
    def _journal(self) -> Journal:
        """The bench's notes; empty where there is no bench."""
        bench = getattr(self._runner.context, "bench", None)
        return getattr(bench, "journal", None) or Journal()

    def _make_plan(self) -> None:
        say("Rehearsing, to see what the run will take …")
        self._planner.rehearse(self._use.station)
        if self._planner.trouble:
            say(f"The run could not be rehearsed ({self._planner.trouble}); it goes on without a plan.")
        self._runner.features = self._planner.in_order(self._runner.features)

    def _decide(self, cannot: Callable[[str], str | None]) -> Plan:
        scenarios = (scenario for feature in self._runner.features for scenario in feature.walk_scenarios())
        not_to_run = (self._reading.left_out, self._reading.carried)
        to_run = [one for one in scenarios if not any(said(one) for said in not_to_run)]
        return self._planner.decide(to_run, cannot)

    def _run_to_its_end(self, features: Callable[[], object]) -> None:
        try:
            features()
        except KeyboardInterrupt:  # It came between two scenarios, where behave lets it through.
            self._runner.abort(reason="KeyboardInterrupt")
            for formatter in self._runner.formatters:
                formatter.close()
        finally:
            for one in self._live:
                one.close()  # Whatever happened: what moves in a terminal must not stay there.

    def _before_all(self, hook: Hook, context: Any) -> None:
        try:
            hook(context)
            if self._use.resume:
                self._see_that_it_is_the_same(context.bench.identity)
        except Exception as error:
            self._reading.at_start = f"The run could not begin: {said_by(error)}"
            raise
        gc.freeze()  # What is loaded by now stays, so that nothing is gained by looking through it again.
        if self._use.profile.real:
            plan = self._decide(context.bench.hands.cannot)
            self._leave_out()
            if not self._planner.trouble:
                show_briefly(plan)
            self._commentary = self._comments(context, plan)

    def _comments(self, context: Any, plan: Plan) -> Commentary:
        from ocpp_support.commentary import Commentary

        return Commentary(
            context.bench.whereabouts,
            plan,
            self._reports.functions,
            self._outcome,
            self._use.deviations,
            self._say,
            done=filter(self._reading.carried, self._names.scenarios),
        )

    def _leave_out(self) -> None:
        """Take away what is not run, so that it is not announced either."""
        for scenario in self._names.scenarios:
            # behave never comes to those that are taken away, so it cannot mark them.
            scenario.should_skip = not scenario.should_run(self._runner.config)
        # In place: behave has this very list in hand.
        self._runner.features[:] = without(self._runner.features, lambda one: one.should_skip)

    def _before_scenario(self, hook: Hook, context: Any, scenario: Any) -> None:
        hook(context, scenario)
        if self._commentary and not scenario.should_skip:
            # Asked again of each: whoever was there when the run began may have walked off.
            if reason := self._planner.why_not(scenario, context.bench.hands.cannot):
                scenario.should_skip, scenario.skip_reason = True, reason
            else:
                self._commentary.begins(scenario)

    def _see_that_it_is_the_same(self, identity: str | None) -> None:
        before = self._reports.identity
        if identity and before and identity != before:
            raise AnotherStation(f"the run is about the station {before}, and {identity} has dialled in")

    def _after_scenario(self, hook: Hook, context: Any, scenario: Any) -> None:
        hook(context, scenario)
        if self._use.rehearsal and not scenario.should_skip:
            self._takes[self._names.of(scenario)] = taken(context.bench.told)
        if self._commentary:
            self._commentary.ends(scenario)

    def _after_all(self, hook: Hook, context: Any) -> None:
        hook(context)
        if self._reading.at_start:
            self._runner.aborted = False  # Nothing runs any more; behave would say the user wanted it so.
        for reporter in self._runner.config.reporters:
            if getattr(reporter, "testrun_start_time", None) == 0:
                reporter.testrun_started()  # It takes the time from the first feature, and there was none.
        if self._commentary:
            if self._use.monitor_decides:
                context.bench.looks_back()
            self._commentary.verdict(self._reports.judged(self._runner.features)["verdict"])

    def _cleanup_failed(self, context: Any, cleanup: Any, error: Exception) -> None:
        context.print_cleanup_error(context, cleanup, error)
        self._reading.cleanup_failed(context, cleanup, error)
