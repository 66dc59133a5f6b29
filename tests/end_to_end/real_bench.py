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
IDENTITY = "OWN-PROCESS"
FIRMWARE = "2.0.0"

STATION_FILE = """\
# The bundled reference station in a process of its own, at a pace that is bearable in real time.
[station]
identity = "{identity}"
connectors = 2
sim_card = true
cable_timeout = "release"

[errors]
connector = ["communication_pin", "power_pin", "phase_imbalance", "over_temperature", "connector_lock"]
station = ["over_temperature"]
emergency_stop = true

[listen]
port = {port}

[hands]
by = "http"
url = "{control}"

# Nothing that this station does by itself takes longer than three seconds.
[patience]
answer = 10
reaction = 10
boot = 30
reconnect = 30
transfer = 90
quiet = 3

[firmware]
version = "{firmware}"
image = "firmware.bin"
"""


@contextlib.contextmanager
def station_in_its_own_process(folder: Path, *, defects: Sequence[str] = ()) -> Iterator[Path]:
    """Start a station that dials a port of this machine; give the station file that fits it."""
    port = _free_port()
    command = [sys.executable, "-m", "simulator", "--fast", "--control", "127.0.0.1:0"]
    command += ["--url", f"ws://127.0.0.1:{port}/{IDENTITY}"]
    command += [word for name in defects for word in ("--defect", name)]
    _make_image(folder / "firmware.bin")
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
            file = folder / "own_process.toml"
            text = STATION_FILE.format(identity=IDENTITY, port=port, control=control, firmware=FIRMWARE)
            file.write_text(text, encoding="utf-8")
            yield file
        finally:
            station.terminate()


def _make_image(path: Path) -> None:
    make = [sys.executable, "-m", "simulator.make_image", "--version", FIRMWARE, str(path)]
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
