"""``ocpp-acceptance certificates``, as a user has it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ocpp_support.cli import app
from ocpp_support.station.station_file import load_profile


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["certificates", *arguments])
    return result.exit_code, result.output


def table_in(output: str) -> str:
    return output[output.index("  [security]") :]


def test_it_makes_what_profile_2_needs_and_says_where_it_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, output = run("--folder", str(tmp_path / "lab"), "--name", "bench.example")
    assert status == 0
    assert f"{tmp_path / 'lab' / 'lab-ca.pem'} (new)" in output
    assert "for bench.example, " in output
    assert "localhost" in output
    station_file = tmp_path / "station.toml"
    station_file.write_text(table_in(output))
    assert load_profile(str(station_file)).security.profile == 2


def test_it_makes_what_profile_3_needs_and_keeps_it(tmp_path: Path) -> None:
    arguments = ("--folder", str(tmp_path), "--station", "CP01")
    status, output = run(*arguments)
    assert status == 0
    security = tomllib.loads(table_in(output))["security"]
    assert security["profile"] == 3
    assert Path(security["station_ca"]) == tmp_path / "lab-ca.pem"
    _, again = run(*arguments)
    assert "lab-ca.pem (kept as it was)" in again
    assert "station-CP01.key (kept as it was)" in again


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--name", "a b"], "“a b” is neither a host's name nor an address"),
        (["--station", ""], "an identity has 1 to 64 characters"),
        (["--station", "x" * 65], "an identity has 1 to 64 characters"),
    ],
)
def test_a_mistake_is_named_before_anything_is_made(tmp_path: Path, arguments: list[str], said: str) -> None:
    status, output = run("--folder", str(tmp_path / "lab"), *arguments)
    assert status == 2
    assert said in " ".join(output.replace("│", " ").split())
    assert not (tmp_path / "lab").exists()


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    status, output = run("--folder", str(tmp_path / "file"))
    assert status == 2
    assert output.startswith("No certificates: ")
    assert "Traceback" not in output
