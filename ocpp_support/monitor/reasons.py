"""Rules about the reasons that are given for the end of a transaction: they fit what was seen. Notes only.

OCPP 1.6 edition 2, section 7.36. Who reads a report believes the reason; a wrong one helps nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.sessions import NEAR, Session, sessions
from ocpp_support.monitor.story import Story, action_of, among, payload_of, text, told_time, whole
from ocpp_support.protocol.findings import Severity
from ocpp_support.trace.events import Acted
from ocpp_support.trace.trace import Entry, Sender

SOON = 30.0
"""Seconds after a remote stop was accepted within which an end is taken for its doing."""

CLEARLY = 5.0
"""Seconds before a loss of power by which an end has nothing to do with it."""

_ORDERS = {
    "Remote": "RemoteStopTransaction",
    "UnlockCommand": "UnlockConnector",
    "HardReset": "Reset",
    "SoftReset": "Reset",
}


@rule("transactions.reason-unfounded", Severity.NOTE, "OCPP 1.6 7.36", whole=True)
def blames_nobody(story: Story) -> Iterator[Sighting]:
    """Look for ends that are said to be the doing of an order which nobody gave."""
    orders = story.concerning(*_ORDERS.values())
    for session in sessions(story):
        if session.end is None:
            continue
        reason, end = text(payload_of(session.end).get("reason")), session.end
        if reason not in _ORDERS:
            continue
        before = reversed(among(orders, None, end))
        if not any(_may_have_done(order, reason, session) for order in before):
            yield end, f"transaction {session.number} is said to have ended by {reason}; nobody ordered that"


def _may_have_done(order: Entry, reason: str, session: Session) -> bool:
    """Return whether an order can be what a reason names; one that was refused may have been carried out."""
    if action_of(order) != _ORDERS[reason]:
        return False
    payload = payload_of(order)
    if reason == "Remote":
        return payload.get("transactionId") == session.number
    if reason == "UnlockCommand":
        return payload.get("connectorId") == session.place and order.number > session.start.number
    return payload.get("type") == reason.removesuffix("Reset")


@rule("transactions.reason-not-remote", Severity.NOTE, "OCPP 1.6 5.12", whole=True)
def hides_the_operator(story: Story) -> Iterator[Sighting]:
    """Look for ends that followed an accepted remote stop, and are said to have another reason."""
    held: dict[int | None, Session] = {session.number: session for session in sessions(story)}
    for order in story.central("RemoteStopTransaction"):
        session = held.get(whole(payload_of(order).get("transactionId")))
        if session is None or session.end is None or (story.answer(order) or {}).get("status") != "Accepted":
            continue
        passed = session.end.at - order.at
        if (
            not 0 <= passed <= SOON
            or session.end.number < order.number
            or _meanwhile(story, order, session.end)
        ):
            continue
        reason = text(payload_of(session.end).get("reason")) or "Local, as none is given"
        if reason != "Remote":
            yield (
                session.end,
                f"the operator ended transaction {session.number}; the reason given is {reason}",
            )


def _meanwhile(story: Story, order: Entry, end: Entry) -> bool:
    """Return whether anything else may have ended a session between the order and its end."""
    begun_ending = told_time(end)
    if begun_ending is not None and begun_ending < order.moment - NEAR:
        return True
    return any(_moves_a_session(entry) for entry in story.after(order, end))


def _moves_a_session(entry: Entry) -> bool:
    if isinstance(entry.content, Acted):
        return True
    return entry.sender is Sender.CENTRAL and action_of(entry) in (
        "Reset",
        "UnlockConnector",
        "ChangeAvailability",
    )


@rule("transactions.reason-not-power", Severity.NOTE, "OCPP 1.6 7.36", whole=True)
def hides_a_power_loss(story: Story) -> Iterator[Sighting]:
    """Look for ends that a lost power brought about, and that are said to have another reason."""
    losses = list(story.acts("power_cycle", "power_off"))
    for session in sessions(story):
        end, ended = session.end, session.ended
        if end is None or ended is None:
            continue
        cut = [loss for loss in losses if session.start.number < loss.number < end.number]
        reason = text(payload_of(end).get("reason")) or "Local, as none is given"
        before = bool(cut) and (cut[0].moment - ended).total_seconds() > CLEARLY
        if cut and not before and reason not in ("PowerLoss", "Reboot"):
            yield (
                end,
                f"transaction {session.number} ended as the power went; the reason given is {reason:.40}",
            )


RULES = (blames_nobody, hides_the_operator, hides_a_power_loss)
