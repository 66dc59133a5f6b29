"""The Allure report of a run: its formatter and its configuration.

Owns the folder of results: that no scenario is missing in it, and what the page is to look like. The
result of one scenario is `allure_listener`'s; making the page is `page`'s.
"""

import json
import os
import platform
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Any

import allure_commons
from allure_behave.formatter import AllureFormatter as StockFormatter
from allure_commons.logger import AllureFileLogger
from behave.formatter.base import Formatter, StreamOpener
from behave.model import Feature

from ocpp_support.reporting.allure_executor import executor_of
from ocpp_support.reporting.allure_findings import attach_findings
from ocpp_support.reporting.allure_labels import KNOWN_DEVIATION, SHOWN_ELSEWHERE, Introduction
from ocpp_support.reporting.allure_listener import ScenarioListener
from ocpp_support.reporting.findings import Noticed
from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.journal import Journal
from ocpp_support.reporting.names import Names
from ocpp_support.reporting.page_order import LABEL as PLACE
from ocpp_support.reporting.reading import RunReading
from ocpp_support.reporting.record import SUITE

CATEGORIES = (
    {
        "name": "Known deviation: declared in the station file",
        "matchers": {"statuses": ["failed"], "labels": {KNOWN_DEVIATION: "."}},
    },
    {
        "name": "The station does not conform",
        "matchers": {"statuses": ["failed"], "labels": {"severity": "critical"}},
    },
    {"name": "A remark: not what the script demands", "matchers": {"statuses": ["failed"]}},
    {"name": "Bench trouble: could not be judged", "matchers": {"statuses": ["broken"]}},
    {"name": "Not applicable", "matchers": {"statuses": ["skipped"], "message": "^not applicable"}},
    {"name": "The run was stopped", "matchers": {"statuses": ["skipped"], "message": "run was stopped"}},
    {"name": "Needs a person or equipment", "matchers": {"statuses": ["skipped"], "message": "^not tested"}},
)

CHARTS = (
    {"type": "currentStatus", "title": "This run"},
    {"type": "statusDynamics", "title": "Run after run"},
    {"type": "statusTransitions", "title": "What got better, and what got worse"},
    {
        "type": "testResultSeverities",
        "title": "By weight: MUST is critical, SHOULD minor, MAY trivial",
        "levels": ["critical", "minor", "trivial"],
        "includeUnset": False,
    },
    {"type": "successRateDistribution", "title": "Function by function"},
)
"""What says something of a station; how long a test takes, and how old it is, does not."""


class AllureFormatter(StockFormatter):  # type: ignore[misc]
    """Writes a result for every scenario of the run, whatever became of it."""

    def __init__(
        self,
        folder: ReportsFolder,
        config: Any,
        *,
        names: Names,
        features: Sequence[Feature],
        reading: RunReading,
        journal: Callable[[], Journal],
        station: str,
        introduction: Introduction,
        noticed: Callable[[], Sequence[Noticed]] = list,
    ) -> None:
        """Set up.

        ``station`` is the station file's name, used until the station says who it is. ``noticed`` returns
        what the monitor found, part by part.
        """
        # Not the stock formatter's own: that one would register a listener that cannot be told anything.
        Formatter.__init__(self, StreamOpener(str(folder.allure_results)), config)
        self._folder = folder
        self._names = names
        self._features = features
        self._reading = reading
        self._journal = journal
        self._station = station
        self._noticed = noticed
        self._open = True
        self.testplan = None
        self.file_logger = AllureFileLogger(str(folder.allure_results))
        self.listener = self._listener(config, introduction)
        allure_commons.plugin_manager.register(self.listener)
        allure_commons.plugin_manager.register(self.file_logger)

    def _listener(self, config: Any, introduction: Introduction) -> ScenarioListener:
        reading, journal = self._reading, self._journal
        return ScenarioListener(
            config,
            names=self._names,
            outcome=lambda scenario: reading.outcome(scenario, journal()),
            left_out=lambda scenario: reading.left_out(scenario) or reading.shown(scenario),
            station=lambda: journal().station,
            fallback=self._station,
            introduction=introduction,
        )

    def feature(self, feature: Feature) -> None:
        """Watch every scenario of a feature, those of outlines too."""
        for scenario in feature.walk_scenarios():
            scenario.run = allure_commons.test(scenario.run, context={"scenario": scenario})

    def close(self) -> None:
        """Write what is still missing: what never began, what failed outside, whom it is about."""
        if not self._open:
            return
        self._open = False
        for scenario in self._names.scenarios:
            if not self.listener.has_seen(scenario):
                self.listener.start_scenario(scenario)
                self.listener.stop_scenario(scenario)
        for trouble in self._reading.trouble(self._features):
            self.listener.global_error(message=trouble, trace="")
        attach_findings(self._folder.allure_results, self._noticed())
        self._describe()
        super().close()

    def _describe(self) -> None:
        seen, suite = self._journal().station, version(SUITE)
        environment = {
            "Station": seen.identity or self._station,
            "Vendor": seen.vendor,
            "Model": seen.model,
            "Serial": seen.serial,
            "Firmware": seen.firmware,
            "Profile": self._station,
            "Clock": self._journal().clock,
            "Suite": f"{SUITE} {suite}",
            "Python": platform.python_version(),
        }
        results = self._folder.allure_results
        lines = [f"{name}={value or '-'}\n" for name, value in environment.items()]
        (results / "environment.properties").write_text("".join(lines), encoding="utf-8")
        executor = executor_of(os.environ, f"{SUITE} {suite}")
        (results / "executor.json").write_text(json.dumps(executor), encoding="utf-8")
        config = json.dumps(self._page_config(), indent=2)
        self._folder.allure_config.write_text(config + "\n", encoding="utf-8")

    @property
    def _title(self) -> str:
        seen = self._journal().station
        return f"Acceptance of {seen.model or seen.identity or self._station}"

    def _page_config(self) -> dict[str, Any]:
        options = {
            "reportName": self._title,
            "singleFile": True,
            "reportLanguage": "en",
            # By no label: one that is hidden makes no tree. By the way to each scenario, which is our own.
            "groupBy": [],
            "charts": CHARTS,
        }
        return {
            "name": self._title,
            "hideLabels": [*SHOWN_ELSEWHERE, PLACE],
            "plugins": {"awesome": {"options": options}},
            "categories": CATEGORIES,
        }
