"""The course of a scenario, and of the run: from where it looks, how long it waits, what it puts back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ocpp_support.trace.trace import Mark


class NotReady(Exception):
    """The bench could not get as far as judging: a state that a scenario needs could not be reached."""


class NotTested(Exception):
    """Nobody here can do what a scenario needs: it is left untested, which is nobody's fault. Says why."""


Undo = Callable[[], object]


@dataclass
class RunSoFar:
    """What must be known beyond one scenario.

    Attributes:
        arrived: Whether the station was there, was asked what it came with, and had its say.
        mismatch: Why station and station file do not fit together; "" where they do.
        missing_since: The scenario since which the station is away or silent; "" while it is there.
        unrest: What kept the station from coming to rest the last time, and how often it had come by then;
            empty where nothing did.
        undone: What a scenario could not put back: to be tried again.
        given_up: What could not be put back the second time either: to be tried when the run ends.
        remarks: What the run has to say besides its scenarios, one sentence each.
        ending: Whether the run is ending, so that nobody is asked to do anything any more.
        stopped: Whether somebody stopped it, so that nothing is waited for very long either.
    """

    arrived: bool = False
    mismatch: str = ""
    missing_since: str = ""
    unrest: tuple[object, ...] = ()
    undone: dict[tuple[object, ...], Undo] = field(default_factory=dict)
    given_up: dict[tuple[object, ...], Undo] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    ending: bool = False
    stopped: bool = False


@dataclass
class Course:
    """What one scenario has come to.

    Attributes:
        began: Where it began.
        mark: Where what counts begins: each Given's own beginning, then the first When's.
        after: The step that ``mark`` belongs to, in the words of the feature.
        judging: Whether the When has happened: from then on, what is missed is the station's failure.
        by_hand: Seconds since ``mark`` that acts took; a person's time is never counted as the station's.
        patient_until: Seconds of the run's clock up to which what was set in motion may take.
        going_on_until: Seconds of the run's clock up to which what an earlier step set in motion may go on.
        facts: What was seen, for the form.
        in_short: A failure in a few words, for the form.
        undo: What must be put back, the last first; by a key, so that what the scenario put back itself is
            taken off again.
        scenario: Its name.
        tidying: Whether it is over and is being put back.
        unanswered: Whether the station has left a request unanswered since.
    """

    began: Mark
    mark: Mark
    after: str = "the scenario begins"
    judging: bool = False
    by_hand: float = 0.0
    patient_until: float = 0.0
    going_on_until: float = 0.0
    facts: list[str] = field(default_factory=list)
    in_short: str | None = None
    undo: dict[tuple[object, ...], Undo] = field(default_factory=dict)
    scenario: str = ""
    tidying: bool = False
    unanswered: bool = False

    def step_begins(self, words: str, kind: str, mark: Mark) -> None:
        """Note that a step begins: every Given, and the first When, is looked at from its own beginning."""
        if self.judging or kind == "then":
            return
        self.mark = mark
        self.after = words
        self.by_hand = 0.0
        self.patient_until = max(mark.at, self.going_on_until)
        self.judging = kind == "when"

    def allow(self, until: float, *, beyond_the_step: bool = False) -> None:
        """Let what was set in motion take until then; if it goes on by itself, beyond this step too."""
        self.patient_until = max(self.patient_until, until)
        if beyond_the_step:
            self.going_on_until = max(self.going_on_until, until)
