"""A small project of one step file, for the tests of the vocabulary."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocpp_support.vocabulary.phrases import Vocabulary, read_phrases

STEPS = """
from behave import given, then, when


@given("the station is online and idle")
def station_is_online_and_idle(context):
    pass


@given("{outlet:Outlet} is out of service")
def outlet_is_out_of_service(context, outlet):
    pass


@when("the operator takes {outlet:Outlet} out of service")
def operator_takes_out_of_service(context, outlet):
    pass


@when("the station restarts")
def station_restarts(context):
    pass


@then("{outlet:Outlet} becomes {statuses:Statuses}")
def outlet_becomes(context, outlet, statuses):
    pass


@then('the station asks about card {card:Card} within {some_seconds:Number} seconds')
def station_asks(context, card, some_seconds):
    pass
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the project, which is the current one."""
    (tmp_path / "steps").mkdir()
    (tmp_path / "steps" / "place_steps.py").write_text(STEPS, encoding="utf-8")
    (tmp_path / "features").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def vocabulary(project: Path) -> Vocabulary:
    """Return the phrases of the project."""
    return read_phrases(Path("steps"))
