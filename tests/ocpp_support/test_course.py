"""The course of a scenario: from where it looks, and since when it judges."""

from __future__ import annotations

from ocpp_support.course import Course
from ocpp_support.trace.trace import Mark


def _course() -> Course:
    return Course(Mark(0, 0.0), Mark(0, 0.0))


def test_every_given_is_looked_at_from_its_own_beginning() -> None:
    course = _course()
    course.step_begins("Given one thing", "given", Mark(3, 1.0))
    course.step_begins("And another", "given", Mark(7, 2.0))
    assert (course.mark, course.after, course.judging) == (Mark(7, 2.0), "And another", False)


def test_the_first_when_is_where_judging_begins() -> None:
    course = _course()
    course.step_begins("When it happens", "when", Mark(3, 1.0))
    course.step_begins("Then it is seen", "then", Mark(9, 2.0))
    course.step_begins("When it happens again", "when", Mark(12, 3.0))
    assert (course.mark, course.after, course.judging) == (Mark(3, 1.0), "When it happens", True)


def test_the_time_that_hands_took_is_counted_from_where_it_looks() -> None:
    course = _course()
    course.by_hand = 40
    course.step_begins("When it happens", "when", Mark(3, 1.0))
    assert course.by_hand == 0
    course.by_hand = 40
    course.step_begins("Then it is seen", "then", Mark(9, 2.0))
    assert course.by_hand == 40


def test_patience_is_that_of_the_slowest_thing_in_motion() -> None:
    course = _course()
    course.allow(180)
    course.allow(30)
    assert course.patient_until == 180


def test_what_goes_on_by_itself_may_take_its_time_beyond_its_step() -> None:
    course = _course()
    course.allow(600, beyond_the_step=True)
    course.step_begins("When it happens", "when", Mark(3, 20.0))
    assert course.patient_until == 600
    course = _course()
    course.allow(600)
    course.step_begins("When it happens", "when", Mark(3, 20.0))
    assert course.patient_until == 20.0
