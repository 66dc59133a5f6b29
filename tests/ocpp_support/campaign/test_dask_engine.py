"""A job of which nothing will come back is given up, whatever its future says."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.campaign import dask_engine as module
from ocpp_support.campaign.dask_engine import NOBODY_S, Dask, NoEngine, connected
from ocpp_support.campaign.job import Job
from tests.free_ports import free_ports

PLAIN, HARDWARE = Job("plain", (), 60.0), Job("hardware", (), 60.0, again=False, resource="bay1")


class Cluster:
    """A client whose scheduler and workers are as the test says, at a time that it says."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.status = "running"
        self.id = "first"
        self.workers: dict[str, Any] = {"w": {"resources": {"bay1": 1}}}
        self.now = 1000.0
        self.gone = False
        monkeypatch.setattr("distributed.Event", lambda *_, **__: None)
        monkeypatch.setattr(module.time, "monotonic", lambda: self.now)

    def scheduler_info(self) -> dict[str, Any]:
        if self.gone:
            raise OSError("no scheduler")
        return {"id": self.id, "workers": self.workers}


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Cluster:
    return Cluster(monkeypatch)


@pytest.fixture
def look(cluster: Cluster) -> Any:
    engine = Dask(cluster)

    def given_up(after: float) -> dict[str, tuple[str, bool]]:
        cluster.now += after
        return {ran.job.name: (ran.trouble, ran.lost) for ran in engine.given_up([PLAIN, HARDWARE])}

    return given_up


def test_nothing_is_given_up_while_somebody_can_do_it(cluster: Cluster, look: Any) -> None:
    for _ in range(3):
        assert look(NOBODY_S * 2) == {}


def test_a_scheduler_that_was_started_anew_knows_of_none(cluster: Cluster, look: Any) -> None:
    look(2)
    cluster.id = "second"
    assert look(2) == dict.fromkeys(("plain", "hardware"), ("the scheduler that knew of it is no more", True))


def test_without_a_worker_a_job_does_not_wait_for_ever(cluster: Cluster, look: Any) -> None:
    look(2)
    cluster.workers = {}
    assert look(NOBODY_S - 1) == {}
    assert look(2) == {
        "plain": ("there was no worker for 2 minutes", False),
        "hardware": ("there was no worker with the resource bay1 for 2 minutes", False),
    }


def test_a_worker_without_the_resource_does_not_count_for_what_needs_it(cluster: Cluster, look: Any) -> None:
    cluster.workers = {"w": {}}
    look(2)
    assert [*look(NOBODY_S)] == ["hardware"]


def test_a_worker_that_came_back_in_time_is_somebody(cluster: Cluster, look: Any) -> None:
    look(2)
    there, cluster.workers = cluster.workers, {}
    look(NOBODY_S - 1)
    cluster.workers = there
    assert look(2) == {}
    cluster.workers = {}
    assert look(NOBODY_S - 1) == {}


def test_nobody_is_asked_while_the_scheduler_is_not_there(cluster: Cluster, look: Any) -> None:
    look(2)
    cluster.id, cluster.status = "second", "connecting"
    assert look(2) == {}
    cluster.status, cluster.gone = "running", True
    assert look(2) == {}
    cluster.gone = False
    assert len(look(2)) == 2


def test_where_no_scheduler_listens_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CONNECT_S", 0.2)
    [port] = free_ports(1)
    with pytest.raises(NoEngine, match=f"There is no Dask scheduler at tcp://127.0.0.1:{port}"):
        connected(f"tcp://127.0.0.1:{port}")
