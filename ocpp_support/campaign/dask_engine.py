"""A Dask cluster that does the jobs of a campaign.

Owns how a job gets to a worker and its outcome back, and that one is given up of which nothing will come: a
scheduler that was started anew knows of none, and without a worker a job waits for ever.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import Executor, Future
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import uuid4

from ocpp_support.campaign.job import Job, Ran, run_job

CONNECT_S = 10
"""Seconds that a scheduler is waited for."""

NOBODY_S = 120.0
"""Seconds that a job is kept waiting while there is no worker that could do it."""

LOOK_EVERY_S = 1.0


class NoEngine(Exception):
    """The engine cannot be had; says why."""


class Dask:
    """A Dask cluster. A job that needs a resource goes to a worker that has it free.

    Args:
        client: The cluster's client.
    """

    def __init__(self, client: Any) -> None:
        from distributed import Event

        self._client = client
        self._run = uuid4().hex
        self._stopping = Event(f"stopped-{self._run}", client=client)
        self._executors: dict[str, Executor] = {}
        self._known_to: dict[str, str] = {}
        self._somebody_at: dict[str, float] = {}
        self._looked_at = 0.0

    def submit(self, job: Job) -> Future[Ran]:
        """Have a job done by whichever worker is free."""
        self._known_to.pop(job.name, None)
        return self._executor(job.resource).submit(partial(_at_the_worker, job, self._run))

    def _executor(self, resource: str) -> Executor:
        if resource not in self._executors:
            needs = {"resources": {resource: 1}} if resource else {}
            self._executors[resource] = self._client.get_executor(pure=False, **needs)
        return self._executors[resource]

    def given_up(self, jobs: Collection[Job]) -> Iterator[Ran]:
        """Yield what becomes of the jobs that nothing will come back of.

        Their futures do not tell: Dask's are lost with a result that is under way while the scheduler dies.
        """
        now = time.monotonic()
        if now - self._looked_at < LOOK_EVERY_S or self._client.status != "running":
            return
        self._looked_at = now
        try:
            about = self._client.scheduler_info()
        except OSError:  # It goes away at this moment: what it had is lost soon, or it is back.
            return
        for job in jobs:
            if self._known_to.setdefault(job.name, about["id"]) != about["id"]:
                yield Ran(job, trouble="the scheduler that knew of it is no more", lost=True)
            elif not self._somebody_for(job.resource, about["workers"], now):
                with_it = f" with the resource {job.resource}" if job.resource else ""
                yield Ran(job, trouble=f"there was no worker{with_it} for {NOBODY_S / 60:g} minutes")

    def _somebody_for(self, resource: str, workers: Mapping[str, Any], now: float) -> bool:
        """Tell whether a worker could do it, or was there to do it not long ago."""
        there = any(not resource or worker.get("resources", {}).get(resource) for worker in workers.values())
        since = self._somebody_at.setdefault(resource, now)
        if there:
            self._somebody_at[resource] = now
        return there or now - since < NOBODY_S

    def stop(self) -> None:
        """Have the workers end what they run."""
        with contextlib.suppress(Exception):  # A cluster that is gone has nothing to end.
            self._stopping.set()


def _at_the_worker(job: Job, run: str) -> Ran:
    """Do a job where Dask has put it."""
    from distributed import Event, get_worker

    if not job.again and _begun_before(job, run):
        why = "the worker that judged it was lost; hardware is not judged again by itself"
        return Ran(job, trouble=why, lost=True)
    ran = run_job(job, Event(f"stopped-{run}").is_set)
    return replace(ran, machine=f"{ran.machine} ({get_worker().name})")


def _begun_before(job: Job, run: str) -> bool:
    """Tell whether somebody has begun a job already, and note that it is begun now.

    Dask gives what a lost worker had to another one, without asking.
    """
    from distributed import get_client

    client, place = get_client(), [f"begun-{run}", job.name]
    begun = bool(client.get_metadata(place, default=False))
    client.set_metadata(place, value=True)
    return begun


def connected(address: str) -> Any:
    """Return a client of the scheduler at this address; raises `NoEngine`."""
    try:
        from distributed import Client
    except ImportError as error:
        raise NoEngine("Dask is not installed: python -m pip install distributed==2026.8.0") from error
    try:
        return Client(address, timeout=CONNECT_S, set_as_default=False)
    except (OSError, TimeoutError) as error:
        raise NoEngine(f"There is no Dask scheduler at {address}: {error}") from error
