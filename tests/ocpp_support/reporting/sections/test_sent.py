"""What was sent before something was missed: the orders and acts that count."""

from datetime import UTC, datetime, timedelta

from ocpp_support.chronicle.chronicle import Chronicle, Part
from ocpp_support.chronicle.scene import Scene
from ocpp_support.protocol.frames import Call
from ocpp_support.reporting.sections.sent import sent_in
from ocpp_support.trace.account import Account, When
from ocpp_support.trace.chapters import GIVEN, THEN, WHEN, Missed, ScenarioBegins, ScenarioEnds, StepBegins
from ocpp_support.trace.events import Acted
from ocpp_support.trace.trace import Sender

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


class Told:
    """A scenario that is told entry by entry."""

    def __init__(self) -> None:
        self.account = Account(connectors=1)
        self.account.chapters.take(ScenarioBegins(0, 0, "one"))

    def step(self, phase: str) -> None:
        self.account.chapters.take(StepBegins(self._next, 0, phase, phase))

    def says(self, sender: Sender, content: Call | Acted) -> None:
        at = float(self._next)
        moment = NOON + timedelta(seconds=at)
        self.account.add(1, sender, content, "", When(at, moment, moment))

    def orders(self, action: str, **payload: object) -> None:
        self.says(Sender.CENTRAL, Call(f"{self._next}", action, payload))

    def misses(self) -> None:
        self.account.chapters.take(Missed(self._next, 0, "a", "b", False, 0))

    def ends(self) -> Scene:
        self.account.chapters.take(ScenarioEnds(self._next, 0))
        return Chronicle({}, [Part(self.account)]).scenes["one"]

    @property
    def _next(self) -> int:
        return len(self.account.entries)


def test_only_orders_and_acts_from_the_when_on_up_to_what_was_missed() -> None:
    told = Told()
    told.step(GIVEN)
    told.orders("GetConfiguration")
    told.step(WHEN)
    told.orders("Reset", type="Hard")
    told.says(Sender.STATION, Call("s", "Heartbeat", {}))
    told.says(Sender.BENCH, Acted("unplug", "at connector 1", "the simulator", 1))
    told.step(THEN)
    told.misses()
    told.orders("ChangeAvailability")

    assert sent_in(told.ends()) == 'Reset {"type": "Hard"}\nunplug at connector 1 (by the simulator)'


def test_where_it_did_not_come_to_the_when_what_was_sent_last_counts() -> None:
    told = Told()
    told.step(GIVEN)
    for action in ("GetConfiguration", "ClearCache", "Reset"):
        told.orders(action)
    told.misses()

    assert sent_in(told.ends()) == "ClearCache {}\nReset {}"


def test_many_are_told_by_the_first_and_the_last() -> None:
    told = Told()
    told.step(WHEN)
    for count in range(9):
        told.orders("Reset", count=count)

    lines = sent_in(told.ends()).splitlines()

    assert lines[2] == "… 4 more …"
    assert (lines[0], lines[-1]) == ('Reset {"count": 0}', 'Reset {"count": 8}')


def test_no_secret_is_sent() -> None:
    told = Told()
    told.step(WHEN)
    told.orders("ChangeConfiguration", key="AuthorizationKey", value="0011")

    assert "0011" not in sent_in(told.ends())
