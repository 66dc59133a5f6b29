import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ocpp_support.cli import app
from ocpp_support.doctor import command
from ocpp_support.doctor.check import ok, problem

from .lines import profile


def doctor(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["doctor", *arguments])


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the doctor finds; the examination itself is left out."""
    checks: list[object] = [ok("port", "port 9000 is free")]
    monkeypatch.setattr(command, "examine", lambda *_, **__: checks)
    return checks


def test_nothing_in_the_way_ends_0(found: list[object]) -> None:
    done = doctor("reference")

    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "✓ port         port 9000 is free",
        "",
        "Nothing stands in the way; no warning.",
    ]


def test_something_to_mend_ends_3(found: list[object]) -> None:
    found.append(problem("port", "port 9000 is taken", "free it"))
    done = doctor("reference")

    assert done.exit_code == 3
    assert "✗ port         port 9000 is taken" in done.stdout
    assert done.stdout.endswith("1 problem.\n")


def test_the_same_list_for_machines(found: list[object]) -> None:
    done = doctor("reference", "--json")

    assert json.loads(done.stdout) == [
        {"about": "port", "sign": "ok", "found": "port 9000 is free", "remedy": "", "details": []}
    ]


def test_without_a_station_file_it_says_how_to_get_one(found: list[object]) -> None:
    done = doctor()

    assert done.exit_code == 0
    assert "! station file none was given" in done.stdout
    assert "ocpp-acceptance wait --listen 0.0.0.0:9000" in done.stdout


@pytest.mark.parametrize("arguments", [(), ("--json",)])
def test_a_station_file_with_a_mistake_ends_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("[station]\nconectors = 2\n", encoding="utf-8")
    done = doctor(str(file), *arguments)

    assert done.exit_code == 2
    assert "line 2" in done.stdout
    assert "connectors" in done.stdout
    if arguments:
        assert json.loads(done.stdout)[0]["sign"] == "problem"


def test_a_whole_look_at_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(command, "unknown_station", lambda: profile(listen={"host": "127.0.0.1"}))
    done = doctor("--reports", str(tmp_path))

    assert done.exit_code == 3, done.output
    assert "✗ listening    it listens on 127.0.0.1" in done.stdout


def test_what_is_unknown_of_a_station_is_where_it_will_dial() -> None:
    unknown = command.unknown_station()

    assert (unknown.listen.host, unknown.listen.port) == ("0.0.0.0", 9000)
    assert unknown.real
