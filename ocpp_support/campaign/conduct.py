"""The conduct of a campaign: every job done, or said why not.

Owns what becomes of a job whose process, worker or scheduler is lost: it is done once more where that is
safe, and costs no other job. Judges no station.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait

from ocpp_support.campaign.engines import Engine
from ocpp_support.campaign.job import Job, Ran

TRIES = 2

LOOK_EVERY_S = 1.0
"""Seconds after which Ctrl-C is looked for, which a wait without an end would not let through everywhere."""

_Pending = dict[Future[Ran], tuple[Job, int]]


def conduct(jobs: Sequence[Job], engine: Engine) -> Generator[Ran, None, None]:
    """Do every job; yield what became of each as soon as it is over.

    Whoever closes the iterator ends what still runs.
    """
    pending: _Pending = {}
    try:
        for job in jobs:
            yield from _begin(job, 1, engine, pending)
        while pending:
            done, _ = wait(pending, timeout=LOOK_EVERY_S, return_when=FIRST_COMPLETED)
            over = {future: _outcome(future, pending[future][0]) for future in done}
            for future, ran in (over | _given_up(engine, pending, done)).items():
                job, tries = pending.pop(future)
                if ran.lost and job.again and tries < TRIES:
                    yield from _begin(job, tries + 1, engine, pending)
                else:
                    yield ran
    finally:
        if pending:
            engine.stop()
            for future in pending:
                future.cancel()


def _begin(job: Job, tries: int, engine: Engine, pending: _Pending) -> Generator[Ran, None, None]:
    """Have a job done; where nobody is there to do it, that is its outcome."""
    try:
        pending[engine.submit(job)] = job, tries
    except Exception as error:  # Whatever an engine fails with, it is no word of the station.
        yield Ran(job, trouble=f"nobody could be asked to judge it: {_said(error)}", lost=True)


def _given_up(engine: Engine, pending: _Pending, done: Collection[Future[Ran]]) -> dict[Future[Ran], Ran]:
    """Return what becomes of jobs whose future will never be done."""
    waiting = {job: future for future, (job, _) in pending.items() if future not in done}
    given_up = {waiting[ran.job]: ran for ran in engine.given_up(waiting)}
    for future in given_up:
        future.cancel()
    return given_up


def _outcome(future: Future[Ran], job: Job) -> Ran:
    try:
        return future.result()
    except CancelledError:
        return Ran(job, trouble="the scheduler lost it", lost=True)
    except Exception as error:  # A worker that was killed, or what it could not bring back.
        return Ran(job, trouble=f"whoever judged it was lost: {_said(error)}", lost=True)


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
