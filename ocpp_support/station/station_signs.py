"""The signs of what is done to the station itself: its power, its emergency stop, its errors.

OCPP 1.6 edition 2, sections 4.2 and 4.9. It has no code for an emergency stop, so any error will do.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ocpp_support.matchers.lifetimes import admitted_at, registrations
from ocpp_support.matchers.statuses import latest_report, payload_of, reports
from ocpp_support.station.hands import Act
from ocpp_support.station.sign import Sign, Signs, on_the_line, shut_out, that_was
from ocpp_support.trace.events import Connected
from ocpp_support.trace.trace import Conversation, Sender
from ocpp_support.vocabulary.nouns import Status, name_of


class _PowerCycled(Sign):
    """The station connects anew, or registers again: some do only the one, some only the other."""

    def __init__(self, act: Act, before: Conversation, names: Mapping[str, str]) -> None:
        super().__init__(act, before, names)
        asked = registrations(before)
        # One that was not admitted registers again by itself.
        self._registers_by_itself = bool(asked) and admitted_at(before, asked[-1]) is None
        if not shut_out(before):
            self.done_when = "the station connects again"

    def seen(self, conversation: Conversation) -> bool:
        registered = bool(registrations(conversation)) and not self._registers_by_itself
        return registered or bool(conversation.events(Connected))


class _PoweredOff(Sign):
    """The connection ends."""

    def __init__(self, act: Act, before: Conversation, names: Mapping[str, str]) -> None:
        super().__init__(act, before, names)
        self._was_there = on_the_line(before)
        if self._was_there:
            self.done_when = "the connection ends"

    def seen(self, conversation: Conversation) -> bool:
        return self._was_there and not on_the_line(conversation.whole)


class _PoweredOn(_PowerCycled):
    """The station connects, or registers."""

    def __init__(self, act: Act, before: Conversation, names: Mapping[str, str]) -> None:
        super().__init__(act, before, names)
        if self.done_when:
            self.done_when = "the station connects"


class _EmergencyStopPressed(Sign):
    """Something is reported Faulted or with an error, or a session ends for that reason."""

    done_when = "the station reports an error, of a connector or of itself"

    def seen(self, conversation: Conversation) -> bool:
        ends = map(payload_of, conversation.calls(Sender.STATION, "StopTransaction"))
        return bool(_in_error(conversation)) or any(end.get("reason") == "EmergencyStop" for end in ends)


class _EmergencyStopReleased(Sign):
    """Something that was in error no longer is."""

    def __init__(self, act: Act, before: Conversation, names: Mapping[str, str]) -> None:
        super().__init__(act, before, names)
        self._broken = _broken_places(before)
        if self._broken:
            self.done_when = "the station no longer reports an error"

    def seen(self, conversation: Conversation) -> bool:
        return any(
            not _is_bad(payload_of(entry)) and payload_of(entry).get("connectorId") in self._broken
            for entry in reports(conversation)
        )


class _ErrorShown(Sign):
    """An error is reported of that connector; of any place, where it is the whole station's."""

    def __init__(self, act: Act, before: Conversation, names: Mapping[str, str]) -> None:
        super().__init__(act, before, names)
        self._known = _broken_places(before)
        place = name_of(act.connector) if act.connector else "itself"
        if act.connector not in self._known:
            self.done_when = f"the station reports an error of {place}"

    def seen(self, conversation: Conversation) -> bool:
        fresh = [place for place in _in_error(conversation) if place not in self._known]
        return bool(fresh) if not self.act.connector else self.act.connector in fresh

    def mistaken(self, conversation: Conversation) -> str | None:
        if not self.act.connector:
            return None
        wrong = (
            place
            for place in _in_error(conversation)
            if place not in (0, self.act.connector) and place not in self._known
        )
        return next(map(that_was, wrong), None)


class _ErrorGone(_EmergencyStopReleased):
    """That connector is reported without an error; any place that had one, where the whole station did."""

    def __init__(self, act: Act, before: Conversation, names: Mapping[str, str]) -> None:
        super().__init__(act, before, names)
        if act.connector:
            self._broken = [place for place in self._broken if place == act.connector]
        place = name_of(act.connector) if act.connector else "itself"
        self.done_when = f"the station reports {place} without an error" if self._broken else ""


SIGNS: Signs = {
    "power_cycle": _PowerCycled,
    "power_off": _PoweredOff,
    "power_on": _PoweredOn,
    "press_emergency_stop": _EmergencyStopPressed,
    "release_emergency_stop": _EmergencyStopReleased,
    "raise_fault": _ErrorShown,
    "clear_fault": _ErrorGone,
}


def _is_bad(report: dict[str, Any]) -> bool:
    return report.get("errorCode") not in (None, "", "NoError") or report.get("status") == Status.FAULTED


def _in_error(conversation: Conversation) -> list[Any]:
    """Return the places of which an error was reported since."""
    told = map(payload_of, reports(conversation))
    return [report.get("connectorId") for report in told if _is_bad(report)]


def _broken_places(before: Conversation) -> list[int]:
    """Return the places whose latest report names an error."""
    latest = {place: latest_report(before, place) for place in range(before.connectors + 1)}
    return [place for place, report in latest.items() if report and _is_bad(report)]
