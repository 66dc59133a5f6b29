"""A small behave project with a stand-in for the bench, run as a process of its own."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CRITERIA = """
[[function]]
number = 1
title = "Lights"
section = "none"
[[criterion]]
id = "1.1"
function = 1
level = "must"
text = "The light goes on."
[[criterion]]
id = "1.2"
function = 1
level = "implied"
text = "The light goes off."
[[function]]
number = 2
title = "Doors"
section = "none"
[[criterion]]
id = "2.1"
function = 2
level = "must"
text = "The door opens."
"""

STEPS = """
import os, signal
from types import SimpleNamespace
import allure
from behave import given, then, when
from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.trace.events import Acted

@given("all is well")
@when("it is tried")
@then("it holds")
def fine(context): pass

@then("{connector} holds in the table")
def table(context, connector): context.seen = [row.cells for row in context.table]

@when("somebody does {act} at connector {number:d}")
def acts(context, act, number):
    context.bench.told.append(SimpleNamespace(content=Acted(act, "", "somebody", number)))

@when("somebody presents card {card}")
def presents(context, card):
    context.bench.told.append(SimpleNamespace(content=Acted("present_card", "", "somebody", 1, card)))

@then("the monitor finds {rule}")
def finds(context, rule):
    context.bench.finds(Finding(Severity.MUST, "4.2", "it did", rule))

@then("it does not hold")
def wrong(context):
    context.in_short = "no light"
    raise AssertionError("Expected: a light\\n     but: it was dark")

@then("it is missed")
def missed(context):
    raise AssertionError(
        "Not within 60 s\\nExpected: a light\\n     but: it was dark\\n"
        "What was said:\\n  station → Heartbeat {}"
    )

@given("nothing is ready")
def unready(context): raise RuntimeError("the socket is gone")

@given("an assertion comes too early")
def early(context): raise AssertionError("not yet")

@then("{connector} was tried")
def tried(context, connector): context.facts.append(f"{connector} tried")

@then("{count:d} items are there")
def items(context, count): context.facts.append(f"{count} items")

@given("the cleanup will fail")
def cleanup_fails(context):
    def put_back(): raise RuntimeError("could not put it back")
    context.add_cleanup(put_back)

@when("nobody is at the station")
def nobody(context): context.scenario.skip("not tested: nobody at the station")

@when("somebody walks off")
def walks_off(context): context.bench.hands.cannot = lambda act: "nobody answers"

@when("somebody comes back")
def comes_back(context): context.bench.hands.cannot = lambda act: None

@when("somebody presses Ctrl-C")
def interrupted(context): os.kill(os.getpid(), signal.SIGINT); signal.pause()

@then("a picture is attached")
def picture(context):
    allure.attach("hello", "a picture", allure.attachment_type.TEXT)
    allure.dynamic.title("renamed")
"""

ENVIRONMENT = """
import datetime, pathlib, types
import allure
from ocpp_support.matchers.registration import StationSeen
from ocpp_support.reporting.journal import Journal, ScenarioNotes

from ocpp_support.protocol.frames import Malformed
from ocpp_support.reporting.findings import noticed_in
from ocpp_support.reporting.names import label_of
from ocpp_support.reporting.trace_file import TraceFile
from ocpp_support.trace.account import Account, When
from ocpp_support.trace.chapters import ScenarioBegins
from ocpp_support.trace.trace import Sender
from ocpp_support.use import read_use

NOON = datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC)

class Kept:
    # Keeps a trace, as the bench does.
    def __init__(self, path):
        self.account = Account(connectors=2, ended_at=0.0)
        self.file = TraceFile(path or pathlib.Path("nowhere"), lambda: "CP1")
        if path:
            self.file.begin(NOON, connectors=2, clock="virtual")
    def begins(self, label):
        turn = ScenarioBegins(len(self.account.entries), 0.0, label)
        self.account.chapters.take(turn)
        self.file.turn(turn, NOON)
    def finds(self, finding):
        when = When(0.0, NOON, NOON)
        odd = Malformed("odd")
        self.file.take(self.account.add(1, Sender.STATION, odd, "[2,", when, findings=(finding,)))

class Told(list):
    now, mark = 60.0, types.SimpleNamespace(at=0.0)

def before_all(context):
    cannot = {context.config.userdata.get("test.cannot"): "nobody is there"}
    hands = types.SimpleNamespace(cannot=cannot.get)
    context.bench = types.SimpleNamespace(journal=Journal(clock="virtual"), hands=hands)
    context.bench.whereabouts = types.SimpleNamespace(tell=lambda **news: None)
    context.bench.journal.station = StationSeen("CP1", "ACME", "One", "SN1", "1.0", "")
    context.bench.identity = "CP1"
    context.kept = Kept(read_use(context.config.userdata).trace)
    context.bench.finds, context.bench.looks_back = context.kept.finds, lambda: None
    allure.attach("outside", "the set-up", allure.attachment_type.TEXT)
    if "cannot_begin" in context.config.userdata.get("test.trouble", ""):
        raise RuntimeError("no port was free")

def before_feature(context, feature):
    if "broken_feature" in feature.tags:
        raise RuntimeError("the feature cannot begin")

def before_scenario(context, scenario):
    context.facts, context.in_short = [], None
    context.kept.begins(label_of(scenario))
    context.bench.told = Told()
    if "needs.roof" in scenario.tags:
        scenario.skip("not applicable: the station has no roof")
    if "broken_before" in scenario.tags:
        raise RuntimeError("before went wrong")

def after_scenario(context, scenario):
    context.bench.journal.note(scenario, ScenarioNotes(context.facts, context.in_short, 3600.0))
    context.bench.journal.noticed = noticed_in(context.kept.account)
    if "broken_after" in scenario.tags:
        raise RuntimeError("after went wrong")
"""

SETTINGS = """
[tool.behave]
paths = ["features"]
runner = "ocpp_support.runner:AcceptanceRunner"
default_format = "plain"
show_skipped = false
"""

LIGHTS = """
Feature: 1 Lights
  Why light matters.

  @AC-1.1 @must @each_connector
  Scenario: On
    Given all is well
    When it is tried
    Then the connector was tried

  @AC-1.2 @should
  Scenario: Off
    When it is tried
    Then it holds
"""
DOORS = """
Feature: 2 Doors
  @AC-2.1 @must
  Scenario: Open
    When it is tried
    Then it holds

  @AC-2.1 @must @slow
  Scenario: Open slowly
    When it is tried
    Then it holds
"""


@dataclass(frozen=True)
class Ran:
    """What a run of the project left."""

    status: int
    output: str
    errors: str
    reports: Path

    @property
    def record(self) -> dict[str, Any]:
        return json.loads((self.reports / "acceptance.json").read_text())

    @property
    def results(self) -> dict[str, list[dict[str, Any]]]:
        """The Allure results by the name of their scenario."""
        found: dict[str, list[dict[str, Any]]] = {}
        for file in sorted((self.reports / "allure-results").glob("*-result.json")):
            result = json.loads(file.read_text())
            found.setdefault(result["name"], []).append(result)
        return found

    def result(self, name: str) -> dict[str, Any]:
        (one,) = self.results[name]
        return one

    def row(self, number: int) -> dict[str, Any]:
        return next(row for row in self.record["functions"] if row["number"] == number)


class SmallProject:
    """Writes the project into a folder and runs it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._write("pyproject.toml", SETTINGS)
        self._write("environment.py", ENVIRONMENT)
        self._write("steps/all_steps.py", STEPS)
        self._write("features/acceptance/criteria.toml", CRITERIA)

    def feature(self, name: str, text: str) -> None:
        self._write(f"features/acceptance/{name}.feature", text)

    def passes(self) -> None:
        """Write features that pass, and fulfil every criterion."""
        self.feature("01_lights", LIGHTS)
        self.feature("02_doors", DOORS)

    def station(self, text: str, name: str = "mine") -> str:
        """Write a station file; return what names it for the run."""
        self._write(f"{name}.toml", text)
        return f"station={name}.toml"

    def run(self, *arguments: str, command: tuple[str, ...] = ("-m", "behave")) -> Ran:
        process = subprocess.run(
            [sys.executable, *command, *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return Ran(process.returncode, process.stdout, process.stderr, self.folder / "reports")

    def _write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
