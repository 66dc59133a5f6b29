"""The script in real time: a bundled station in a process of its own, its acts asked for over HTTP.

``python -m tests.end_to_end.real_bench [arguments]`` is ``ocpp-acceptance run`` against such a station;
``make acceptance-real`` is that. What the station has to say goes to a file beside its station file.
"""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from ocpp_support.cli import app

ROOT = Path(__file__).parents[2]
STATION_FILE = ROOT / "stations" / "reference_http.toml"


@contextlib.contextmanager
def station_in_its_own_process(folder: Path, *, defects: Sequence[str] = ()) -> Iterator[Path]:
    """Start a station that dials a port of this machine; give the station file that fits it."""
    port = _free_port()
    command = [sys.executable, "-m", "simulator", "--fast", "--control", "127.0.0.1:0"]
    command += ["--url", f"ws://127.0.0.1:{port}/OWN-PROCESS"]
    command += [word for name in defects for word in ("--defect", name)]
    _make_image(folder / "reference-2.0.0.bin")
    with (
        (folder / "station.log").open("w", encoding="utf-8") as log,
        # Ctrl-C is the suite's to handle; the station must live until its last message was heard.
        subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True, start_new_session=True
        ) as station,
    ):
        try:
            assert station.stdout is not None
            control = next((line.split()[-1] for line in station.stdout if "served at" in line), None)
            assert control, (folder / "station.log").read_text(encoding="utf-8")
            yield _station_file(folder, port=str(port), control=control)
        finally:
            station.terminate()


def _station_file(folder: Path, *, port: str, control: str) -> Path:
    """Write the bundled file with the addresses of this run, and with an image."""
    text = STATION_FILE.read_text(encoding="utf-8")
    for bundled, own in (
        ("port = 9000", f"port = {port}"),
        ('"http://127.0.0.1:9100"', f'"{control}"'),
        ("# image = ", "image = "),
    ):
        assert text.count(bundled) == 1, bundled
        text = text.replace(bundled, own)
    file = folder / "own_process.toml"
    file.write_text(text, encoding="utf-8")
    return file


def _make_image(path: Path) -> None:
    make = [sys.executable, "-m", "simulator.make_image", "--version", "2.0.0", str(path)]
    subprocess.run(make, cwd=ROOT, check=True, capture_output=True)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as once:
        port: int = once.getsockname()[1]
        return port


def main(arguments: Sequence[str]) -> int:
    """Run the script, or a part of it; return what ``ocpp-acceptance run`` returns."""
    with (
        tempfile.TemporaryDirectory(prefix="acceptance-real-") as folder,
        station_in_its_own_process(Path(folder)) as file,
    ):
        status: int = app(["run", "--station", str(file), *arguments], standalone_mode=False)
        return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
