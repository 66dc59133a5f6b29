"""Everything that a run writes: Allure's results and the diary while it lasts, record and form at its end.

Owns whether a run begins anew or goes on with the one in the reports' folder. What stands in each report is
`reporting`'s work, running is the runner's.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from behave.formatter.base import Formatter
from behave.model import Feature

from ocpp_support.asked import WrongUse, option
from ocpp_support.reporting.allure import AllureFormatter
from ocpp_support.reporting.allure_labels import Introduction
from ocpp_support.reporting.criteria import load_criteria
from ocpp_support.reporting.diary import Diary, Head, Part, Written, read_diary
from ocpp_support.reporting.findings import Noticed, in_record, merged, noticed_in
from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.journal import Journal
from ocpp_support.reporting.keeper import DiaryKeeper, Settling
from ocpp_support.reporting.leftovers import tidy
from ocpp_support.reporting.names import Names
from ocpp_support.reporting.outcomes import STOPPED
from ocpp_support.reporting.provenance import commit
from ocpp_support.reporting.publish import publish, write_record
from ocpp_support.reporting.reading import RunReading, left_out_outcomes
from ocpp_support.reporting.record import SUITE, Record, RunInfo, build_record
from ocpp_support.reporting.resuming import CannotGoOn, check, head_of
from ocpp_support.trace.reading import read_trace
from ocpp_support.use import Use

_DECLARED = {"station", "errors", "platform", "settings"}
"""Tables of the station file that decide what applies: with others, it would be another run."""


class RunReports:
    """What one run leaves, from its first scenario to the last.

    Args:
        use: What was asked.
        names: The scenarios of the run.
        reading: What became of them.
        journal: Returns the bench's notes.
        script: The folder of the acceptance script.
    """

    def __init__(
        self, use: Use, names: Names, reading: RunReading, journal: Callable[[], Journal], script: Path
    ) -> None:
        self._use = use
        self._names = names
        self._reading = reading
        self._journal = journal
        self._script = script
        self.functions = load_criteria(script / "criteria.toml")
        """The rows of the form."""
        self._started = datetime.now().astimezone()
        self._chosen = [names.of(one) for one in names.scenarios if not reading.left_out(one)]
        self.earlier: Written | None = None
        """What an earlier part of the run left; None where this is the first."""
        self._noticed_earlier: list[Noticed] = []
        self.news = ""
        """What the user is to know of an earlier run before this one starts."""
        self._check_deviations()

    def _check_deviations(self) -> None:
        """See that each declared deviation is one from a criterion: another could never be noticed."""
        criteria = {one.id for function in self.functions for one in function.criteria}
        for name in self._use.deviations.keys() - criteria:
            raise WrongUse(f"The station file declares a deviation from {name}, which is no criterion.")

    def go_on(self) -> None:
        """Take over what an earlier part of the same run has done; raises `WrongUse` where there is none."""
        folder = self._use.reports
        if folder is None:
            raise WrongUse(
                f"{option('resume')} goes on with the run in the reports' folder, and there is none."
            )
        try:
            self.earlier = check(read_diary(folder.diary), self._head(), self._chosen, folder.root)
        except CannotGoOn as why:
            raise WrongUse(str(why)) from why
        self.news = self.earlier.in_words(len(self._chosen))
        self._noticed_earlier = _noticed(folder.trace)
        outcomes = self.earlier.outcomes
        shown = tidy(folder.allure_results, outcomes)
        for scenario in self._names.scenarios:
            name = self._names.of(scenario)
            if name in outcomes:
                self._reading.carry(scenario, outcomes[name], shown=name in shown)

    def open(self, config: Any, features: Sequence[Feature]) -> list[Formatter]:
        """Make the folder ready; return the formatters that write into it."""
        folder = self._use.reports
        if folder is None:
            return []
        if self.earlier is None:
            self._move_aside(folder)
        allure = self._allure(folder, config, features)
        return [allure, self._keeper(folder, config)]

    def write(self, features: Sequence[Feature]) -> Record:
        """Judge the run, and write record and form."""
        record = self.judged(features)
        if self._use.reports is not None:
            trouble = self._reading.trouble(features)
            publish(record, self._use.reports, trouble, self._use.template)
        if self._use.record is not None:
            write_record(record, self._use.record)
        return record

    @property
    def left_to_do(self) -> bool:
        """Whether the run was stopped, or could not begin, and can go on."""
        if self._use.reports is None:
            return False
        journal = self._journal()
        outcomes = (self._reading.outcome(scenario, journal) for scenario in self._names.scenarios)
        return bool(self._reading.at_start) or any(one.message == STOPPED for one in outcomes)

    def _move_aside(self, folder: ReportsFolder) -> None:
        left = read_diary(folder.diary)
        kept = folder.keep_earlier()
        if left is not None and left.interrupted:
            self.news = (
                f"The run in {folder.root} was interrupted. It is in {kept} now;"
                f" to go on with it: {option('reports', str(kept))} {option('resume')}"
            )

    @property
    def identity(self) -> str:
        """Of the station that an earlier part of the run was about; "" where none is known."""
        return self.earlier.station.identity if self.earlier else ""

    def _allure(self, folder: ReportsFolder, config: Any, features: Sequence[Feature]) -> AllureFormatter:
        return AllureFormatter(
            folder,
            config,
            names=self._names,
            features=features,
            reading=self._reading,
            journal=self._journal,
            station=self._use.profile.name,
            introduction=Introduction(self.functions, self._use.deviations),
            noticed=self._noticed,
        )

    def _keeper(self, folder: ReportsFolder, config: Any) -> DiaryKeeper:
        by_hand = self._use.profile.real
        diary = Diary(folder.diary, durable=by_hand)
        if self.earlier is None:
            diary.begin(self._head(), self._started)
        else:
            diary.go_on(self._started)
        return DiaryKeeper(
            config,
            diary,
            names=self._names,
            outcome=lambda scenario: self._reading.outcome(scenario, self._journal()),
            station=lambda: self._journal().station,
            settle=Settling(folder.allure_results) if by_hand else lambda: None,
        )

    def judged(self, features: Sequence[Feature]) -> Record:
        """Judge the run as far as it has come."""
        journal = self._journal()
        outcomes = [self._reading.outcome(scenario, journal) for scenario in self._names.scenarios]
        outcomes += left_out_outcomes(self._script, [one.feature for one in self._names.scenarios])
        parts = (
            *(self.earlier.parts if self.earlier else ()),
            Part(self._started, datetime.now().astimezone()),
        )
        run = RunInfo(
            parts=parts,
            clock=journal.clock,
            version=version(SUITE),
            commit=commit(),
            trouble=bool(self._reading.trouble(features)),
            strict=self._use.monitor_decides,
        )
        seen = self.earlier.station if self.earlier and self.earlier.station.identity else journal.station
        findings = merged(*(in_record(part) for part in self._noticed()))
        record = build_record(self.functions, outcomes, seen, run, self._use.deviations, findings)
        return record | {"remarks": [*journal.remarks], "cover": self._use.cover}

    def _noticed(self) -> list[Noticed]:
        """Return what the monitor found in earlier parts of the run, and in this one."""
        return [*self._noticed_earlier, self._journal().noticed]

    def _head(self) -> Head:
        profile = self._use.profile
        return head_of(
            station=profile.name,
            declared=profile.model_dump_json(include=_DECLARED),
            files=_files(self._names.scenarios),
            chosen=self._chosen,
            strict=self._use.strict,
        )


def _noticed(trace: Path) -> list[Noticed]:
    """Return what the monitor finds in what earlier parts of the run have left."""
    try:
        kept = trace.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return [noticed_in(account) for account in read_trace(kept).accounts]


def _files(scenarios: Collection[Any]) -> list[Path]:
    return [Path(name) for name in dict.fromkeys(str(scenario.filename) for scenario in scenarios)]
