"""behave's runner for the acceptance suite: the plan, the record, and the exit status.

Owns the order of a run: check what was asked, expand the plan, run, judge, write. Neither judges
nor draws anything itself.
"""

import os
import sys
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from behave.exception import ConfigError, FileNotFoundError, InvalidFileLocationError, InvalidFilenameError
from behave.parser import ParserError
from behave.runner import Runner

from ocpp_support.reporting.allure import AllureFormatter
from ocpp_support.reporting.criteria import load_criteria
from ocpp_support.reporting.journal import Journal
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


class AcceptanceRunner(Runner):  # type: ignore[misc]
    """Run the features against one station, and leave the record of the run."""

    record: Record | None = None
    """The record, once the run is over."""

    def run(self) -> bool:
        """Run everything; return whether the station is *not* accepted, as behave wants it."""
        self._reading = RunReading(self.config)
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
        before_all = self.hooks["before_all"]

        def watched_before_all(context: Any) -> None:
            try:
                before_all(context)
            except Exception as error:
                self._reading.at_start = f"The run could not begin: {type(error).__name__}: {error}"
                raise

        self.hooks["before_all"] = watched_before_all
        self.context.on_cleanup_error = self._cleanup_failed

    def run_model(self, features: Any = None) -> bool:
        """Run the plan; afterwards judge it and write the reports."""
        expand(self.features, self._use.profile.connectors)
        if self.config.dry_run:
            return bool(super().run_model(features))
        started = datetime.now().astimezone()
        self._open_reports()
        try:
            super().run_model(features)
        except KeyboardInterrupt:  # It came between two scenarios, where behave lets it through.
            self.abort(reason="KeyboardInterrupt")
            for formatter in self.formatters:
                formatter.close()
        self.record = self._judged(started)
        self._publish(self.record)
        return self.record["verdict"] not in ACCEPTED

    @property
    def journal(self) -> Journal:
        """The bench's notes; empty where there is no bench."""
        bench = getattr(self.context, "bench", None)
        return getattr(bench, "journal", None) or Journal()

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
                features=self.features,
                reading=self._reading,
                journal=lambda: self.journal,
                station=self._use.profile.name,
                deviations=self._use.deviations,
            )
        )

    def _judged(self, started: datetime) -> Record:
        script = Path(self.base_dir) / "features" / "acceptance"
        outcomes = [
            self._reading.outcome(scenario, self.journal)
            for feature in self.features
            for scenario in feature.walk_scenarios()
        ]
        outcomes += left_out_outcomes(script, self.features)
        run = RunInfo(
            started=started,
            finished=datetime.now().astimezone(),
            clock=self.journal.clock,
            version=version(SUITE),
            trouble=bool(self._reading.trouble(self.features)),
        )
        functions = load_criteria(script / "criteria.toml")
        return build_record(functions, outcomes, self.journal.station, run, self._use.deviations)

    def _publish(self, record: Record) -> None:
        if self._use.record is not None:
            write_record(record, self._use.record)
        if self._use.reports is not None:
            publish(record, self._use.reports, self._reading.trouble(self.features))
