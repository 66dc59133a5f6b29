"""Rules about connections: how the station dials, how it leaves, whether the line lives.

OCPP-J 1.6, sections 3 and 5, and its errata.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.story import POWER_ACTS, Story, among, restarts
from ocpp_support.protocol.findings import Severity
from ocpp_support.trace.events import Acted, Attempted, Connected, Disconnected, Pinged
from ocpp_support.trace.trace import Entry

ATTEMPTS, SHORT = 5, 10.0
"""So many attempts, so close together and none further apart than the first two, are no back-off."""

IDLE = 50.0
"""Seconds without a word after which a connection that the station ends was ended for want of words."""

LONG_AWAY = 300.0
"""Seconds after which a station that comes back took its time."""


@rule("connections.hammering", Severity.MUST, "OCPP-J 1.6 errata 3.3")
def hammers(story: Story) -> Iterator[Sighting]:
    """Look for who is turned away by its identity and dials again at once, and again."""
    connected = (entry.content for entry in story.concerning(Connected))
    own = {_identity(content.path) for content in connected if isinstance(content, Connected)}
    if not own and not story.complete:
        return  # Whose attempts these are stands before this part of the run.
    dialled: dict[str, list[Entry]] = {}
    for entry in story.concerning(Attempted, Connected):
        if isinstance(entry.content, Connected):
            dialled.clear()
        if not isinstance(entry.content, Attempted) or not entry.content.path.strip("/"):
            continue  # Scanners and browsers name no identity.
        if own and _identity(entry.content.path) not in own:
            continue  # Who else dials here is no affair of the station under test.
        tries = dialled.setdefault(entry.content.path, [])
        tries.append(entry)
        run = tries[-ATTEMPTS:]
        gaps = [later.at - earlier.at for earlier, later in pairwise(run)]
        if len(run) == ATTEMPTS and _no_longer_each_time(gaps):
            who = f"{entry.content.path:.80} was turned away {ATTEMPTS} times"
            yield entry, f"{who} within {run[-1].at - run[0].at:.1f} s and did not wait longer each time"


def _identity(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2].casefold()


def _no_longer_each_time(gaps: list[float]) -> bool:
    return max(gaps) < SHORT and gaps[-1] < 1.5 * max(gaps[0], 0.1)


@rule("connections.ping", Severity.SHOULD, "RFC 6455 5.5.2")
def ignores_pings(story: Story) -> Iterator[Sighting]:
    """Look for pings that were not answered although the station went on talking."""
    for entry in _unanswered_pings(story):
        if _speaks_on(story, entry):
            yield entry, "it did not answer a ping, and went on talking"


@rule("connections.half-open", Severity.SHOULD, "OCPP-J 1.6 errata 3.9")
def is_half_open(story: Story) -> Iterator[Sighting]:
    """Look for a line that died without either end noticing."""
    for entry in _unanswered_pings(story):
        if not _speaks_on(story, entry):
            yield entry, "its connection stood and was dead: no ping was answered, and nothing was said"


def _unanswered_pings(story: Story) -> Iterator[Entry]:
    for entry in story.concerning(Pinged):
        if isinstance(entry.content, Pinged) and not entry.content.answered:
            yield entry


def _speaks_on(story: Story, entry: Entry) -> bool:
    life = story.life_of(entry)
    return bool(among(story.said, entry, life.ended if life else None))


@rule("connections.idle-close", Severity.SHOULD, "OCPP 1.6 4.6")
def leaves_for_silence(story: Story) -> Iterator[Sighting]:
    """Look for connections that the station ended after nothing had been said for long."""
    for life in story.lives:
        before = story.before(life.ended) if life.ended is not None else None
        if life.ended is None or before is None or not _left(life.ended):
            continue
        silence = life.ended.at - before.at
        if silence >= IDLE and not _was_switched(story, life.ended):
            yield life.ended, f"it ended the connection after {silence:.0f} s in which nothing was said"


@rule("connections.long-away", Severity.NOTE, "OCPP-J 1.6 5.3")
def stays_away(story: Story) -> Iterator[Sighting]:
    """Look for a station that left by itself and came back only after minutes."""
    for earlier, later in pairwise(story.lives):
        if earlier.ended is None or later.opened is None or not _left(earlier.ended):
            continue
        away = later.opened.at - earlier.ended.at
        between = list(story.after(earlier.ended, later.opened))
        switched = any(isinstance(e.content, Acted) and e.content.act in POWER_ACTS for e in between)
        dialled = any(isinstance(entry.content, Attempted) for entry in between)
        if away > LONG_AWAY and not switched and not dialled:
            yield later.opened, f"it came back only {away / 60:.0f} minutes after its connection had ended"


def _left(ended: Entry) -> bool:
    return isinstance(ended.content, Disconnected) and ended.content.by == "the station"


def _was_switched(story: Story, ended: Entry) -> bool:
    """Return whether something not long before the end of a connection explains it."""
    return any(map(restarts, takewhile(lambda entry: ended.at - entry.at < 600, story.back_from(ended))))


RULES = (
    hammers,
    ignores_pings,
    is_half_open,
    leaves_for_silence,
    stays_away,
)
