"""Whether the station shows itself (Heartbeat), and how regularly. OCPP 1.6 edition 2, section 4.6."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.lifetimes import since_admission
from ocpp_support.matchers.readings import latest_of, value_read
from ocpp_support.matchers.setting_changes import changes, is_between
from ocpp_support.matchers.statuses import payload_of, sent_instead
from ocpp_support.trace.trace import Conversation, Entry, Sender

SETTING = "HeartbeatInterval"
SELDOM = 300
"""A rhythm of so many seconds, or slower, is hardly mistaken for an answer to a request."""
SHOWN = 6
"""So many signs of life are told of."""
IN_A_ROW = 3
"""So many signs of life in a row are a rhythm."""


def signs_of_life(conversation: Conversation) -> list[Entry]:
    """Return the station's heartbeats."""
    return conversation.calls(Sender.STATION, "Heartbeat")


def _runs(conversation: Conversation) -> list[list[Entry]]:
    """Return the heartbeats in runs without any other traffic of the station between them.

    After other traffic a heartbeat may be left out or put off (section 4.6), so nothing can be said of it.
    """
    runs: list[list[Entry]] = [[]]
    for entry in conversation.calls(Sender.STATION):
        if entry.call and entry.call.action == "Heartbeat":
            runs[-1].append(entry)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


@dataclass(eq=False)
class _ShowsItselfEvery(Expectation):
    seconds: int
    tolerance: float

    @property
    def takes(self) -> float:  # type: ignore[override]
        return IN_A_ROW * (self.seconds + self.tolerance)

    @property
    def wanted(self) -> str:
        off = f"{self.tolerance:.1f} s more or less"
        return f"the station to show itself {IN_A_ROW} times in a row, every {self.seconds} s ({off})"

    def problems(self, conversation: Conversation) -> list[str]:
        life = since_admission(conversation)
        if self._gaps(life):
            return []
        beats = signs_of_life(life)
        if not beats:
            return [f"it did not show itself; {sent_instead(life)}"]
        last = "" if len(beats) <= SHOWN else "last "
        times = ", ".join(f"+{beat.at - life.mark.at:.1f}" for beat in beats[-SHOWN:])
        often = "once" if len(beats) == 1 else f"{len(beats)} times"
        words = f"it showed itself {often}, {last}at {times} s{_apart(life)}"
        return [Problem(words, *self._out_of_step(life)[-SHOWN:])]

    def _out_of_step(self, life: Conversation) -> list[Entry]:
        """Return the beats that did not come when they were due after the one before."""
        pairs = [pair for run in _runs(life) for pair in pairwise(run)]
        return [late for early, late in pairs if abs(late.at - early.at - self.seconds) > self.tolerance]

    def _gaps(self, life: Conversation) -> list[float]:
        """Return the times between beats that have the rhythm; nothing where none have."""
        for run in _runs(life):
            gaps = [later.at - earlier.at for earlier, later in pairwise(run)]
            for first in range(len(gaps) - IN_A_ROW + 2):
                row = gaps[first : first + IN_A_ROW - 1]
                if all(abs(gap - self.seconds) <= self.tolerance for gap in row):
                    return row
        return []

    def fact(self, conversation: Conversation) -> str | None:
        gaps = self._gaps(since_admission(conversation))
        measured = f"{sum(gaps) / len(gaps):.1f} s"
        was = _rhythm_before(conversation)
        return f"rhythm {measured}" if was is None else f"rhythm {was} s changed to {measured}"

    def in_short(self, conversation: Conversation) -> str:
        life = since_admission(conversation)
        if not signs_of_life(life):
            return f"no heartbeat, {self.seconds} s wanted"
        return f"no rhythm of {self.seconds} s{_apart(life)}"


def _apart(life: Conversation) -> str:
    gaps = [later.at - earlier.at for run in _runs(life) for earlier, later in pairwise(run)]
    return f": {', '.join(f'{gap:.1f}' for gap in gaps[1 - SHOWN :])} s apart" if gaps else ""


def _rhythm_before(conversation: Conversation) -> str | None:
    """Return what the rhythm was before the operator changed it, if that was changed since the mark."""
    change = next((change for change in changes(conversation) if change.key == SETTING), None)
    return value_read(conversation.whole.until(change.order), SETTING) if change else None


def shows_itself_every(seconds: int, *, tolerance: float) -> Expectation:
    """Match if three heartbeats in a row, without other traffic between them, came at this rhythm.

    Only what was said since the last accepted registration counts, should the station have restarted.

    Args:
        seconds: The rhythm.
        tolerance: Seconds by which a beat may be off.

    Example::

        shows_itself_every(45, tolerance=6.5)

    """
    return _ShowsItselfEvery(seconds, tolerance)


@dataclass(eq=False)
class _ShowsItselfWithin(Expectation):
    seconds: int
    tolerance: float

    @property
    def takes(self) -> float:  # type: ignore[override]
        return self.seconds + self.tolerance

    @property
    def wanted(self) -> str:
        off = f"{self.tolerance:.0f} s later at most"
        return f"the station to show itself within {self.seconds} s ({off})"

    def problems(self, conversation: Conversation) -> list[str]:
        beats = signs_of_life(conversation)
        if not beats:
            return [f"it did not show itself within {self.takes:.0f} s; {sent_instead(conversation)}"]
        late = beats[0].at - conversation.mark.at
        return [Problem(f"it showed itself only after {late:.1f} s", beats[0])] if late > self.takes else []


def shows_itself_within(seconds: int, *, tolerance: float) -> Expectation:
    """Match if a heartbeat came within so many seconds of the mark.

    Args:
        seconds: The time.
        tolerance: Seconds that it may be late.

    Example::

        shows_itself_within(3600, tolerance=362)

    """
    return _ShowsItselfWithin(seconds, tolerance)


@dataclass(eq=False)
class _ShowsItselfWhenAsked(Expectation):
    @property
    def wanted(self) -> str:
        return "the station to show itself after it was asked to"

    def problems(self, conversation: Conversation) -> list[str]:
        asked = [
            entry
            for entry in conversation.calls(Sender.CENTRAL, "TriggerMessage")
            if payload_of(entry).get("requestedMessage") == "Heartbeat"
        ]
        if not asked:
            return ["the operator did not ask for it"]
        after = conversation.after(asked[0])
        if signs_of_life(after):
            return []
        return [sent_instead(after)]

    def in_short(self, conversation: Conversation) -> str:
        return "no heartbeat when asked for one"


def shows_itself_when_asked() -> Expectation:
    """Match if a heartbeat came after the operator asked for one; it may come before the answer.

    Example::

        shows_itself_when_asked()

    """
    return _ShowsItselfWhenAsked()


@dataclass(eq=False)
class _SeldomShowsItself(Expectation):
    @property
    def wanted(self) -> str:
        return f"the station to have no rhythm, or one of {SELDOM} s at the least"

    def problems(self, conversation: Conversation) -> list[str]:
        reading = latest_of(conversation, SETTING)
        if reading is None:
            return [f"{SETTING} was not read"]
        value = value_read(conversation, SETTING)
        if value is None or value.strip() == "0" or is_between(SETTING, SELDOM, 10**9).matches(conversation):
            return []
        return [Problem(f"{SETTING} is {value!r}", reading.answer)]


def seldom_shows_itself() -> Expectation:
    """Match if the station's rhythm was read, and it is slow or there is none.

    Example::

        seldom_shows_itself()

    """
    return _SeldomShowsItself()
