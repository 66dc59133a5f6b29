"""What people did: each act once, with who confirmed it, how long it took, and what became of it."""

from __future__ import annotations

from ocpp_support.chronicle.doings import INTERRUPTED, NOT_ASKED, doings_of
from ocpp_support.trace.events import Acted, Answered, Prompted

from .stories import Story

PLUG = "Plug the cable into connector 1"
ACT = Acted("plug_in", "at connector 1", "a person", 1)


def test_an_act_its_prompt_and_its_end_are_one_doing() -> None:
    story = Story()
    story.scenario("11 Cable: In")
    story.event(ACT)
    story.event(Prompted(PLUG, "the cable is needed"))
    story.event(Answered(PLUG, "done", "the station", 12.34, "it is stiff"))
    assert doings_of(story.chronicle()) == [
        {
            "time": "2026-01-01T00:00:00+00:00",
            "scenario": "11 Cable: In",
            "act": PLUG,
            "by": "the station",
            "took_s": 12.3,
            "outcome": "done",
            "words": "it is stiff",
        }
    ]


def test_a_prompt_that_nobody_answers_is_told() -> None:
    story = Story()
    story.event(Prompted(PLUG, ""))
    story.event(Answered(PLUG, "unanswered", "nobody", 300.0, "nobody answered"))
    [doing] = doings_of(story.chronicle())
    assert (doing["outcome"], doing["by"], doing["took_s"]) == ("unanswered", "nobody", 300.0)


def test_a_prompt_that_was_cut_short_is_told() -> None:
    story = Story()
    story.event(ACT)
    story.event(Prompted(PLUG, ""))
    story.event(ACT)
    assert [(one["act"], one["outcome"], one["took_s"]) for one in doings_of(story.chronicle())] == [
        (PLUG, INTERRUPTED, None),
        ("plug in at connector 1", NOT_ASKED, None),
    ]


def test_an_adapter_does_things_without_being_prompted() -> None:
    story = Story()
    story.event(Acted("unplug", "at connector 2", "the adapter", 2))
    [doing] = doings_of(story.chronicle())
    assert (doing["act"], doing["by"], doing["outcome"]) == ("unplug at connector 2", "the adapter", "done")


def test_what_the_simulator_does_nobody_did() -> None:
    story = Story()
    story.event(Acted("unplug", "at connector 2", "the simulator", 2))
    story.event(Acted("unplug", "at connector 2", "nobody", 2))
    assert doings_of(story.chronicle()) == []
