"""A campaign on a real Dask cluster: a scheduler and two workers, one of which is killed in the middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from distributed import Client

from tests.free_ports import free_ports

ROOT = Path(__file__).parents[2]
FEW = """
features = ["features/acceptance/15_clear_cache.feature", "features/acceptance/16_trigger_message.feature"]

[[station]]
station = "reference"
name = "good"
count = 3

[[station]]
station = "dc_150"
defects = ["silent-status-trigger"]
name = "bad"
"""


@contextmanager
def running(*command: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with (folder / "cluster.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *command],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Yield the address of a scheduler, and the process of one of its two workers."""
    [port] = free_ports(1)
    address = f"127.0.0.1:{port}"
    with ExitStack() as started:
        scheduler = ("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
        started.enter_context(running(*scheduler, folder=tmp_path))
        worker = ("worker", f"tcp://{address}", "--nthreads", "1", "--no-nanny", "--no-dashboard")
        workers = [
            started.enter_context(running(*worker, "--host", "127.0.0.1", folder=tmp_path)) for _ in range(2)
        ]
        client: Any = started.enter_context(Client(f"tcp://{address}", timeout=60, set_as_default=False))
        client.wait_for_workers(2, timeout=60)
        yield address, workers[0]


def test_a_worker_that_is_killed_costs_no_station_its_verdict(
    cluster: tuple[str, subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    address, worker = cluster
    (tmp_path / "few.toml").write_text(FEW, encoding="utf-8")
    command = ["-c", "from ocpp_support.cli import app; app()", "campaign", str(tmp_path / "few.toml")]
    asked = [*command, "--reports", str(tmp_path / "out"), "--engine", f"dask://{address}"]
    with subprocess.Popen(
        [sys.executable, *asked], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as campaign:
        assert campaign.stdout is not None
        first = campaign.stdout.readline()
        worker.kill()
        rest = campaign.stdout.read()
        assert campaign.wait(240) == 1, first + rest
    told = json.loads((tmp_path / "out/campaign.json").read_text(encoding="utf-8"))
    found = {one["name"]: (one["verdict"], one["trouble"]) for one in told["stations"]}
    # A part of the script is never more than incomplete; what matters is that all of it was judged.
    good = dict.fromkeys(("good-1", "good-2", "good-3"), ("incomplete", ""))
    assert found == good | {"bad": ("refused", "")}
    assert {one["functions"]["16"]["verdict"] for one in told["stations"]} == {"passed", "failed"}
