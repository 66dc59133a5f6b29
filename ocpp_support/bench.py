"""The only object that steps touch: the cast, and what is expected of the station. Asynchrony ends here.

Owns when something is judged and what becomes of it: *failed* once the When has happened, *not ready* before.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ocpp_support.cast.connection import Connection
from ocpp_support.cast.driver import Driver
from ocpp_support.cast.files import Files
from ocpp_support.cast.operator import Operator
from ocpp_support.cast.settings_as_found import SettingsAsFound
from ocpp_support.cast.stage import Stage
from ocpp_support.cast.station import Station
from ocpp_support.cast.tidying import Tidying
from ocpp_support.course import Course, NotReady
from ocpp_support.files.folder import Conduct
from ocpp_support.matchers.expectation import Expectation
from ocpp_support.matchers.explain import mismatch, missed, seen_with, unwanted
from ocpp_support.matchers.lifetimes import restarts_by_itself
from ocpp_support.matchers.readings import value_read
from ocpp_support.matchers.registration import StationSeen, station_seen
from ocpp_support.monitor.watch import findings_of
from ocpp_support.reporting.findings import Noticed
from ocpp_support.reporting.journal import Journal, ScenarioNotes
from ocpp_support.reporting.trace_file import TraceFile
from ocpp_support.station.hands import Hands
from ocpp_support.station.tables import Declared
from ocpp_support.trace.chapters import Chapters, Missed, ScenarioBegins, ScenarioEnds, StepBegins, Turn
from ocpp_support.trace.events import Connected
from ocpp_support.trace.formats import masked
from ocpp_support.trace.trace import Conversation, Entry

if TYPE_CHECKING:  # Phrases are looked up without what stands on the bench, which takes a second to load.
    from ocpp_support.equipment import Equipment


class Bench:
    """The cast of the features and the judge of what is seen.

    Attributes:
        operator: The operator at the central system.
        driver: The driver with a card and a car.
        station: The station under test.
        connection: The line between them.
        files: The file server that the operator sends the station to.
        journal: What the report is told of each scenario.
        whereabouts: How far the run is, for whoever looks on.

    Args:
        equipment: What stands on the bench.
        reports: The folder in which the station's settings are written down as found; None writes nothing.
        trace: The file that everything is written to as it happens; None writes nothing.
    """

    def __init__(self, equipment: Equipment, reports: Path | None = None, trace: Path | None = None) -> None:
        self._equipment = equipment
        self._stage = Stage(equipment)
        as_found = SettingsAsFound(self._stage, reports)
        self._tidying = Tidying(self._stage, as_found)
        self.operator = Operator(self._stage)
        self.driver = Driver(self._stage)
        self.station = Station(self._stage, as_found, self._tidying)
        self.connection = Connection(self._stage)
        self.files = Files(self._stage)
        self.whereabouts = equipment.whereabouts
        self.journal = Journal(StationSeen(), "virtual" if equipment.clock.virtual else "real")
        self._trace_file = self._open(trace) if trace else None
        self._chapters = Chapters(self._write_down)

    def _open(self, path: Path) -> TraceFile:
        file = TraceFile(path, lambda: self.identity)
        connectors, clock = self._equipment.profile.connectors, self._equipment.clock
        file.begin(clock.now(), connectors=connectors, clock=self.journal.clock)
        self._stage.trace.tell(file.take)
        return file

    def tag(self, card: str) -> str:
        """Return the id tag of a card that the features call by name."""
        return self._equipment.profile.card(card)

    @property
    def promised(self) -> Declared:
        """What the vendor says of the station: some of it is what must be seen."""
        return self._equipment.profile.station

    def number_in(self, key: str) -> int:
        """Return the number that a setting was last read as; 0 where none was."""
        value = value_read(self._stage.history, key) or ""
        return int(value) if value.isdecimal() else 0

    def tolerance(self, seconds: float = 0) -> float:
        """Return by how many seconds something that takes so many may be off."""
        return self._equipment.patience.tolerance + seconds / 10

    def expect(self, expectation: Expectation) -> Conversation:
        """Wait until something is seen, as long as what was set in motion may take; judge it, and return it.

        Raises AssertionError where it is not seen after the When, :class:`NotReady` where it is not before.
        """
        course = self._stage.course
        until = max(course.patient_until, course.mark.at) + expectation.takes
        conversation = self._stage.watch(expectation.matches, until=until)
        if not expectation.matches(conversation):
            waited = conversation.now - course.mark.at - course.by_hand
            text = missed(
                expectation, conversation, after=course.after, waited=waited, station=self._station_name
            )
            but, instead = mismatch(expectation, conversation), expectation.offending(conversation)
            self._note_missed(conversation, expectation.wanted, but, instead)
            raise self._failure(text, expectation.in_short(conversation))
        if fact := expectation.fact(conversation):
            course.facts.append(fact)
        return conversation

    def expect_quiet(self, expectation: Expectation) -> None:
        """Watch for a quiet period that something is *not* seen, of what came since the mark."""
        until = self._stage.trace.now() + self._equipment.patience.quiet
        conversation = self._stage.watch(expectation.matches, until=until)
        if expectation.matches(conversation):
            course = self._stage.course
            waited = conversation.now - course.mark.at - course.by_hand
            text = unwanted(
                expectation, conversation, after=course.after, waited=waited, station=self._station_name
            )
            shown = seen_with(expectation, conversation)
            self._note_missed(
                conversation,
                expectation.wanted,
                expectation.seen(conversation),
                [shown] if shown else [],
                unwanted=True,
            )
            raise self._failure(text, expectation.when_unwanted())

    def _note_missed(
        self, seen: Conversation, wanted: str, but: str, entries: Sequence[Entry], *, unwanted: bool = False
    ) -> None:
        until = seen.mark.number + len(seen)
        numbers = tuple(entry.number for entry in entries)
        self._chapters.take(Missed(until, seen.now, wanted, but, unwanted, seen.mark.number, numbers))

    @property
    def _station_name(self) -> str:
        return self.identity or "of a name that is not known yet"

    def _failure(self, text: str, in_short: str) -> Exception:
        self._stage.course.in_short = in_short
        return AssertionError(text) if self._stage.course.judging else NotReady(text)

    # What follows is for behave's hooks, not for steps.

    @property
    def identity(self) -> str | None:
        """As which the station has dialled in; None where it has not yet."""
        return self._equipment.central.identity

    @property
    def hands(self) -> Hands:
        """Whoever stands at the station: what they cannot do decides what is left out."""
        return self._equipment.hands

    def why_not(self, need: str) -> str | None:
        """Return why a scenario with that need is left out; None where it applies."""
        if need == "authorization_cache" and self._stage.lacks_setting("AuthorizationCacheEnabled"):
            return "not applicable: the station has no authorization cache"
        return self._equipment.profile.why_not(need)

    def begin_scenario(self, name: str = "", label: str = "") -> None:
        """Begin anew: answer as usual, look at nothing that was said before.

        Args:
            name: The scenario's.
            label: What it is called among those of other features.

        """
        mark = self._stage.trace.mark()
        self._begin_chapter(label or name)
        self._stage.course = Course(mark, mark, scenario=name)
        self._equipment.answers.be_ordinary()
        self._equipment.files.mode = Conduct.ORDINARY

    def begin_step(self, words: str, kind: str) -> None:
        """Note that a step begins: ``kind`` is given, when or then."""
        mark = self._stage.trace.mark()
        self._stage.course.step_begins(words, kind, mark)
        self._chapters.take(StepBegins(mark.number, mark.at, words, kind))
        self.whereabouts.tell(step=words)

    @property
    def told(self) -> Conversation:
        """Everything that was said and done in this scenario."""
        return self._stage.trace.since(self._stage.course.began)

    def _begin_chapter(self, label: str) -> None:
        mark = self._stage.trace.mark()
        self._chapters.take(ScenarioBegins(mark.number, mark.at, label))

    def _write_down(self, turn: Turn) -> None:
        if self._trace_file:
            self._trace_file.turn(turn, self._equipment.clock.at(turn.at))

    def notes(self) -> ScenarioNotes:
        """Return what the report is to know of this scenario."""
        course = self._stage.course
        if restarts := restarts_by_itself(self.told):
            self._stage.note("the station restarted, and nothing here made it")
            course.facts.append(f"the station restarted by itself{_times(len(restarts))}")
        self._sees_the_station()
        facts = [masked(fact) for fact in course.facts]
        in_short = masked(course.in_short) if course.in_short else None
        passed = self._stage.trace.now() - course.began.at
        return ScenarioNotes(facts, in_short, passed)

    def _sees_the_station(self) -> None:
        if self._stage.history.events(Connected):  # The identity is known before: the station file has it.
            self.journal.station = station_seen(self._stage.history, self.identity or "")

    def put_back(self) -> Conversation:
        """Undo what the scenario changed, the last first; what cannot be put back is tried again.

        Returns what was said and done meanwhile.
        """
        mark = self._stage.trace.mark()
        self._chapters.take(ScenarioEnds(mark.number, mark.at))
        self._tidying.puts_back()
        return self._stage.trace.since(mark)

    def close(self) -> None:
        """Put back every setting as it was found, and stop everything."""
        self._begin_chapter("")
        try:
            self._tidying.ends_the_run()
        finally:
            self._sees_the_station()  # It may have been there although no scenario was run.
            now = self.looks_back()
            if self._trace_file:  # It ends with what was looked at, so that whoever reads it finds the same.
                self._trace_file.end(now, self._equipment.clock.at(now))
            self._equipment.stop()

    def looks_back(self) -> float:
        """Tell the journal what the run has to say as a whole; return the seconds up to which it was seen."""
        history, trouble = self._stage.history, self._trace_file.trouble if self._trace_file else ""
        self.journal.noticed = Noticed(findings_of(history), self._chapters)
        remarks = (*self._stage.run.remarks, trouble)
        self.journal.remarks = [masked(remark) for remark in remarks if remark]
        return history.now


def _times(count: int) -> str:
    return f", {count} times" if count > 1 else ""
