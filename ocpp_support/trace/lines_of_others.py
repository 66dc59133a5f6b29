"""Lines that other tools wrote in the Open OCPP Trace format: frames with a time and a direction, no more.

Each is looked at as it would have been when it came: its form, its payload, what it answers. Connections and
acts are not in them, so that one is taken to begin with each registration, and who ended it is not known.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ocpp_support.protocol import schemas
from ocpp_support.protocol.findings import Finding
from ocpp_support.protocol.frames import (
    CALL,
    CALL_ERROR,
    CALL_RESULT,
    Call,
    CallError,
    CallResult,
    Frame,
    Malformed,
    parse,
)
from ocpp_support.protocol.lenient import as_meant
from ocpp_support.protocol.pairing import on_the_answer
from ocpp_support.protocol.values import moment_of
from ocpp_support.trace.account import Account, When
from ocpp_support.trace.events import Connected, Disconnected
from ocpp_support.trace.open_trace import SENDERS
from ocpp_support.trace.trace import Entry, Sender

VERSIONS = ("1.6", "ocpp1.6", "1.6J", "1.6-J", "ocpp1.6j")
MILLISECONDS = 1e11
"""A time told as a number is told in milliseconds from here on, in seconds below."""


class _Error(BaseModel):
    code: str = ""
    description: str = ""
    details: Any = None


class _Record(BaseModel):
    """A record of the format; what it does not know is passed over."""

    model_config = ConfigDict(populate_by_name=True)

    timestamp: str | float = Field(union_mode="left_to_right")
    version: str = Field("1.6", alias="ocppVersion")
    transport: str = "json"
    station: str = Field("", alias="chargePointId")
    direction: Literal["cp-to-csms", "csms-to-cp"]
    kind: Literal["CALL", "CALLRESULT", "CALLERROR"] = Field(alias="messageType")
    message_id: str = Field("", alias="messageId", coerce_numbers_to_str=True)
    action: str = ""
    payload: Any = None
    raw: str = ""
    error: _Error = _Error()


class _Station:
    """One station of a file, and what was asked and answered so far."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.open: dict[tuple[Sender, str], list[Entry]] = {}
        self.asked: set[str] = set()
        self.answered: set[str] = set()


class LinesOfOthers:
    """Takes lines of other tools, one after the other."""

    def __init__(self) -> None:
        self._stations: dict[str, _Station] = {}

    @property
    def accounts(self) -> list[Account]:
        """What they tell: one for each station."""
        return [station.account for station in self._stations.values()]

    def take(self, line: int, record: dict[str, Any]) -> str:
        """Take a line; raises ValueError where it cannot be understood.

        Returns what there is to say of how it was read; "" where there is nothing.
        """
        said = _Record.model_validate({name: value for name, value in record.items() if value is not None})
        if said.transport != "json" or said.version not in VERSIONS:
            raise ValueError(
                f"it is of OCPP {said.version:.20} over {said.transport:.20}: only 1.6-J is judged"
            )
        moment = _moment(said.timestamp)
        frame, raw, form, remark = _frame(said)
        station = self._stations.get(said.station) or self._meet(said, frame, line, moment)
        self._take(station, line, SENDERS[said.direction], frame, raw, form, moment)
        return remark

    def _meet(self, said: _Record, frame: Frame, line: int, moment: datetime) -> _Station:
        station = self._stations[said.station] = _Station(Account(said.station))
        if not _registers(SENDERS[said.direction], frame):
            station.account.begin_in_the_middle()
        return station

    def _take(
        self,
        station: _Station,
        line: int,
        sender: Sender,
        frame: Frame,
        raw: str,
        form: list[Finding],
        moment: datetime,
    ) -> None:
        account = station.account
        when = When(_seconds(account, moment), moment, moment)
        if _registers(sender, frame):
            _connects(account, line, when)
        asked = self._request_of(station, sender, frame)
        content, findings = _looked_at(station, sender, frame, asked)
        entry = account.add(
            line,
            sender,
            content,
            raw,
            when,
            answers=asked,
            findings=(*form, *findings),
        )
        if isinstance(frame, Call):
            station.open.setdefault((sender, frame.message_id), []).append(entry)
            if sender is Sender.CENTRAL:
                station.asked.add(frame.message_id)

    def _request_of(self, station: _Station, sender: Sender, frame: Frame) -> Entry | None:
        """Return the request that a frame answers: the latest of that id that the other side made."""
        if not isinstance(frame, CallResult | CallError):
            return None
        other = Sender.CENTRAL if sender is Sender.STATION else Sender.STATION
        waiting = station.open.get((other, frame.message_id))
        return waiting.pop() if waiting else None


def _looked_at(
    station: _Station, sender: Sender, frame: Frame, asked: Entry | None
) -> tuple[Frame, list[Finding]]:
    """Return how a frame is taken, and what is wrong with what it says."""
    if isinstance(frame, Call):
        wrong = [*schemas.findings(frame.action, frame.payload, answer=False)]
        mended = as_meant(frame.action, frame.payload) if wrong else frame.payload
        return Call(frame.message_id, frame.action, mended), wrong
    found: list[Finding] = []
    if isinstance(frame, CallResult | CallError) and sender is Sender.STATION:
        found += on_the_answer(frame.message_id, station.asked, station.answered if asked is None else ())
        station.answered.add(frame.message_id)
    if isinstance(frame, CallResult) and asked and asked.call:
        found += schemas.findings(asked.call.action, frame.payload, answer=True)
    return frame, found


def _frame(said: _Record) -> tuple[Frame, str, list[Finding], str]:
    """Return a frame, its text, what is wrong with its form, and what to say of how it was read."""
    remark = ""
    if said.raw:
        parsed = parse(said.raw)
        if not isinstance(parsed.frame, Malformed):
            return parsed.frame, said.raw, [*parsed.findings], ""
        remark = f"its raw text is no frame ({parsed.frame.reason}): its fields are read in its place"
    # As it was told, with halves of characters and NaN if need be: what is wrong with those, reading says.
    raw = json.dumps(_told(said), separators=(",", ":"), ensure_ascii=False)
    parsed = parse(raw)
    return parsed.frame, raw, [*parsed.findings], remark


def _told(said: _Record) -> list[Any]:
    """Return the elements of the frame that a record tells by its fields."""
    payload = said.payload if isinstance(said.payload, dict) else {}
    match said.kind:
        case "CALL" if said.action:
            return [CALL, said.message_id, said.action, payload]
        case "CALL":
            raise ValueError("it is a request without an action")
        case "CALLRESULT":
            return [CALL_RESULT, said.message_id, payload]
    details = said.error.details if isinstance(said.error.details, dict) else {}
    return [CALL_ERROR, said.message_id, said.error.code, said.error.description, details]


def _registers(sender: Sender, frame: Frame) -> bool:
    return sender is Sender.STATION and isinstance(frame, Call) and frame.action == "BootNotification"


def _connects(account: Account, line: int, when: When) -> None:
    """Have a connection begin, and the one before end, by whomever."""
    if len(account.entries) > (0 if account.complete else 1):
        account.add(line, Sender.BENCH, Disconnected(None, "", "nobody knows whom"), "", when)
    account.add(line, Sender.BENCH, Connected(f"/{account.station}", ("ocpp1.6",)), "", when)


def _seconds(account: Account, moment: datetime) -> float:
    """Return the seconds since the first entry; they never run backwards."""
    entries = account.entries[0 if account.complete else 1 :]
    if not entries:
        return 0.0
    return max((moment - entries[0].moment) / timedelta(seconds=1), entries[-1].at)


def _moment(said: str | float) -> datetime:
    if isinstance(said, str):
        if (moment := moment_of(said)) is None:
            raise ValueError(f"its timestamp is no time: {json.dumps(said)[:40]}")
        return moment.astimezone(UTC)
    try:
        return datetime.fromtimestamp(said / 1000 if said >= MILLISECONDS else said, UTC)
    except (OverflowError, OSError, ValueError) as error:
        raise ValueError(f"its timestamp is no time: {said}") from error
