"""A campaign on a real Dask cluster of a scheduler and two workers, which are killed in the middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
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
            with suppress(ProcessLookupError):  # It may have ended by itself.
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


class Cluster:
    """A scheduler and two workers, each a process.

    Attributes:
        address: The scheduler's.
    """

    def __init__(self, folder: Path, started: ExitStack) -> None:
        [self._port] = free_ports(1)
        self.address = f"127.0.0.1:{self._port}"
        self._folder = folder
        self._started = started
        self.starts()

    def starts(self) -> None:
        """Start the scheduler and its workers."""
        local = ("--host", "127.0.0.1", "--no-dashboard")
        self.scheduler = self._start("scheduler", "--port", str(self._port), *local)
        worker = ("worker", f"tcp://{self.address}", "--nthreads", "1", "--no-nanny", *local)
        self.workers = [self._start(*worker) for _ in range(2)]

    def is_whole(self) -> None:
        """Wait until both workers have come to the scheduler."""
        with Client(f"tcp://{self.address}", timeout=60, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        return self._started.enter_context(running(*command, folder=self._folder))


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with ExitStack() as started:
        one = Cluster(tmp_path, started)
        one.is_whole()
        yield one


def judged(cluster: Cluster, folder: Path, trouble: Callable[[], None]) -> tuple[int, list[dict[str, Any]]]:
    """Run the campaign, with trouble after its first station; return its status, and what it says."""
    (folder / "few.toml").write_text(FEW, encoding="utf-8")
    command = ["-c", "from ocpp_support.cli import app; app()", "campaign", str(folder / "few.toml")]
    asked = [*command, "--reports", str(folder / "out"), "--engine", f"dask://{cluster.address}", "--no-page"]
    with subprocess.Popen(
        [sys.executable, *asked], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as campaign:
        assert campaign.stdout is not None
        campaign.stdout.readline()
        trouble()
        campaign.stdout.read()
        status = campaign.wait(240)
    told = json.loads((folder / "out/campaign.json").read_text(encoding="utf-8"))
    return status, told["stations"]


# A part of the script is never more than incomplete; what matters is that all of it was judged.
FOUND = dict.fromkeys(("good-1", "good-2", "good-3"), "incomplete") | {"bad": "refused"}


def test_a_worker_that_is_killed_costs_no_station_its_verdict(cluster: Cluster, tmp_path: Path) -> None:
    status, stations = judged(cluster, tmp_path, cluster.workers[0].kill)
    assert status == 1
    found = {one["name"]: (one["verdict"], one["trouble"]) for one in stations}
    assert found == {name: (verdict, "") for name, verdict in FOUND.items()}
    assert {one["functions"]["16"]["verdict"] for one in stations} == {"passed", "failed"}


def test_a_scheduler_that_is_killed_and_started_anew_costs_no_station_its_verdict(
    cluster: Cluster, tmp_path: Path
) -> None:
    def killed_and_started_anew() -> None:
        cluster.scheduler.kill()
        for worker in cluster.workers:
            worker.wait(60)  # Without a scheduler they end; whoever keeps it running starts them, too.
        cluster.starts()

    _, stations = judged(cluster, tmp_path, killed_and_started_anew)
    assert {one["name"]: one["verdict"] for one in stations} == FOUND
