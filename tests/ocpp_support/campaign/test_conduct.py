"""What is lost costs its own job only, and is done once more where that is safe."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from concurrent.futures import CancelledError, Future

from ocpp_support.campaign.conduct import conduct
from ocpp_support.campaign.job import Job, Ran

from .made_up import Scripted, job, ran


def troubles(outcomes: list[Ran]) -> dict[str, str]:
    return {one.job.name: one.trouble for one in outcomes}


def test_every_job_is_done_once() -> None:
    engine = Scripted(lambda one, _: ran(one))
    outcomes = [*conduct([job("a"), job("b")], engine)]
    assert troubles(outcomes) == {"a": "", "b": ""}
    assert engine.asked == ["a", "b"]
    assert not engine.stopped


def test_a_process_that_is_lost_is_begun_once_more() -> None:
    engine = Scripted(lambda one, times: ran(one, trouble="killed", lost=True) if times == 1 else ran(one))
    assert troubles([*conduct([job("a")], engine)]) == {"a": ""}
    assert engine.asked == ["a", "a"]


def test_what_is_lost_twice_is_given_up_and_costs_no_other() -> None:
    def does(one: Job, times: int) -> Ran:
        return ran(one, trouble="killed", lost=True) if one.name == "a" else ran(one)

    engine = Scripted(does)
    assert troubles([*conduct([job("a"), job("b")], engine)]) == {"a": "killed", "b": ""}
    assert engine.asked.count("a") == 2


def test_hardware_is_not_judged_again_by_itself() -> None:
    engine = Scripted(lambda one, _: ran(one, trouble="killed", lost=True))
    assert troubles([*conduct([job("a", again=False)], engine)]) == {"a": "killed"}
    assert engine.asked == ["a"]


def test_a_station_that_hangs_is_not_tried_again() -> None:
    engine = Scripted(lambda one, _: ran(one, trouble="it was not over after 4 minutes"))
    assert troubles([*conduct([job("a")], engine)]) == {"a": "it was not over after 4 minutes"}
    assert engine.asked == ["a"]


def test_a_worker_that_fails_is_told_as_such() -> None:
    def does(one: Job, times: int) -> Ran:
        raise LookupError("the worker is gone")

    outcomes = [*conduct([job("a")], Scripted(does))]
    assert troubles(outcomes) == {"a": "whoever judged it was lost: LookupError: the worker is gone"}
    assert outcomes[0].lost


def test_what_an_engine_gives_up_is_done_once_more_where_that_is_safe() -> None:
    class Deaf(Scripted):
        """An engine whose first futures are never done."""

        def submit(self, one: Job) -> Future[Ran]:
            future = super().submit(one)
            return Future() if self.asked.count(one.name) == 1 else future

        def given_up(self, jobs: Collection[Job]) -> Iterable[Ran]:
            return [Ran(one, trouble="it is no more", lost=True) for one in jobs]

    engine = Deaf(lambda one, _: ran(one))
    outcomes = [*conduct([job("a"), job("b", again=False)], engine)]
    assert troubles(outcomes) == {"a": "", "b": "it is no more"}
    assert engine.asked == ["a", "b", "a"]


class Gone(Scripted):
    """A scheduler that loses all it was given, and then is not there."""

    def submit(self, one: Job) -> Future[Ran]:
        self.asked.append(one.name)
        if self.asked.count(one.name) > 1:
            raise OSError("no scheduler")
        future: Future[Ran] = Future()
        future.set_exception(CancelledError())
        return future


def test_without_a_scheduler_every_job_has_an_outcome() -> None:
    outcomes = [*conduct([job("a"), job("b")], Gone(lambda one, _: ran(one)))]
    assert troubles(outcomes) == dict.fromkeys(
        "ab", "nobody could be asked to judge it: OSError: no scheduler"
    )


def test_whoever_stops_early_ends_what_runs() -> None:
    class Slow(Scripted):
        def submit(self, one: Job) -> Future[Ran]:
            return super().submit(one) if one.name == "a" else Future()

    engine = Slow(lambda one, _: ran(one))
    outcomes = conduct([job("a"), job("b")], engine)
    assert next(outcomes).job.name == "a"
    outcomes.close()
    assert engine.stopped
