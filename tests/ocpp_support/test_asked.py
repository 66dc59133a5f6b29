import shlex
import sys

import pytest

from ocpp_support.asked import GO_ON, command_to_go_on, of_the_command_line, option


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
