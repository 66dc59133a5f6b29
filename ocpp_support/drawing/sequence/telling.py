"""A scene as rows, in the order in which they are read: steps, what was said and done, what was missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ocpp_support.chronicle.scene import Scene
from ocpp_support.drawing.letters import clean
from ocpp_support.drawing.sequence.happenings import answered, row_of_event
from ocpp_support.drawing.sequence.messages import row_of_message
from ocpp_support.drawing.sequence.row import Kind, Note, Part, Row, Weight
from ocpp_support.protocol.frames import Call, CallError, CallResult, Malformed
from ocpp_support.trace.chapters import GIVEN, THEN, Missed, StepBegins, Turn
from ocpp_support.trace.events import Answered, Prompted
from ocpp_support.trace.masking import masked
from ocpp_support.trace.trace import Entry

LONGEST_WANTED, LONGEST_BUT = 500, 1200

PASSED = "passed"

AFTERWARDS = "Afterwards: what the scenario changed is put back"


def rows_of(scene: Scene) -> list[Row]:
    """Return the rows of a scene."""
    return _Telling(scene).rows()


class _Telling:
    """The telling of one scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._rows: list[Row] = []
        self._offending = {number for missed in scene.missed for number in missed.offending}
        self._asked: dict[str, int] = {}
        """Where the row of the act stands that somebody was asked for."""

    def rows(self) -> list[Row]:
        turns = self._turns()
        turn = next(turns, None)
        for entry in self._scene.entries:
            while turn is not None and turn.number <= entry.number:
                self._rows.append(self._row_of_turn(turn))
                turn = next(turns, None)
            self._tell(entry)
        while turn is not None:
            self._rows.append(self._row_of_turn(turn))
            turn = next(turns, None)
        return self._rows

    def _turns(self) -> Iterator[Turn]:
        """Yield the turns of the scene; a step begins before anything is missed in it."""
        chapter = self._scene.chapter
        turns: list[Turn] = [*chapter.steps, *chapter.missed, *([chapter.ends] if chapter.ends else [])]
        return iter(sorted(turns, key=lambda turn: turn.number))

    def _row_of_turn(self, turn: Turn) -> Row:
        match turn:
            case StepBegins():
                return self._row_of_step(turn)
            case Missed():
                return _row_of(turn, self._part_of(turn))
        return Row(Kind.STEP, turn.at, Part.AFTER, title=AFTERWARDS)

    def _row_of_step(self, step: StepBegins) -> Row:
        row = Row(Kind.STEP, step.at, self._part_of(step), title=clean(masked(step.words), 300))
        last = step is self._scene.steps[-1]
        if last and self._scene.missed:
            return replace(row, words="✕ not so", weight=Weight.WRONG)
        if step.phase == THEN and (not last or self._scene.outcome.get("status") == PASSED):
            return replace(row, words="✓ seen")
        return replace(row, words="preparation") if step is self._scene.steps[0] and row.part else row

    def _part_of(self, turn: StepBegins | Missed) -> Part:
        counts = self._scene.chapter.counts_from
        if counts is None:
            return Part.GIVEN
        early = isinstance(turn, StepBegins) and turn.phase == GIVEN and turn.number <= counts.number
        return Part.GIVEN if early or turn.number < counts.number else Part.COUNTS

    def _part_of_entry(self, entry: Entry) -> Part:
        if self._scene.is_putting_back(entry):
            return Part.AFTER
        return Part.GIVEN if self._scene.is_preparation(entry) else Part.COUNTS

    def _tell(self, entry: Entry) -> None:
        part, content = self._part_of_entry(entry), entry.content
        if isinstance(content, Call | CallResult | CallError | Malformed):
            row = row_of_message(entry, self._scene.conversation, part, self._offending)
            if row is not None:
                self._rows.append(row)
        elif not self._is_of_an_act(content):
            row = row_of_event(entry, content, part)
            wrong = entry.number in self._offending
            self._rows.append(replace(row, weight=Weight.WRONG) if wrong else row)

    def _is_of_an_act(self, event: object) -> bool:
        """Tell whether something is told in the row of an act: that it was asked for, or confirmed."""
        match event:
            case Prompted(text=text) if self._last_is_an_act():
                self._asked[text] = len(self._rows) - 1
                return True
            case Answered(text=text) if text in self._asked:
                place = self._asked.pop(text)
                self._rows[place] = answered(self._rows[place], event)
                return True
        return False

    def _last_is_an_act(self) -> bool:
        return bool(self._rows) and self._rows[-1].kind is Kind.ACT and not self._rows[-1].until


def _row_of(missed: Missed, part: Part) -> Row:
    wanted = clean(masked(missed.wanted), LONGEST_WANTED)
    but = [clean(one, LONGEST_BUT) for one in masked(missed.but).splitlines() if one.strip()]
    notes = tuple(Note(one, Weight.WRONG) for one in but[:8])
    title = "must not be seen:" if missed.unwanted else "expected:"
    return Row(Kind.MISSING, missed.at, part, title=title, words=wanted, notes=notes, weight=Weight.WRONG)
