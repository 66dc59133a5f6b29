"""What is looked at before, during and after every scenario costs the same at the end of a long run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ocpp_support.matchers.lifetimes import is_admitted, latest_admission, refusal, unregistered
from ocpp_support.matchers.readings import latest_list, value_read
from ocpp_support.matchers.rest import unrest
from ocpp_support.matchers.sessions import latest_session, running_session
from ocpp_support.matchers.stages import last_request
from ocpp_support.matchers.statuses import latest_status
from ocpp_support.trace.events import Connected
from ocpp_support.trace.trace import Conversation, Entry, Sender

from .conversations import Talk

LOOKS: dict[str, Callable[[Conversation], Any]] = {
    "unrest": unrest,
    "is_admitted": is_admitted,
    "latest_admission": latest_admission,
    "refusal": refusal,
    "unregistered": unregistered,
    "latest_list": latest_list,
    "value_read": lambda said: value_read(said, "HeartbeatInterval"),
    "latest_session": lambda said: latest_session(said, 1),
    "running_session": lambda said: running_session(said, 2),
    "latest_status": lambda said: latest_status(said, 1),
    "last_request": lambda said: last_request(said, "GetConfiguration", "Reset"),
    "whether the last was answered": lambda said: said.answer_to(next(said.newest_calls(Sender.CENTRAL))),
}


class _Counted(list[Entry]):
    """Entries that count how often one of them is looked at."""

    visits = 0

    def __getitem__(self, index: Any) -> Any:
        self.visits += 1
        return super().__getitem__(index)


def _run(scenarios: int) -> tuple[Talk, _Counted]:
    """Play a run: the station comes once, then sessions on either connector, and its settings are read."""
    talk = Talk()
    talk.trace._entries = entries = _Counted()
    talk.event(Connected("/A", ("ocpp1.6",)))
    talk.answer(talk.station("BootNotification"), {"status": "Accepted"})
    for number in range(scenarios):
        place = number % 2 + 1
        read = talk.central("GetConfiguration")
        talk.answer(read, {"configurationKey": [{"key": "HeartbeatInterval", "value": "60"}]})
        start = talk.station("StartTransaction", connectorId=place, idTag="A")
        talk.answer(start, {"transactionId": number})
        for status in ("Charging", "Finishing", "Available"):
            talk.answer(talk.station("StatusNotification", connectorId=place, status=status))
        talk.answer(talk.station("StopTransaction", transactionId=number))
        talk.answer(talk.station("Heartbeat"))
    return talk, entries


def _visits(look: Callable[[Conversation], Any], scenarios: int) -> int:
    talk, entries = _run(scenarios)
    entries.visits = 0
    look(talk.conversation())
    return entries.visits


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_look_visits_no_more_of_a_long_run(look: Callable[[Conversation], Any]) -> None:
    assert _visits(look, 100) == _visits(look, 20)
