"""Who does the work of a campaign: this machine's processes, or a Dask cluster's.

Owns how a job gets there and its outcome back, by `concurrent.futures`. What is made of it is `conduct`'s.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Protocol

from ocpp_support.campaign.campaign_file import LOCAL, address_of
from ocpp_support.campaign.dask_engine import CONNECT_S, Dask, connected
from ocpp_support.campaign.job import Job, Ran, run_job


class Engine(Protocol):
    """Does jobs."""

    def submit(self, job: Job) -> Future[Ran]:
        """Have a job done; raises where nobody is there to do it."""

    def given_up(self, jobs: Collection[Job]) -> Iterable[Ran]:
        """Return what becomes of the jobs that nothing will come back of, whatever their futures say."""

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

    def given_up(self, jobs: Collection[Job]) -> Iterable[Ran]:
        """Return none: a thread of this process always comes to an end."""
        return ()

    def stop(self) -> None:
        """End what runs; what waits does not begin."""
        self._stopping.set()
        self._threads.shutdown(cancel_futures=True)


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
    client = connected(address_of(engine))
    try:
        yield Dask(client)
    finally:
        with contextlib.suppress(Exception):  # What is gone already is as good as closed.
            client.close(timeout=CONNECT_S)
