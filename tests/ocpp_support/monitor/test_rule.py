"""A rule is what it is decorated to be; an observation tells its first sighting, and how many there are."""

from __future__ import annotations

from collections.abc import Iterator

from ocpp_support.monitor.rule import Observation, Rule, Sighting, rule
from ocpp_support.monitor.story import Story
from ocpp_support.protocol.findings import Severity

from ..matchers.conversations import Talk


def _nothing(story: Story) -> Iterator[Sighting]:
    yield from ()


def test_a_function_becomes_a_rule() -> None:
    made = rule("subject.rule", Severity.MUST, "OCPP 1.6 4.2")(_nothing)
    assert made == Rule("subject.rule", Severity.MUST, "OCPP 1.6 4.2", _nothing, whole=False)
    assert rule("subject.rule", Severity.NOTE, "C", whole=True)(_nothing).whole is True


def test_an_observation_is_told_by_its_first_sighting() -> None:
    talk = Talk()
    first, second = talk.station("Heartbeat"), talk.station("Heartbeat")
    seen = Observation("subject.rule", Severity.MUST, "C", ((first, "earlier"), (second, "later")))
    assert (seen.first, seen.text, seen.count) == (first, "earlier", 2)
