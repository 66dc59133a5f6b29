"""The script in real time: a bundled station in a process of its own, its acts asked for over HTTP.

``python -m tests.end_to_end.real_bench [arguments]`` is ``ocpp-acceptance run`` against such a station;
``make acceptance-real`` is that. What the station has to say goes to a file beside its station file.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from ocpp_support.cli import app
from tests.free_ports import free_ports

ROOT = Path(__file__).parents[2]
IDENTITY = "OWN-PROCESS"
STATION_FILE = ROOT / "stations" / "reference_http.toml"


@contextlib.contextmanager
def station_in_its_own_process(
    folder: Path, *options: str, scheme: str = "ws", tables: str = ""
) -> Iterator[Path]:
    """Start a station that dials a port of this machine; give the station file that fits it.

    Args:
        folder: Where the station file is written, and what the station has to say.
        options: More for the station's command line.
        scheme: How it dials, ws or wss.
        tables: More for the station file.
    """
    (port,) = free_ports(1)
    command = [sys.executable, "-m", "simulator", "--fast", "--control", "127.0.0.1:0", *options]
    command += ["--url", f"{scheme}://127.0.0.1:{port}/{IDENTITY}"]
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
            yield _station_file(folder, tables, port=str(port), control=control)
        finally:
            station.terminate()


def _station_file(folder: Path, tables: str, *, port: str, control: str) -> Path:
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
    file.write_text(f"{text}\n{tables}", encoding="utf-8")
    return file


def _make_image(path: Path) -> None:
    make = [sys.executable, "-m", "simulator.make_image", "--version", "2.0.0", str(path)]
    subprocess.run(make, cwd=ROOT, check=True, capture_output=True)


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
