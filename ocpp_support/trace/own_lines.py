"""Lines that this suite wrote, taken back: every entry as it was, events and findings included.

Nothing is judged anew: what was found on a frame when it came stands in its line.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, Field, TypeAdapter

from ocpp_support.protocol.findings import Finding
from ocpp_support.protocol.frames import Call, Frame, Malformed, parse
from ocpp_support.trace.account import Account, When
from ocpp_support.trace.chapters import Missed, Turn
from ocpp_support.trace.event_records import event_of
from ocpp_support.trace.open_trace import END, MALFORMED, OURS, PART, SENDERS, TURNS
from ocpp_support.trace.trace import Sender

Seconds = Annotated[float, Field(allow_inf_nan=False, ge=-1e12, le=1e12)]


class _Own(BaseModel):
    """What stands with an entry.

    ``answers`` is the number of the request that it answers, ``taken`` a request's payload as it was taken.
    """

    number: int
    at_s: Seconds
    real_time: AwareDatetime
    findings: tuple[Finding, ...] = ()
    answers: int | None = None
    late_by_s: Seconds = 0.0
    taken: dict[str, Any] | None = None


class _Happening(_Own):
    kind: str
    timestamp: AwareDatetime
    sender: Literal["station", "central system", "bench"] = "bench"
    event: Any = None
    raw: str = ""
    reason: str = ""
    message_id: str | None = Field(None, alias="messageId")
    is_request: bool = False


class _Frame(BaseModel):
    timestamp: AwareDatetime
    direction: Literal["cp-to-csms", "csms-to-cp"]
    raw: str


class _Part(BaseModel):
    connectors: int = Field(ge=1, le=100)


class _End(BaseModel):
    at_s: Seconds


_HAPPENINGS = TypeAdapter(list[dict[str, Any]])


@cache
def _form_of(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(TURNS[kind])


def _turn(said: dict[str, Any]) -> Turn:
    """Return the turn of a scenario that a line tells; older lines do not say when it was, or where."""
    values = {"at": said.get("at_s", 0.0), "number": 0, **said}
    turn: Turn = _form_of(said["kind"]).validate_python(values)
    return turn


class OwnLines:
    """Takes the lines of this suite, one after the other.

    Attributes:
        accounts: What they tell: one for each part of a run.
    """

    def __init__(self) -> None:
        self.accounts: list[Account] = []
        self._numbers: dict[int, int] = {}

    def take(self, line: int, record: dict[str, Any]) -> None:
        """Take a line; raises ValueError where it says nothing that can be understood."""
        own = record["meta"][OURS]
        station = str(record.get("chargePointId") or "")
        for happening in _HAPPENINGS.validate_python(own.get("before", [])):
            self._take_happening(line, happening, station)
        if "messageType" in record:
            self._take_frame(line, record, _Own.model_validate(own), station)
        for happening in _HAPPENINGS.validate_python(own.get("after", [])):
            self._take_happening(line, happening, station)

    def _account(self, number: int, station: str) -> Account:
        """Return the account that an entry belongs to."""
        ended = not self.accounts or self.accounts[-1].ended_at is not None
        if ended or (number == 0 and self._numbers):
            self._begin(Account())
        account = self.accounts[-1]
        if number > 0 and not account.entries:
            account.begin_in_the_middle()
        account.station = account.station or station
        return account

    def _begin(self, account: Account) -> None:
        self.accounts.append(account)
        self._numbers = {}

    def _take_happening(self, line: int, said: dict[str, Any], station: str) -> None:
        match said.get("kind"):
            case kind if kind == PART:
                self._begin(Account(connectors=_Part.model_validate(said).connectors))
            case kind if kind in TURNS:
                if self.accounts:
                    self._take_turn(self.accounts[-1], _turn(said))
            case kind if kind == END:
                end = _End.model_validate(said)
                if self.accounts:
                    self.accounts[-1].ended_at = end.at_s
            case _:
                self._take_event(line, _Happening.model_validate(said), station)

    def _take_turn(self, account: Account, turn: Turn) -> None:
        if turn.number > 0 and not account.entries:
            account.begin_in_the_middle()
        turn = replace(turn, number=len(account.entries))
        if isinstance(turn, Missed):
            known = (self._numbers.get(number) for number in turn.offending)
            since = self._numbers.get(turn.since, turn.number)
            offending = tuple(number for number in known if number is not None)
            turn = replace(turn, since=since, offending=offending)
        account.chapters.take(turn)

    def _take_event(self, line: int, said: _Happening, station: str) -> None:
        if said.kind == MALFORMED:
            content: Any = Malformed(said.reason, said.message_id, said.is_request)
        else:
            content = event_of(said.kind, said.event)
        account = self._account(said.number, station)
        entry = account.add(
            line,
            Sender(said.sender),
            content,
            said.raw,
            When(said.at_s, said.timestamp, said.real_time),
            findings=said.findings,
        )
        self._numbers[said.number] = entry.number

    def _take_frame(self, line: int, record: dict[str, Any], own: _Own, station: str) -> None:
        said = _Frame.model_validate(record)
        frame: Frame = parse(said.raw).frame
        if isinstance(frame, Call) and own.taken is not None:
            frame = Call(frame.message_id, frame.action, own.taken)
        account = self._account(own.number, station)
        asked = self._numbers.get(own.answers) if own.answers is not None else None
        entry = account.add(
            line,
            SENDERS[said.direction],
            frame,
            said.raw,
            When(own.at_s, said.timestamp, own.real_time),
            answers=account.entries[asked] if asked is not None else None,
            findings=own.findings,
            late_by=own.late_by_s,
        )
        self._numbers[own.number] = entry.number
