"""Tales of a station with two connectors, each made into a test: a rule is broken in it, or all are kept."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import wraps
from typing import Any

from ocpp_support.monitor.rule import Observation, Rule, Sighting
from ocpp_support.monitor.story import Story as LaidOut
from ocpp_support.monitor.watch import RULES, findings_of
from ocpp_support.trace.trace import Entry
from tests.ocpp_support import monitor
from tests.ocpp_support.matchers.session_talk import NOTHING, SessionTalk
from tests.quirks.told import Story

_BROKEN: set[str] = set()


class Tale(Story):
    """A conversation from the station's first connection on. It has two connectors."""

    def __init__(self) -> None:
        SessionTalk.__init__(self, connectors=2)
        self._in_use: dict[Any, Any] = {}

    def starts(
        self, connector: Any = 1, card: Any = "ALICE", number: Any = 7, *, meter: Any = 100, time: Any = None
    ) -> Entry:
        """A session begins, as its connector shows."""
        if connector not in self._in_use.values():
            self.answer(self.reports("Preparing", connector))
        start = super().starts(connector, card, number, meter=meter, time=time)
        self.answer(self.reports("Charging", connector))
        self._in_use[number] = connector
        return start

    def ends(self, number: Any = 7, *, meter: Any = 200, time: Any = None, reason: Any = NOTHING) -> Entry:
        """A session ends, as its connector shows."""
        end = super().ends(number, meter=meter, time=time, reason=reason)
        place = self._in_use.pop(number, self._in_use.pop(None, None))
        if place is not None:
            self.answer(self.reports("Finishing", place))
        return end

    def comes(self) -> None:
        """It connects, registers and reports its places."""
        self._in_use.clear()
        self.dials()
        self.registers()
        for place in (0, 1, 2):
            self.answer(self.reports("Available", place))

    def ordered(self, status: str = "Accepted", **place: int) -> None:
        """The operator starts a session with ALICE's card from afar, at a place or anywhere."""
        self.told("RemoteStartTransaction", {"status": status}, idTag="ALICE", **place)

    def sets(self, **settings: str) -> None:
        """The operator changes settings, and the station accepts that."""
        for key, value in settings.items():
            self.told("ChangeConfiguration", {"status": "Accepted"}, key=key, value=value)

    def away(self, seconds: float) -> None:
        """The line is down for so long."""
        self.leaves(1006, "the central system")
        self.wait(seconds)
        self.dials()


Play = Callable[[Tale], None]
Test = Callable[[], None]


def breaks(rule: str, *says: str) -> Callable[[Play], Test]:
    """Make a test of a tale: this rule is broken in it, and no other; each time with these words, if any."""
    assert rule in {one.name for one in RULES}, rule
    _BROKEN.add(rule)

    def make(play: Play) -> Test:
        @wraps(play)
        def test() -> None:
            found = observed_in(play)
            assert [one.rule for one in found] == [rule], found
            said = [text for _, text in found[0].sightings]
            assert not says or said == [*says], said

        return _without_parameters(test)

    return make


def keeps(play: Play) -> Test:
    """Make a test of a tale: no rule is broken in it."""

    @wraps(play)
    def test() -> None:
        found = found_in(play)
        assert found == [], found

    return _without_parameters(test)


def observed_in(play: Play) -> list[Observation]:
    """Return what there is to say of a tale."""
    tale = Tale()
    play(tale)
    return findings_of(tale.conversation())


def sightings_in(rule: Rule, play: Play) -> list[Sighting]:
    """Return where one rule sees something in a tale, and what."""
    tale = Tale()
    play(tale)
    return list(rule.look(LaidOut(tale.conversation())))


def said_of(rule: Rule, play: Play) -> list[str]:
    """Return what one rule says of a tale."""
    return [text for _, text in sightings_in(rule, play)]


def found_in(play: Play) -> list[str]:
    """Return the rules that are broken in a tale."""
    return [one.rule for one in observed_in(play)]


def broken() -> frozenset[str]:
    """Return the rules that the tests beside this module show broken."""
    for module in pkgutil.iter_modules(monitor.__path__):
        importlib.import_module(f"{monitor.__name__}.{module.name}")
    return frozenset(_BROKEN)


def _without_parameters(test: Test) -> Test:
    # pytest would look for a fixture of the name of the tale's parameter.
    del test.__wrapped__  # type: ignore[attr-defined]
    return test
