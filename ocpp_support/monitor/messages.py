"""Rules about requests and answers: ids, order, and answers that never come. OCPP-J 1.6, section 4."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.story import Story, action_of, among, registers, restarting, restarts
from ocpp_support.protocol.findings import Severity
from ocpp_support.protocol.frames import Call, CallError, CallResult
from ocpp_support.trace.events import Disconnected
from ocpp_support.trace.trace import Entry

SILENT = 30.0
"""Seconds after which a station that goes on talking will not answer any more."""

AT_ONCE = 10.0
"""Seconds after a request within which a connection that ends has ended for it."""


@rule("messages.id-reused", Severity.MUST, "OCPP-J 1.6 4.1.4")
def reuses_ids(story: Story) -> Iterator[Sighting]:
    """Look for a message id that comes twice on one connection."""
    for opened, ended in story.connections():
        requests = among(story.station(), opened, ended)
        ids = _ids(requests)
        seen: set[str] = set()
        for entry, message_id in zip(requests, ids, strict=True) if len({*ids}) < len(ids) else ():
            if message_id in seen:
                yield entry, f"it used the message id {message_id!r:.80} again on the same connection"
            seen.add(message_id)


@rule("messages.id-reused-later", Severity.SHOULD, "OCPP-J 1.6 4.1.4")
def reuses_ids_later(story: Story) -> Iterator[Sighting]:
    """Look for a message id of an earlier connection, where the station has not restarted since."""
    earlier: set[str] = set()
    for opened, ended in story.connections():
        requests = among(story.station(), opened, ended)
        ids = _ids(requests)
        for entry, message_id in zip(requests, ids, strict=True) if earlier else ():
            if registers(entry):
                earlier.clear()  # After a restart it may well count from 1 again.
            elif message_id in earlier:
                yield entry, f"it used the message id {message_id!r:.80} of an earlier connection again"
        earlier.update(ids)
        if among(restarting(story), opened, ended):
            earlier.clear()


def _ids(requests: Sequence[Entry]) -> list[str]:
    return [entry.content.message_id for entry in requests if isinstance(entry.content, Call)]


@rule("messages.no-answer", Severity.MUST, "OCPP-J 1.6 4.1.1")
def does_not_answer(story: Story) -> Iterator[Sighting]:
    """Look for requests that were never answered although the station went on talking."""
    for request in _unanswered(story):
        if not _came_too_early(story, request):
            yield request, f"it did not answer {action_of(request)}, and went on talking"


@rule("messages.no-answer-unregistered", Severity.SHOULD, "OCPP 1.6 4.2")
def does_not_answer_unregistered(story: Story) -> Iterator[Sighting]:
    """Look for the same of requests that came before the station had registered."""
    for request in _unanswered(story):
        if _came_too_early(story, request):
            yield request, f"asked before it had registered, it did not answer {action_of(request)}"


def _unanswered(story: Story) -> Iterator[Entry]:
    for request in story.central():
        if story.answers_to(request):
            continue
        life = story.life_of(request)
        later = among(story.said, request, life.ended if life else None)
        if later and later[-1].at - request.at >= SILENT and not any(_resembles(e, request) for e in later):
            yield request


def _came_too_early(story: Story, request: Entry) -> bool:
    """Return whether a request came on a connection on which the station registered only after it."""
    life = story.life_of(request)
    if life is None or life.opened is None:
        return False
    boots = among(story.station("BootNotification"), life.opened, life.ended)
    return bool(boots) and boots[0].number > request.number


def _resembles(entry: Entry, request: Entry) -> bool:
    """Return whether an answer was meant for a request, under an id that is nearly its own."""
    if not isinstance(entry.content, CallResult | CallError) or request.call is None:
        return False
    return entry.content.message_id.strip().lower() == request.call.message_id.lower()


@rule("messages.left-at-request", Severity.MUST, "OCPP-J 1.6 4.1.1")
def leaves_at_a_request(story: Story) -> Iterator[Sighting]:
    """Look for connections that ended right after a request, in place of an answer."""
    for request in story.central():
        life = story.life_of(request)
        if story.answers_to(request) or restarts(request) or life is None or life.ended is None:
            continue
        ended = life.ended.content
        if not isinstance(ended, Disconnected) or ended.by != "the station":
            continue
        soon = life.ended.at - request.at <= AT_ONCE
        if soon and not any(map(restarts, _around(story, request, life.ended))):
            yield (
                life.ended,
                f"it left {life.ended.at - request.at:.1f} s after {action_of(request)}, without an answer",
            )


def _around(story: Story, request: Entry, ended: Entry) -> Iterator[Entry]:
    return takewhile(lambda entry: entry.at >= request.at - 60, story.back_from(ended))


RULES = (
    reuses_ids,
    reuses_ids_later,
    does_not_answer,
    does_not_answer_unregistered,
    leaves_at_a_request,
)
