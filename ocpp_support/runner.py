"""behave's runner for the acceptance suite: the plan, the record, and the exit status.

Owns the order of a run: check what was asked, expand the features, plan, run, judge, write. Neither judges
nor draws anything itself.
"""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from behave.exception import ConfigError, FileNotFoundError, InvalidFileLocationError, InvalidFilenameError
from behave.formatter.plain import PlainFormatter
from behave.model import Feature
from behave.parser import ParserError
from behave.reporter.summary import SummaryReporter
from behave.runner import Runner

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
from ocpp_support.reporting.record import Record
from ocpp_support.use import WrongUse, read_use
from ocpp_support.vocabulary.connectors import expand

if TYPE_CHECKING:  # Whoever only reads the features needs no reports, which take long to load.
    from ocpp_support.commentary import Commentary
    from ocpp_support.run_reports import RunReports

ACCEPTED = ("accepted", "accepted with remarks")

WRONG_USE_STATUS = "OCPP_ACCEPTANCE_WRONG_USE"
"""Environment variable: the exit status of wrong use. behave's own is 1, the command line asks for 2."""

_CANNOT_BEGIN = (
    WrongUse,
    ConfigError,
    FileNotFoundError,
    InvalidFileLocationError,
    InvalidFilenameError,
    ParserError,
)

Hook = Callable[..., None]


class AnotherStation(Exception):
    """A run that goes on has another station before it than it had."""


class AcceptanceRunner(Runner):  # type: ignore[misc]
    """Run the features against one station, and leave the record of the run."""

    features: list[Feature]
    formatters: list[Any]
    record: Record | None = None
    """The record, once the run is over."""
    _commentary: "Commentary | None" = None

    def run(self) -> bool:
        """Run everything; return whether the station is *not* accepted, as behave wants it."""
        self._reading = RunReading(self.config)
        self._takes: dict[str, Takes] = {}
        self._say: Callable[[str], object] = say_at_the_terminal
        self.config.show_snippets = False  # The reports explain an unknown phrase in words.
        try:
            self._use = read_use(self.config.userdata)
            return bool(super().run())
        except _CANNOT_BEGIN as error:
            missing = isinstance(error, FileNotFoundError)  # Of which behave says the path alone.
            print(f"There is no feature file {error}." if missing else error, file=sys.stderr)
            raise SystemExit(int(os.environ.get(WRONG_USE_STATUS, "1"))) from error
        except KeyboardInterrupt as stopped:  # While it runs, behave sees to that.
            print("Stopped.", file=sys.stderr)
            raise SystemExit(1) from stopped

    def load_hooks(self, filename: str | None = None) -> None:
        """Load the hooks; see to it that no failure of theirs, or of a cleanup, is lost."""
        super().load_hooks(filename)
        for name in ("before_all", "before_scenario", "after_scenario", "after_all"):
            hook = self.hooks.get(name, lambda *_: None)
            self.hooks[name] = partial(getattr(self, f"_{name}"), hook)
        self.context.on_cleanup_error = self._cleanup_failed

    def run_model(self, features: Any = None) -> bool:
        """Run the plan; afterwards judge it and write the reports."""
        expand(self.features, self._use.profile.connectors)
        if self.config.dry_run:
            self.formatters = [self._without_a_run(one) for one in self.formatters]
            return bool(super().run_model(features))
        self._names = Names(self.features, Path(self.base_dir))
        self._planner = Planner(self._use.profile, self._names, slow=self._use.slow)
        if self._use.rehearsal:
            super().run_model()
            write_takes(self._takes, self._use.rehearsal)
            return False
        self._reports = self._reports_of_the_run()
        if self._use.profile.real or self._use.plan:
            self._make_plan()
        if self._use.plan:
            show_table(self._decide(self._use.profile.cannot))
            return False
        self.formatters.insert(0, PlainWords(self.config))
        self.formatters += self._reports.open(self.config, self.features)
        if self._reports.news:
            say(self._reports.news)
        self._attend()
        self._run_to_its_end()
        self.record = self._reports.write(self.features)
        if self._use.profile.real and self._reports.left_to_do:
            say(f"Go on with: {command_to_go_on()}", "bold")
        return self.record["verdict"] not in ACCEPTED

    def _without_a_run(self, formatter: Any) -> Any:
        if isinstance(formatter, LiveFormatter):  # Where nothing runs it would have nothing to show.
            return PlainFormatter(formatter.stream_opener, self.config)
        return formatter

    def _attend(self) -> None:
        """Have the run shown while it goes on, unless other formatters were asked for."""
        self._live = [one for one in self.formatters if isinstance(one, LiveFormatter)]
        if self._live:  # They say themselves what behave would sum up.
            self.config.reporters = [
                one for one in self.config.reporters if not isinstance(one, SummaryReporter)
            ]
        scenarios, reading = self._names.scenarios, self._reading
        earlier = [self._outcome(one) for one in scenarios if reading.carried(one)]
        to_come = [one for one in scenarios if not (reading.carried(one) or reading.left_out(one))]
        profile, functions = self._use.profile, self._reports.functions
        score = Score(functions, to_come, self._use.deviations, earlier, virtual=not profile.real)
        for one in self._live:
            one.attend(score, self._outcome, asked=profile.hands.by == "person")
            self._say = one.says

    def _outcome(self, scenario: Any) -> Outcome:
        return self._reading.outcome(scenario, self.journal)

    def _reports_of_the_run(self) -> "RunReports":
        from ocpp_support.run_reports import RunReports

        script = Path(self.base_dir) / "features" / "acceptance"
        reports = RunReports(self._use, self._names, self._reading, lambda: self.journal, script)
        if self._use.resume:
            reports.go_on()
            self.features = without(self.features, self._reading.carried)
        return reports

    @property
    def journal(self) -> Journal:
        """The bench's notes; empty where there is no bench."""
        bench = getattr(self.context, "bench", None)
        return getattr(bench, "journal", None) or Journal()

    def _make_plan(self) -> None:
        say("Rehearsing, to see what the run will take …")
        self._planner.rehearse(self._use.station)
        if self._planner.trouble:
            say(f"The run could not be rehearsed ({self._planner.trouble}); it goes on without a plan.")
        self.features = self._planner.in_order(self.features)

    def _decide(self, cannot: Callable[[str], str | None]) -> Plan:
        scenarios = (scenario for feature in self.features for scenario in feature.walk_scenarios())
        not_to_run = (self._reading.left_out, self._reading.carried)
        to_run = [one for one in scenarios if not any(said(one) for said in not_to_run)]
        return self._planner.decide(to_run, cannot)

    def _run_to_its_end(self) -> None:
        try:
            super().run_model()
        except KeyboardInterrupt:  # It came between two scenarios, where behave lets it through.
            self.abort(reason="KeyboardInterrupt")
            for formatter in self.formatters:
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
        if self._use.profile.real:
            plan = self._decide(context.bench.hands.cannot)
            self._leave_out()
            if not self._planner.trouble:
                show_briefly(plan)
            self._commentary = self._comments(context, plan)

    def _comments(self, context: Any, plan: Plan) -> "Commentary":
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
            scenario.should_skip = not scenario.should_run(self.config)
        # In place: behave has this very list in hand.
        self.features[:] = without(self.features, lambda one: one.should_skip)

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
            self.aborted = False  # Nothing runs any more; behave would say that the user wanted it so.
        for reporter in self.config.reporters:
            if getattr(reporter, "testrun_start_time", None) == 0:
                reporter.testrun_started()  # It takes the time from the first feature, and there was none.
        if self._commentary:
            context.bench.looks_back()  # The verdict may hang on what the monitor found.
            self._commentary.verdict(self._reports.judged(self.features)["verdict"])

    def _cleanup_failed(self, context: Any, cleanup: Any, error: Exception) -> None:
        context.print_cleanup_error(context, cleanup, error)
        self._reading.cleanup_failed(context, cleanup, error)
