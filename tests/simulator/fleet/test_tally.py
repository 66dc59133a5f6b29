"""Counts add up, and answer times are known to a twentieth."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.fleet.tally import Tally
from simulator.onlooker import ANSWERED, LOST, UNANSWERED


def of_times(times: Sequence[float]) -> Tally:
    tally = Tally()
    for seconds in times:
        tally.heard("Heartbeat", seconds, ANSWERED)
    return tally


def test_what_became_of_requests_is_counted_by_kind() -> None:
    tally = Tally()
    for outcome in (ANSWERED, UNANSWERED, LOST, "NotImplemented", "NotImplemented", "nonsense"):
        tally.heard("Heartbeat", 1.0, outcome)
    assert (tally.total, tally.count(UNANSWERED), tally.count(LOST)) == (6, 1, 1)
    assert tally.errors == {"NotImplemented": 2, "nonsense": 1}


def test_only_answers_have_a_time() -> None:
    tally = Tally()
    tally.heard("Heartbeat", 30.0, UNANSWERED)
    assert (tally.quantile(0.99), tally.seconds) == (0.0, 0.0)


@given(st.lists(st.floats(1e-4, 60.0), min_size=1, max_size=60), st.sampled_from((0.01, 0.5, 0.9, 0.99, 1.0)))
def test_a_share_of_the_answers_came_within_its_time(times: list[float], share: float) -> None:
    found = of_times(times).quantile(share)
    within = sum(seconds <= found * (1 + 1e-9) for seconds in times)
    assert within >= share * len(times) * (1 - 1e-9)
    nearest = max(seconds for seconds in sorted(times)[:within])
    assert nearest * (1 - 1e-9) <= found <= nearest * 1.05 * (1 + 1e-9)


def test_nonsense_of_a_clock_counts_as_nothing() -> None:
    assert of_times([-1.0, 0.0]).quantile(1.0) == pytest.approx(1e-4)


def test_the_counts_of_two_processes_add_up() -> None:
    one, two = of_times([0.001]), of_times([1.0, 2.0])
    one.stations = one.begun = one.connected = one.registered = one.sessions = 1
    two.stations = two.begun = two.connected = two.registered = two.sessions = 2
    one.dialled("HTTP 401")
    two.dialled("HTTP 401")
    two.parted("broken off")
    both = one + two
    assert (both.stations, both.begun, both.connected, both.registered, both.sessions) == (3,) * 5
    assert (both.total, both.seconds) == (3, pytest.approx(3.001))
    assert both.quantile(0.3) == pytest.approx(0.001, rel=0.05)
    assert both.quantile(1.0) == pytest.approx(2.0, rel=0.05)
    assert (both.dials, both.partings) == ({"HTTP 401": 2}, {"broken off": 1})


def test_what_was_counted_since_a_moment_is_the_difference() -> None:
    before, after = of_times([1.0, 1.0]), of_times([1.0, 1.0, 0.01])
    after.heard("Heartbeat", 30.0, UNANSWERED)
    lately = after.since(before)
    assert (lately.total, lately.count(ANSWERED), lately.count(UNANSWERED)) == (2, 1, 1)
    assert lately.quantile(1.0) == pytest.approx(0.01, rel=0.05)
    assert lately.seconds == pytest.approx(0.01)


def test_an_action_has_times_of_its_own() -> None:
    tally = of_times([1.0, 1.0, 1.0])
    tally.heard("Authorize", 0.01, ANSWERED)
    assert tally.quantile(1.0, "Authorize") == pytest.approx(0.01, rel=0.05)
    assert tally.quantile(0.5) == tally.quantile(0.5, "Heartbeat") == pytest.approx(1.0, rel=0.05)
    assert (tally.answered_within(0.5), tally.answered_within(2.0)) == (1, 4)
