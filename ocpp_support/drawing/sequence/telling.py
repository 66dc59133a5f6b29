"""A scene as rows, in the order in which they are read: steps, what was said and done, what was missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ocpp_support.chronicle.scene import Scene
from ocpp_support.drawing.letters import clean
from ocpp_support.drawing.sequence.happenings import answered, row_of_event
from ocpp_support.drawing.sequence.messages import row_of_message
from ocpp_support.drawing.sequence.row import BUT, Kind, Note, Part, Reply, Row, Weight
from ocpp_support.drawing.sequence.trouble import PASSED, trouble_of
from ocpp_support.protocol.frames import Call, CallError, CallResult, Malformed
from ocpp_support.trace.chapters import GIVEN, THEN, Missed, ScenarioEnds, StepBegins, Turn
from ocpp_support.trace.events import Answered, Prompted
from ocpp_support.trace.masking import masked
from ocpp_support.trace.trace import Entry

LONGEST_WANTED, LONGEST_BUT = 500, 1200
MOST_REASONS = 8

NEAR = 2
"""So many rows later what was expected is still seen together with what came."""

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
                self._take(turn)
                turn = next(turns, None)
            self._tell(entry)
        while turn is not None:
            self._take(turn)
            turn = next(turns, None)
        return self._rows

    def _turns(self) -> Iterator[Turn]:
        """Yield the turns of the scene; a step begins before anything is missed in it."""
        chapter = self._scene.chapter
        turns: list[Turn] = [*chapter.steps, *chapter.missed, *([chapter.ends] if chapter.ends else [])]
        return iter(sorted(turns, key=lambda turn: turn.number))

    def _take(self, turn: Turn) -> None:
        match turn:
            case StepBegins():
                self._rows.append(self._row_of_step(turn))
            case Missed():
                self._say_beside_what_came(turn)
                self._rows.append(_row_of(turn, self._part_of(turn)))
            case ScenarioEnds(at=at):
                self._rows += trouble_of(self._scene, at, self._rows[-1].part if self._rows else Part.GIVEN)
                self._rows.append(Row(Kind.STEP, at, Part.AFTER, title=AFTERWARDS))

    def _say_beside_what_came(self, missed: Missed) -> None:
        """Say at the last thing that came instead what was expected, unless that stands near to it anyway."""
        wrong = [place for place, row in enumerate(self._rows) if row.weight is Weight.WRONG]
        said = [place for place in wrong if self._rows[place].kind is not Kind.STEP]
        if said and len(self._rows) - said[-1] > NEAR and not missed.unwanted:
            row = self._rows[said[-1]]
            note = Note(f"expected: {clean(masked(missed.wanted), LONGEST_WANTED)}", Weight.WRONG)
            self._rows[said[-1]] = replace(row, notes=(note, *row.notes))

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
    but = [clean(one, LONGEST_BUT) for one in masked(missed.but).splitlines() if one.strip()]
    notes = [
        Note(f"{'' if place else BUT + ' '}{one}", Weight.WRONG)
        for place, one in enumerate(but[:MOST_REASONS])
    ]
    if len(but) > MOST_REASONS:
        notes.append(Note(f"and {len(but) - MOST_REASONS} more", Weight.WRONG))
    nothing_came = not missed.unwanted and not missed.offending
    return Row(
        Kind.MISSING,
        missed.at,
        part,
        title="must not be seen:" if missed.unwanted else "expected:",
        words=clean(masked(missed.wanted), LONGEST_WANTED),
        notes=tuple(notes),
        weight=Weight.WRONG,
        reply=Reply(came=False, weight=Weight.WRONG) if nothing_came else None,
    )
