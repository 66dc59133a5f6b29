"""What happened around the readings of a scene: sessions, statuses, a lost line, limits. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ocpp_support.chronicle.scene import Scene
from ocpp_support.drawing.meter.curves import CURRENT, MOST, POWER, Curve, Kind, Point, Quantity
from ocpp_support.drawing.places import place_in
from ocpp_support.matchers.answers import status_of
from ocpp_support.matchers.sessions import Session, running_session, sessions
from ocpp_support.matchers.statuses import payload_of, reports
from ocpp_support.protocol.values import moment_of, number_of, objects_in
from ocpp_support.trace.events import Connected, Disconnected
from ocpp_support.trace.trace import Conversation, Entry, Sender


@dataclass(frozen=True)
class Span:
    """Something that lasted, in seconds of the run's clock; ``says`` is what it is called."""

    begin: float
    end: float
    says: str


def sessions_in(scene: Scene) -> list[Session]:
    """Return the sessions that ran in a scene: those that ran when it began, and those that began in it."""
    before = scene.conversation.before
    running = (running_session(before, place) for place in range(1, scene.conversation.connectors + 1))
    return [*(one for one in running if one), *sessions(scene.conversation)]


def has_session(scene: Scene) -> bool:
    """Return whether a session ran, began or ended in a scene, as far as the station said so."""
    told = scene.conversation.calls(Sender.STATION, "StartTransaction", "StopTransaction")
    return bool(told or sessions_in(scene))


def statuses_of(scene: Scene, place: int | None, end: float) -> list[Span]:
    """Return the statuses of a connector as they were reported, one after the other."""
    changes = [(scene.began, scene.statuses_before[place])] if place in scene.statuses_before else []
    if place is not None:
        told = reports(scene.conversation, place)
        changes += [(entry.at, str(payload_of(entry).get("status"))) for entry in told]
    ends = [*(at for at, _ in changes[1:]), end]
    spans: list[Span] = []
    for (begin, status), until in zip(changes, ends, strict=False):
        if spans and spans[-1].says == status:
            spans[-1] = Span(spans[-1].begin, until, status)
        else:
            spans.append(Span(begin, until, status))
    return spans


def without_line(scene: Scene, end: float) -> list[Span]:
    """Return when the station was not connected."""
    before = scene.conversation.before
    lost: float | None = scene.began if _is_lost(before) else None
    spans = []
    for entry in scene.entries:
        if isinstance(entry.content, Disconnected) and lost is None:
            lost = entry.at
        elif isinstance(entry.content, Connected) and lost is not None:
            spans.append(Span(lost, entry.at, "no connection"))
            lost = None
    return [*spans, Span(lost, end, "no connection")] if lost is not None else spans


def _is_lost(before: Conversation) -> bool:
    left, came = before.last_event(Disconnected), before.last_event(Connected)
    return left is not None and (came is None or came.number < left.number)


def limits_of(scene: Scene, end: float) -> Iterator[tuple[int | None, Quantity, Curve]]:
    """Yield the limits that the operator set and the station accepted (SetChargingProfile, section 5.16)."""
    for order in scene.conversation.calls(Sender.CENTRAL, "SetChargingProfile"):
        if status_of(scene.conversation, order) == "Accepted":
            payload = payload_of(order)
            for profile in objects_in(payload.get("csChargingProfiles")):
                for schedule in objects_in(profile.get("chargingSchedule")):
                    quantity = POWER if schedule.get("chargingRateUnit") == "W" else CURRENT
                    points = _limits(order, schedule, end)
                    if points:
                        curve = Curve("limit", points, stepwise=True)
                        yield place_in(payload.get("connectorId")), quantity, curve


def _limits(order: Entry, schedule: dict[str, Any], end: float) -> list[Point]:
    moment = moment_of(schedule.get("startSchedule"))
    start = order.at if moment is None else order.at + (moment - order.moment).total_seconds()
    lasts = number_of(schedule.get("duration"))
    until = end if lasts is None else min(end, start + lasts)
    points = []
    for period in objects_in(schedule.get("chargingSchedulePeriod")):
        after, limit = number_of(period.get("startPeriod")), number_of(period.get("limit"))
        if after is not None and limit is not None and abs(limit) <= MOST and start + after <= until:
            points.append(Point(max(start + after, order.at), limit, Kind.OTHER))
    points.sort(key=lambda point: point.at)
    return [*points, Point(until, points[-1].value, Kind.OTHER)] if points else []
