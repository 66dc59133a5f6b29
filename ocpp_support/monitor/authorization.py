"""Rules about who may charge: nobody begins a session without having been let in.

OCPP 1.6 edition 2, sections 3.5, 4.1, 5.11 and 9.1. Which cards a station knows from before the run, or
which it may trust by a setting that was never told, cannot be seen: of those nothing is claimed, nor of what
began while the station was offline.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ocpp_support.monitor.in_force import in_force
from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.sessions import NEAR, Offline, Session, sessions
from ocpp_support.monitor.story import Story, action_of, connector_of, payload_of, text, told_time
from ocpp_support.protocol.findings import Severity
from ocpp_support.protocol.frames import CallResult
from ocpp_support.trace.events import Acted
from ocpp_support.trace.trace import Entry, Sender

REFUSALS = ("Invalid", "Blocked", "Expired")

KEPT_ON = 60.0
"""Seconds after a card was refused within which its session has ended, where it must."""


@dataclass
class _Standing:
    """What is known of one card.

    Attributes:
        asked: Times that it was let in when asked about, and has not begun a session since.
        ordered: The same of remote starts that were accepted.
        refused: Whether it was asked about since it last began a session, and turned away last.
        word: What was last said about it, by anybody.
        doubtful: Whether a question about it got no answer, so that the station may think itself offline.
    """

    asked: int = 0
    ordered: int = 0
    refused: bool = False
    word: str = ""
    doubtful: bool = False

    def takes_in(self, status: str, *, question: bool) -> None:
        """Take note of what was said about it."""
        self.word = status
        if question:
            self.asked += status == "Accepted"
            self.refused = status in REFUSALS


@dataclass(frozen=True)
class _Start:
    """The start of a session while online, and how its card stood then."""

    entry: Entry
    card: str
    asked: bool
    ordered: bool
    refused: bool
    word: str
    doubtful: bool


@dataclass
class _Cards:
    standings: dict[str, _Standing] = field(default_factory=dict)
    told: set[tuple[Any, ...]] = field(default_factory=set)

    def of(self, card: Any) -> _Standing:
        return self.standings.setdefault(text(card).casefold(), _Standing())


@lru_cache(maxsize=1)
def _starts(story: Story) -> tuple[_Start, ...]:
    return tuple(_begun_online(story))


def _begun_online(story: Story) -> Iterator[_Start]:
    cards, offline = _Cards(), Offline(story)
    questions = ("Authorize", "RemoteStartTransaction", "StartTransaction", "StopTransaction")
    for entry in story.concerning("Authorize", "StartTransaction", answers=questions):
        payload = payload_of(entry)
        if entry.answers is not None:
            _hears(story, entry, cards)
        elif action_of(entry) == "StartTransaction" and entry.sender is Sender.STATION:
            same = tuple(str(payload.get(name)) for name in ("connectorId", "idTag", "timestamp"))
            if same in cards.told:
                continue  # Told again, as its answer was lost.
            cards.told.add(same)
            start = _consumed(entry, cards)
            if not offline.at(told_time(entry)):
                yield start
        elif entry.sender is Sender.STATION:
            cards.of(payload.get("idTag")).doubtful |= story.answer(entry) is None


def _hears(story: Story, answer: Entry, cards: _Cards) -> None:
    asked = answer.answers
    if asked is None or not isinstance(answer.content, CallResult):
        return
    card = cards.of(payload_of(asked).get("idTag"))
    if action_of(asked) == "RemoteStartTransaction":
        card.ordered += (story.answer(asked) or {}).get("status") == "Accepted"
        return
    info = answer.content.payload.get("idTagInfo")
    if isinstance(info, dict) and action_of(asked) in ("Authorize", "StartTransaction", "StopTransaction"):
        card.takes_in(text(info.get("status")), question=action_of(asked) == "Authorize")


def _consumed(entry: Entry, cards: _Cards) -> _Start:
    """Return how a card stands as its session begins; what let it in is used up by that."""
    name = text(payload_of(entry).get("idTag"))
    card = cards.of(name)
    start = _Start(entry, name, card.asked > 0, card.ordered > 0, card.refused, card.word, card.doubtful)
    card.asked, card.ordered = max(card.asked - 1, 0), max(card.ordered - 1, 0)
    card.refused = card.doubtful = False
    return start


@rule("authorization.refused", Severity.MUST, "OCPP 1.6 4.1", whole=True)
def starts_refused(story: Story) -> Iterator[Sighting]:
    """Look for sessions of a card that was asked about, and refused."""
    for start in _starts(story):
        if start.refused and not start.ordered:
            yield (
                start.entry,
                f"it began a session with {start.card!r:.40}, though that card was {start.word}",
            )


@rule("authorization.not-asked", Severity.MUST, "OCPP 1.6 9.1.13", whole=True)
def starts_unasked(story: Story) -> Iterator[Sighting]:
    """Look for sessions that nobody was asked about, where LocalPreAuthorize says that somebody must be."""
    settings = in_force(story)
    for start in _starts(story):
        known = start.asked or start.ordered or start.refused or start.doubtful
        if not known and settings.switch("LocalPreAuthorize", start.entry) is False:
            yield (
                start.entry,
                f"it began a session with {start.card!r:.40} without asking; LocalPreAuthorize is false",
            )


@rule("authorization.remote-not-asked", Severity.MUST, "OCPP 1.6 5.11", whole=True)
def starts_remotely_unasked(story: Story) -> Iterator[Sighting]:
    """Look for remote starts that nobody was asked about, where both settings say that somebody must be."""
    settings = in_force(story)
    for start in _starts(story):
        if not start.ordered or start.asked or start.refused or start.doubtful:
            continue
        ask = settings.switch("AuthorizeRemoteTxRequests", start.entry)
        if ask and settings.switch("LocalPreAuthorize", start.entry) is False:
            yield (
                start.entry,
                f"told to start with {start.card!r:.40}, it did not ask; AuthorizeRemoteTxRequests is true",
            )


@rule("authorization.refusal-forgotten", Severity.NOTE, "OCPP 1.6 3.5.1", whole=True)
def forgets_a_refusal(story: Story) -> Iterator[Sighting]:
    """Look for cards that were refused once, and later begin a session without a question.

    A local list goes before what was last said, and whether there is one is not always known.
    """
    settings = in_force(story)
    for start in _starts(story):
        once = start.word in REFUSALS and not (
            start.refused or start.asked or start.ordered or start.doubtful
        )
        if once and settings.switch("LocalPreAuthorize", start.entry) is not False:
            yield (
                start.entry,
                f"it began a session with {start.card!r:.40} without asking, which was last {start.word}",
            )


@rule("authorization.asks-to-stop", Severity.MUST, "OCPP 1.6 4.1", whole=True)
def asks_to_stop(story: Story) -> Iterator[Sighting]:
    """Look for questions about the very card that began the session which it is held to.

    Only right after the card was seen to be presented at that connector: at another it may begin one.
    """
    shown: Entry | None = None
    running = _running(story)
    for entry in story.concerning(Acted, "Authorize"):
        if isinstance(entry.content, Acted):
            shown = entry if entry.content.act == "present_card" else None
        elif shown is not None and entry.sender is Sender.STATION and action_of(entry) == "Authorize":
            place = connector_of(shown)
            card = text(payload_of(entry).get("idTag"))
            begun = [one for one in running.get(place, ()) if one.start.number < shown.number]
            if begun and begun[-1].card == card.casefold() and _is_held(begun[-1], shown, entry):
                yield entry, f"it asked about {card!r:.40} to end a session that the same card had begun"
            shown = None


def _running(story: Story) -> dict[int | None, list[Session]]:
    found: dict[int | None, list[Session]] = {}
    for session in sessions(story):
        found.setdefault(session.place, []).append(session)
    return found


def _is_held(session: Session, shown: Entry, question: Entry) -> bool:
    """Return whether a session ran as a card was shown, and still when that was asked about."""
    if session.end is None:
        return True
    over = session.ended is not None and shown.moment - session.ended > NEAR
    return session.end.number > question.number and not over


@rule("authorization.kept-on", Severity.MUST, "OCPP 1.6 9.1.24", whole=True)
def goes_on_refused(story: Story) -> Iterator[Sighting]:
    """Look for sessions that go on though their card was refused, and StopTransactionOnInvalidId is true."""
    settings = in_force(story)
    for session in sessions(story):
        answer = story.answers_to(session.start)[0]
        info = (story.answer(session.start) or {}).get("idTagInfo")
        word = text(info.get("status")) if isinstance(info, dict) else ""
        if word not in (*REFUSALS, "ConcurrentTx") or not story.delivered(answer):
            continue
        life = story.life_of(answer)
        until = session.end.at if session.end else life.ended.at if life and life.ended else story.now
        steady = settings.steady("StopTransactionOnInvalidId", session.start, session.end or answer)
        if settings.switch("StopTransactionOnInvalidId", answer) and steady and until - answer.at > KEPT_ON:
            yield (
                session.start,
                f"transaction {session.number} went on {until - answer.at:.0f} s after its card was {word}",
            )


RULES = (
    starts_refused,
    starts_unasked,
    starts_remotely_unasked,
    forgets_a_refusal,
    asks_to_stop,
    goes_on_refused,
)
