"""behave's runner for the acceptance suite: what was asked is checked, and the features are expanded.

Owns what behave is told. The course of a run is `acceptance_run`'s: whoever only reads the features needs
none of it, nor of what stands on a bench, and both take long to load.
"""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from behave.exception import ConfigError, FileNotFoundError, InvalidFileLocationError, InvalidFilenameError
from behave.formatter.plain import PlainFormatter
from behave.model import Feature
from behave.parser import ParserError
from behave.runner import Runner, the_step_registry

from ocpp_support.asked import WrongUse
from ocpp_support.context import Context
from ocpp_support.live.formatter import LiveFormatter
from ocpp_support.station.bundled import default_connectors
from ocpp_support.vocabulary.connectors import expand
from ocpp_support.vocabulary.registry import Phrases, unplayed

if TYPE_CHECKING:
    from ocpp_support.acceptance_run import AcceptanceRun

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

    features: list[Feature]
    formatters: list[Any]
    _acceptance: AcceptanceRun | None = None
    """The run; None where the features are only read."""

    def run(self) -> bool:
        """Run everything; return whether the station is *not* accepted, as behave wants it."""
        self.config.show_snippets = False  # The reports explain an unknown phrase in words.
        try:
            self._connectors = self._begin()
            return bool(super().run())
        except _CANNOT_BEGIN as error:
            missing = isinstance(error, FileNotFoundError)  # Of which behave says the path alone.
            print(f"There is no feature file {error}." if missing else error, file=sys.stderr)
            raise SystemExit(int(os.environ.get(WRONG_USE_STATUS, "1"))) from error
        except KeyboardInterrupt as stopped:  # While it runs, behave sees to that.
            print("Stopped.", file=sys.stderr)
            raise SystemExit(1) from stopped

    def load_hooks(self, filename: str | None = None) -> None:
        """Load the hooks, which a run surrounds with its own; they and the steps are given our context."""
        self.context = Context(self)
        super().load_hooks(filename)
        if self._acceptance:
            self._acceptance.surround_hooks()

    def load_step_definitions(self, extra_step_paths: Any = None) -> None:
        """Read the phrases; what the steps judge by is not loaded where none will be played."""
        with unplayed("ocpp_support.matchers") if self.config.dry_run else nullcontext():
            super().load_step_definitions(extra_step_paths)
        self.step_registry = Phrases(the_step_registry.steps)

    def run_model(self, features: Any = None) -> bool:
        """Run the plan; afterwards judge it and write the reports."""
        expand(self.features, self._connectors)
        if self._acceptance:
            return self._acceptance.play(super().run_model)
        self.formatters = [self._without_a_run(one) for one in self.formatters]
        return bool(super().run_model(features))

    def _begin(self) -> int:
        """Read what was asked; return how many connectors the station has."""
        if self.config.dry_run and not self.config.userdata:
            return default_connectors()
        # Here, as what checks a station file takes longer to load than all that the features need.
        from ocpp_support.use import read_use

        use = read_use(self.config.userdata)
        if not self.config.dry_run:
            from ocpp_support.acceptance_run import AcceptanceRun

            self._acceptance = AcceptanceRun(self, use)
        return use.profile.connectors

    def _without_a_run(self, formatter: Any) -> Any:
        if isinstance(formatter, LiveFormatter):  # Where nothing runs it would have nothing to show.
            return PlainFormatter(formatter.stream_opener, self.config)
        return formatter
