"""Settings are put back after a run that could not: the bundled station's, also in a process of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from ocpp_support.cast.written_down import WrittenDown
from ocpp_support.cli import app
from ocpp_support.restoring import CannotRestore, to_restore
from ocpp_support.station.profile import Profile
from tests.free_ports import free_ports

BUNDLED = "RW22-000042"
"""What the reference station calls itself."""


class Said(NamedTuple):
    status: int
    text: str


def _restore(reports: Path, station: str = "reference") -> Said:
    done = CliRunner().invoke(app, ["restore", station, "--reports", str(reports)])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return Said(done.exit_code, done.stdout)


def _written(reports: Path, identity: str = BUNDLED, **settings: str) -> WrittenDown:
    file = WrittenDown(reports, identity)
    file.write(settings)
    return file


def test_what_an_earlier_run_found_is_put_back(tmp_path: Path) -> None:
    file = _written(tmp_path, HeartbeatInterval="600", ConnectorPhaseRotation="1.RTS,2.RST")
    done = _restore(tmp_path)
    assert done.status == 0
    assert "every setting that can be changed is as it was found" in done.text
    assert not file.path.exists()


def test_what_will_not_change_is_told_and_stays_written_down(tmp_path: Path) -> None:
    file = _written(tmp_path, HeartbeatInterval="600", ResetRetries="many")
    done = _restore(tmp_path)
    assert done.status == 3
    assert "ResetRetries was 'many' and is '1'." in done.text
    assert file.read() == {"ResetRetries": "many"}


def test_where_nothing_is_written_down_there_is_nothing_to_do(tmp_path: Path) -> None:
    done = _restore(tmp_path / "nowhere")
    assert done.status == 0
    assert done.text.startswith("There is nothing to put back")


def test_no_secret_is_told(tmp_path: Path) -> None:
    done = _restore(tmp_path / "x?token=s3cret")
    assert "x?token=*** no settings of this station" in done.text


def test_a_station_file_that_cannot_be_used_is_wrong_use(tmp_path: Path) -> None:
    done = _restore(tmp_path, "nosuch")
    assert done.status == 2
    assert "There is no station “nosuch”" in done.text


def test_a_station_that_cannot_be_let_in_is_wrong_use(
    tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_SUCH_PASSWORD", raising=False)
    file = _station_file(tmp_path, port)
    secured = '[security]\nprofile = 1\npassword = { env = "NO_SUCH_PASSWORD" }\n'
    file.write_text(file.read_text() + "\n" + secured)
    done = _restore(tmp_path, str(file))
    assert done.status == 2
    assert "NO_SUCH_PASSWORD is not set" in done.text


def test_what_cannot_be_read_is_told_and_left_alone(tmp_path: Path) -> None:
    file = _written(tmp_path)
    file.path.write_text("half a fi")
    done = _restore(tmp_path)
    assert done.status == 3
    assert "cannot be read" in done.text
    assert file.path.read_text() == "half a fi"


def test_of_several_stations_the_station_file_says_which(tmp_path: Path) -> None:
    one, other = _written(tmp_path, "one", A="1"), _written(tmp_path, "other", A="1")
    with pytest.raises(CannotRestore, match="holds the settings of one, other: give a station file"):
        to_restore(Profile(), tmp_path)
    other.remove()
    assert to_restore(Profile(), tmp_path) == one
    named = Profile.model_validate({"station": {"identity": "third"}})
    assert to_restore(named, tmp_path) is None
    assert _restore(tmp_path).text.startswith("Waiting for one at ws://127.0.0.1:")


def _station_file(folder: Path, port: int, **patience: float) -> Path:
    lines = ["[station]", 'identity = "CP1"', "connectors = 2", "[listen]", f"port = {port}"]
    lines += ["[hands]", 'by = "http"', 'url = "http://127.0.0.1:1"', "[patience]"]
    lines += [f"{name} = {seconds}" for name, seconds in patience.items()]
    path = folder / "mine.toml"
    path.write_text("\n".join(lines))
    return path


@pytest.fixture
def port() -> int:
    return free_ports(1)[0]


def test_a_station_in_its_own_process_gets_its_settings_back(tmp_path: Path, port: int) -> None:
    file = _written(tmp_path, "CP1", HeartbeatInterval="600")
    command = [sys.executable, "-m", "simulator", "--fast", "--url", f"ws://127.0.0.1:{port}/CP1"]
    station = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        done = _restore(tmp_path, str(_station_file(tmp_path, port, quiet=0.2)))
    finally:
        station.terminate()
        station.wait(timeout=10)
    assert done.text.startswith(f"Waiting for CP1 at ws://127.0.0.1:{port}/CP1")
    assert done.status == 0, done.text
    assert not file.path.exists()


def test_a_station_that_does_not_come_is_waited_for_and_no_longer(tmp_path: Path, port: int) -> None:
    file = _written(tmp_path, "CP1", HeartbeatInterval="600")
    done = _restore(tmp_path, str(_station_file(tmp_path, port, prompt=0.1)))
    assert done.status == 3
    assert f"CP1 did not come within 0 s. What was found stays written down in {tmp_path}" in done.text
    assert file.read() == {"HeartbeatInterval": "600"}


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    _written(tmp_path, "CP1", HeartbeatInterval="600")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = _restore(tmp_path, str(_station_file(tmp_path, taken.getsockname()[1])))
    assert done.status == 2
    assert "address already in use" in done.text
