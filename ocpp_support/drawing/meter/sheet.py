"""What a plot is drawn from: the curves and sessions of a scene, and where its time begins and ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ocpp_support.chronicle.scene import Scene
from ocpp_support.drawing.meter.curves import Curve, Curves, Quantity, curves_of, time_of
from ocpp_support.drawing.meter.happenings import limits_of, sessions_in
from ocpp_support.drawing.meter.panel import LEFT, RIGHT
from ocpp_support.drawing.meter.scales import Scale
from ocpp_support.drawing.places import place_in
from ocpp_support.matchers.sessions import Session
from ocpp_support.matchers.statuses import payload_of

SHORTEST_S = 2.0
"""So much time is shown at the least."""


@dataclass(frozen=True)
class Course:
    """A session in a scene: where it ran, and when it began and ended there, if it did."""

    place: int | None
    begins: float | None
    ends: float | None
    says: str
    reason: str


@dataclass(frozen=True)
class Sheet:
    """What is drawn.

    Attributes:
        scene: The scenario.
        courses: Its sessions.
        curves: What the meters showed.
        time: Where a second of the run's clock stands.
    """

    scene: Scene
    courses: list[Course]
    curves: Curves
    time: Scale

    @property
    def origin(self) -> float:
        """Seconds of the run's clock from which times count: the When."""
        counts = self.scene.chapter.counts_from
        return counts.at if counts else self.scene.began

    @property
    def places(self) -> list[int | None]:
        """The connectors that something is to be shown of."""
        told = {place for place, _ in self.curves.panels} | {course.place for course in self.courses}
        return sorted(told, key=lambda place: (place is None, place or 0))

    def panels(self, place: int | None) -> list[tuple[Quantity, dict[str, Curve]]]:
        """Return what was shown of a connector, quantity by quantity."""
        of_it = [
            (quantity, curves) for (where, quantity), curves in self.curves.panels.items() if where == place
        ]
        return sorted(of_it, key=lambda pair: (pair[0].order, pair[0].title, pair[0].unit))

    def of(self, place: int | None) -> list[Course]:
        """Return the sessions of a connector."""
        return [course for course in self.courses if course.place == place]


def sheet_of(scene: Scene) -> Sheet:
    """Return what is to be drawn of a scene."""
    sessions = sessions_in(scene)
    courses = [_course(scene, one) for one in sessions]
    curves = curves_of(scene, sessions)
    low, high = _ends(scene, courses, curves)
    for place, quantity, curve in limits_of(scene, high):
        # A limit of the whole station is shown with each connector that charges.
        for where in {course.place for course in courses} if place == 0 else {place}:
            shown = curves.curve(where, quantity, curve.name)
            shown.points, shown.stepwise = curve.points, True
    return Sheet(scene, courses, curves, Scale(low, high, LEFT, RIGHT))


def _course(scene: Scene, session: Session) -> Course:
    began_in_it = session.start.number >= scene.chapter.begins.number
    begins = time_of(scene, session.start) if began_in_it else None
    ends = None if session.end is None else time_of(scene, session.end)
    reason = str(payload_of(session.end).get("reason") or "Local") if session.end else ""
    number = "session without a number" if session.transaction_id is None else session.number
    return Course(place_in(session.connector), begins, ends, number, reason)


def _ends(scene: Scene, courses: list[Course], curves: Curves) -> tuple[float, float]:
    """Return when the picture begins and ends: around all that there is to see."""
    times = [*_times(scene, courses, curves)]
    low, high = min(times), max(times)
    spare = max((high - low) * 0.03, (SHORTEST_S - (high - low)) / 2, SHORTEST_S * 0.03)
    return low - spare, high + spare


def _times(scene: Scene, courses: list[Course], curves: Curves) -> Iterator[float]:
    over = scene.chapter.ends.at if scene.chapter.ends else scene.conversation.now
    when = scene.chapter.counts_from
    yield when.at if when else scene.began
    for course in courses:
        yield scene.began if course.begins is None else course.begins
        yield over if course.ends is None else course.ends
    for panel in curves.panels.values():
        for curve in panel.values():
            yield from (point.at for point in curve.points)
            yield from curve.odd
