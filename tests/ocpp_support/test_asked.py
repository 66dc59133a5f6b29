import shlex
import sys

import pytest

from ocpp_support.asked import GO_ON, command_to_go_on, of_the_command_line, option
from tests.ocpp_support.small_project import SmallProject

STATION = '[hands]\nby = "person"\n'
COMMAND = ("-c", "from ocpp_support.cli import app; app()", "run")


@pytest.fixture
def by_behave(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(GO_ON, raising=False)


def test_whoever_called_behave_is_told_of_its_names(by_behave: None) -> None:
    assert option("resume") == "-D resume=true"
    assert option("reports", "my reports") == "-D 'reports=my reports'"


def test_whoever_gave_options_is_told_of_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(GO_ON, "ocpp-acceptance run --resume")

    assert option("resume") == "--resume"
    assert option("reports", "my reports") == "--reports 'my reports'"
    assert command_to_go_on() == "ocpp-acceptance run --resume"


def test_the_command_line_goes_on_with_the_very_same_choice() -> None:
    command = of_the_command_line(["--station", "my station.toml", "-n", "On (connector 1)"])

    assert shlex.split(command)[:5] == ["ocpp-acceptance", "run", "--resume", "--station", "my station.toml"]
    assert shlex.split(command)[5:] == ["-n", "On (connector 1)"]


@pytest.mark.parametrize("again", [[], ["-D", "resume=true"], ["-Dresume=true"]])
def test_behave_goes_on_with_the_very_same_choice(
    by_behave: None, monkeypatch: pytest.MonkeyPatch, again: list[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["behave", "-D", "station=x.toml", *again, "a b.feature"])

    assert command_to_go_on() == "behave -D resume=true -D station=x.toml 'a b.feature'"


def test_a_run_by_hand_that_could_not_begin_ends_with_the_command_too(project: SmallProject) -> None:
    project.passes()
    ran = project.run("-D", project.station(STATION), "-D", "test.trouble=cannot_begin")

    assert "Go on with: behave -D resume=true -D station=mine.toml -D test.trouble=cannot_begin" in ran.output


def test_whoever_gave_options_reads_of_options(project: SmallProject) -> None:
    project.passes()
    ran = project.run("--resume", command=COMMAND)

    assert ran.errors.strip() == "There is no run to go on with in reports: start one without --resume."
