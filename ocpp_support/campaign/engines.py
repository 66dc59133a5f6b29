"""Who does the work of a campaign: this machine's processes, or a Dask cluster's.

Owns how a job gets there and its outcome back, by `concurrent.futures`. What is made of it is `conduct`'s.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any, Protocol
from uuid import uuid4

from ocpp_support.campaign.campaign_file import LOCAL, address_of
from ocpp_support.campaign.job import Job, Ran, run_job

CONNECT_S = 10
"""Seconds that a scheduler is waited for at the beginning."""


class NoEngine(Exception):
    """The engine cannot be had; says why."""


class Engine(Protocol):
    """Does jobs."""

    def submit(self, job: Job) -> Future[Ran]:
        """Have a job done; raises where nobody is there to do it."""

    def stop(self) -> None:
        """Have all that runs end soon, and nothing begin."""


class Local:
    """This machine: every job a process, so many at once.

    Args:
        at_once: How many.
    """

    def __init__(self, at_once: int) -> None:
        self._stopping = threading.Event()
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="campaign")

    def submit(self, job: Job) -> Future[Ran]:
        """Have a job done as soon as there is room."""
        return self._threads.submit(run_job, job, self._stopping.is_set)

    def stop(self) -> None:
        """End what runs; what waits does not begin."""
        self._stopping.set()
        self._threads.shutdown(cancel_futures=True)


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

    def submit(self, job: Job) -> Future[Ran]:
        """Have a job done by whichever worker is free."""
        return self._executor(job.resource).submit(partial(_at_the_worker, job, self._run))

    def _executor(self, resource: str) -> Executor:
        if resource not in self._executors:
            needs = {"resources": {resource: 1}} if resource else {}
            self._executors[resource] = self._client.get_executor(pure=False, **needs)
        return self._executors[resource]

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


@contextmanager
def opened(engine: str, at_once: int) -> Iterator[Engine]:
    """Open an engine; raises `NoEngine`.

    Args:
        engine: "local" or "dask://host:port".
        at_once: How many jobs at once on this machine; a cluster's workers say that themselves.

    """
    if engine == LOCAL:
        local = Local(at_once)
        try:
            yield local
        finally:
            local.stop()
        return
    client = _client(address_of(engine))
    try:
        yield Dask(client)
    finally:
        with contextlib.suppress(Exception):  # What is gone already is as good as closed.
            client.close(timeout=CONNECT_S)


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise NoEngine("Dask is not installed: python -m pip install distributed==2026.8.0") from error
    try:
        return Client(address, timeout=CONNECT_S, set_as_default=False)
    except (OSError, TimeoutError) as error:
        raise NoEngine(f"There is no Dask scheduler at {address}: {error}") from error
