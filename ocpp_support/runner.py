"""behave's runner for the acceptance suite: the plan, the record, and the exit status.

Owns the order of a run: check what was asked, expand the features, plan, run, judge, write. Neither judges
nor draws anything itself.
"""

import os
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from behave.exception import ConfigError, FileNotFoundError, InvalidFileLocationError, InvalidFilenameError
from behave.model import Feature
from behave.parser import ParserError
from behave.runner import Runner

from ocpp_support.commentary import Commentary
from ocpp_support.plan.display import say, show_briefly, show_table
from ocpp_support.plan.plan import Plan
from ocpp_support.plan.planner import Planner
from ocpp_support.plan.takes import Takes, taken, write_takes
from ocpp_support.reporting.allure import AllureFormatter
from ocpp_support.reporting.criteria import load_criteria
from ocpp_support.reporting.findings import in_record
from ocpp_support.reporting.journal import Journal
from ocpp_support.reporting.names import Names
from ocpp_support.reporting.plain_words import PlainWords
from ocpp_support.reporting.publish import publish, write_record
from ocpp_support.reporting.reading import RunReading, left_out_outcomes
from ocpp_support.reporting.record import SUITE, Record, RunInfo, build_record
from ocpp_support.use import WrongUse, read_use
from ocpp_support.vocabulary.connectors import expand

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


class AcceptanceRunner(Runner):  # type: ignore[misc]
    """Run the features against one station, and leave the record of the run."""

    features: list[Feature]
    record: Record | None = None
    """The record, once the run is over."""
    _commentary: Commentary | None = None

    def run(self) -> bool:
        """Run everything; return whether the station is *not* accepted, as behave wants it."""
        self._reading = RunReading(self.config)
        self._takes: dict[str, Takes] = {}
        self.config.show_snippets = False  # The reports explain an unknown phrase in words.
        try:
            self._use = read_use(self.config.userdata)
            return bool(super().run())
        except _CANNOT_BEGIN as error:
            print(error, file=sys.stderr)
            raise SystemExit(int(os.environ.get(WRONG_USE_STATUS, "1"))) from error

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
            return bool(super().run_model(features))
        self._names = Names(self.features, Path(self.base_dir))
        self._planner = Planner(self._use.profile, self._names, slow=self._use.slow)
        if self._use.rehearsal:
            super().run_model()
            write_takes(self._takes, self._use.rehearsal)
            return False
        if self._use.profile.real or self._use.plan:
            self._make_plan()
        if self._use.plan:
            show_table(self._decide(self._use.profile.cannot))
            return False
        started = datetime.now().astimezone()
        self.formatters.insert(0, PlainWords(self.config))
        self._open_reports()
        self._run_to_its_end()
        self.record = self._judged(started)
        self._publish(self.record)
        return self.record["verdict"] not in ACCEPTED

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
        return self._planner.decide((one for one in scenarios if not self._reading.left_out(one)), cannot)

    def _run_to_its_end(self) -> None:
        try:
            super().run_model()
        except KeyboardInterrupt:  # It came between two scenarios, where behave lets it through.
            self.abort(reason="KeyboardInterrupt")
            for formatter in self.formatters:
                formatter.close()

    def _before_all(self, hook: Hook, context: Any) -> None:
        real = self._use.profile.real
        if real:
            say("Waiting for the station …")
        try:
            hook(context)
        except Exception as error:
            self._reading.at_start = f"The run could not begin: {type(error).__name__}: {error}"
            raise
        if real:
            plan = self._decide(context.bench.hands.cannot)
            if not self._planner.trouble:
                show_briefly(plan)
            self._commentary = Commentary(
                context.bench.whereabouts,
                plan,
                load_criteria(self._script / "criteria.toml"),
                lambda scenario: self._reading.outcome(scenario, self.journal),
                self._use.deviations,
            )

    def _before_scenario(self, hook: Hook, context: Any, scenario: Any) -> None:
        if self._commentary:
            self._commentary.begins(scenario)
        hook(context, scenario)

    def _after_scenario(self, hook: Hook, context: Any, scenario: Any) -> None:
        hook(context, scenario)
        if self._use.rehearsal and not scenario.should_skip:
            self._takes[self._names.of(scenario)] = taken(context.bench.told)
        if self._commentary:
            self._commentary.ends(scenario)

    def _after_all(self, hook: Hook, context: Any) -> None:
        hook(context)
        if self._commentary:
            self._commentary.verdict(self._judged(datetime.now().astimezone())["verdict"])

    def _cleanup_failed(self, context: Any, cleanup: Any, error: Exception) -> None:
        context.print_cleanup_error(context, cleanup, error)
        self._reading.cleanup_failed(context, cleanup, error)

    def _open_reports(self) -> None:
        if self._use.reports is None:
            return
        self._use.reports.keep_earlier()
        self.formatters.append(
            AllureFormatter(
                self._use.reports,
                self.config,
                names=self._names,
                features=self.features,
                reading=self._reading,
                journal=lambda: self.journal,
                station=self._use.profile.name,
                deviations=self._use.deviations,
            )
        )

    @property
    def _script(self) -> Path:
        return Path(self.base_dir) / "features" / "acceptance"

    def _judged(self, started: datetime) -> Record:
        outcomes = [self._reading.outcome(scenario, self.journal) for scenario in self._names.scenarios]
        outcomes += left_out_outcomes(self._script, self.features)
        run = RunInfo(
            started=started,
            finished=datetime.now().astimezone(),
            clock=self.journal.clock,
            version=version(SUITE),
            trouble=bool(self._reading.trouble(self.features)),
        )
        functions = load_criteria(self._script / "criteria.toml")
        record = build_record(functions, outcomes, self.journal.station, run, self._use.deviations)
        return record | {"findings": in_record(self.journal.findings), "remarks": [*self.journal.remarks]}

    def _publish(self, record: Record) -> None:
        if self._use.record is not None:
            write_record(record, self._use.record)
        if self._use.reports is not None:
            publish(record, self._use.reports, self._reading.trouble(self.features))
