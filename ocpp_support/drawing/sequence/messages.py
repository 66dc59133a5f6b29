"""The rows of what was said: a request with its answer, an answer by itself, text that is no message."""

from __future__ import annotations

from dataclasses import replace

from ocpp_support.drawing.letters import clean
from ocpp_support.drawing.sequence.answers import words_of_answer
from ocpp_support.drawing.sequence.metering import energy_told, whose
from ocpp_support.drawing.sequence.notes import notes_of
from ocpp_support.drawing.sequence.requests import words_of_request
from ocpp_support.drawing.sequence.row import Kind, Part, Pill, Reply, Row, Series, Weight
from ocpp_support.drawing.sequence.values import energy, said, seconds
from ocpp_support.matchers.statuses import is_error
from ocpp_support.protocol.frames import Call, CallError, CallResult, Frame, Malformed, parse
from ocpp_support.trace.masking import masked
from ocpp_support.trace.trace import Conversation, Entry, Sender

LONGEST_ACTION = 40
_IN_A_ROW, _ALIKE, _OF_A_KIND = 3, 4, 6
"""So many are told in one: of what comes at intervals, of what is the same, of what differs in one thing."""


def row_of_message(entry: Entry, heard: Conversation, part: Part, offending: set[int]) -> Row | None:
    """Return the row that a message begins; None where it is told in the row of its request.

    Args:
        entry: What was said.
        heard: The conversation that it is of.
        part: Of which part of the scenario it is.
        offending: The entries that came in place of what was wanted.

    """
    match _shown(entry):
        case Call() as call:
            row = _request(entry, call, heard, part)
        case CallResult() | CallError() as frame:
            if _is_told_already(entry, heard):
                return None
            row = _answer_by_itself(entry, frame, part)
        case Malformed(reason=reason):
            row = _no_message(entry, reason, heard, part)
        case _:
            return None
    answer = heard.answer_to(entry)
    row = replace(row, notes=notes_of(entry, answer))
    return _blamed(row, entry, answer, offending)


def _shown(entry: Entry) -> Frame | object:
    """Return the frame as it was said, without the secrets in it."""
    without = masked(entry.raw)
    return entry.said if without == entry.raw else parse(without).frame


def _base(entry: Entry, part: Part) -> Row:
    to_central = entry.sender is Sender.STATION
    return Row(Kind.MESSAGE, entry.at, part, moment=entry.moment, to_central=to_central)


def _request(entry: Entry, call: Call, heard: Conversation, part: Part) -> Row:
    action = clean(call.action, LONGEST_ACTION)
    words = words_of_request(call.action, call.payload)
    reply = _reply(entry, call.action, heard)
    row = replace(_base(entry, part), title=action, words=words, reply=reply)
    row = replace(row, series=_series(call, row, reply))
    if call.action == "StatusNotification" and entry.sender is Sender.STATION:
        return replace(row, pill=_pill(call))
    return row


def _pill(call: Call) -> Pill:
    place = call.payload.get("connectorId")
    return Pill("station" if place == 0 else said(place, 12), said(call.payload.get("status"), 30))


def _reply(entry: Entry, action: str, heard: Conversation) -> Reply:
    answer = heard.answer_to(entry)
    if answer is None:
        late = heard.late_answer_to(entry)
        return Reply("no answer in time" if late else "no answer", came=False, weight=Weight.DOUBTFUL)
    took = answer.at - entry.at
    shown = None if entry.sender is Sender.STATION and took < 1 else took
    match _shown(answer):
        case CallResult(payload=payload):
            return Reply(words_of_answer(action, payload), took=shown)
        case CallError() as error:
            return Reply(_error(error), error=True, weight=Weight.DOUBTFUL, took=shown)
    return Reply(took=shown)


def _error(error: CallError) -> str:
    description = clean(masked(error.description), 120)
    return f"error {clean(error.code, LONGEST_ACTION)}" + (f": {description}" if description else "")


def _series(call: Call, row: Row, reply: Reply) -> Series | None:
    payload, how = call.payload, f"{row.to_central} {reply.came} {reply.error}"
    match call.action:
        case "MeterValues":
            told = energy_told(payload)
            figure, common = "" if told is None else energy(told), ", ".join(whose(payload))
            return Series(f"MeterValues {how} {common}", _IN_A_ROW, figure=figure, common=common)
        case "GetConfiguration" if isinstance(keys := payload.get("key"), list) and len(keys) == 1:
            return Series(f"GetConfiguration {how}", _OF_A_KIND, name=f"{said(keys[0])} {reply.text}")
        case "ChangeConfiguration":
            return Series(f"ChangeConfiguration {how} {reply.text}", _OF_A_KIND, name=row.words)
        case "StatusNotification" if not is_error(payload) and "info" not in payload:
            status, name = said(payload.get("status")), row.words.partition(":")[0]
            return Series(f"StatusNotification {how} {status}", _OF_A_KIND, name=name, common=status)
        case "Heartbeat":
            return Series(f"Heartbeat {how}", _IN_A_ROW)
    return Series(f"{row.title} {row.words} {how} {reply.text}", _ALIKE, common=row.words)


def _is_told_already(entry: Entry, heard: Conversation) -> bool:
    asked = entry.answers
    return asked is not None and asked.number >= heard.mark.number and heard.answer_to(asked) is entry


def _answer_by_itself(entry: Entry, frame: CallResult | CallError, part: Part) -> Row:
    asked = entry.answers
    action = asked.call.action if asked and asked.call else ""
    words = _error(frame) if isinstance(frame, CallError) else words_of_answer(action, frame.payload)
    if asked is None:
        title, words = "an answer to nothing that was asked", f"id {said(frame.message_id, 40)} {words}"
    elif entry.late_by:
        title = f"late answer to {clean(action, LONGEST_ACTION)}"
        words = f"{words or 'it says nothing'}, {seconds(entry.late_by)} too late"
    else:
        title = f"answer to {clean(action, LONGEST_ACTION) or 'what was no message'}"
    weight = Weight.DOUBTFUL if asked is None or entry.late_by else Weight.PLAIN
    return replace(_base(entry, part), title=title, words=words, answers=True, weight=weight)


def _no_message(entry: Entry, reason: str, heard: Conversation, part: Part) -> Row:
    words = f"{clean(masked(reason), 160)} “{clean(masked(entry.raw[:4000]), 160)}”"
    row = replace(_base(entry, part), title="text that is no message:", words=words, weight=Weight.DOUBTFUL)
    answered = heard.answer_to(entry) is not None
    return replace(row, reply=_reply(entry, "", heard)) if answered else row


def _blamed(row: Row, entry: Entry, answer: Entry | None, offending: set[int]) -> Row:
    by_request, by_answer = entry.number in offending, answer is not None and answer.number in offending
    if not (by_request or by_answer):
        return row
    reply = row.reply
    if by_answer and reply:
        reply = replace(reply, weight=Weight.WRONG)
    return replace(row, weight=Weight.WRONG, reply=reply)
