"""One connection with a station: reads everything into the trace, answers, and asks one thing at a time.

Owns the pairing of requests and answers (OCPP-J 1.6, section 4.1). It judges nothing: what is wrong with a
frame becomes a finding on its entry, and the conversation goes on.
"""

from __future__ import annotations

import asyncio
from typing import Any

from websockets.exceptions import ConnectionClosed, PayloadTooBig, ProtocolError
from websockets.protocol import State

from ocpp_support.csms import remarks
from ocpp_support.csms.answers import Answers
from ocpp_support.csms.doors import Door
from ocpp_support.csms.station_socket import Manner
from ocpp_support.protocol import schemas
from ocpp_support.protocol.findings import Finding
from ocpp_support.protocol.frames import Call, CallError, CallResult, Malformed, encode, parse
from ocpp_support.protocol.lenient import as_meant
from ocpp_support.protocol.pairing import on_the_answer
from ocpp_support.trace.events import Disconnected, Pinged
from ocpp_support.trace.trace import Entry, Sender, Trace


class _Ended(Exception):
    """The connection ended while an answer was awaited."""


class Line:
    """A WebSocket with a station.

    Args:
        socket: The WebSocket.
        trace: Where everything is recorded.
        answers: What the station is answered.
        strict: Whether a request that breaks a MUST is refused, and not read as it was meant.

    Attributes:
        sent: Frames handed to the socket.
        received: Frames taken from it.
        ended: Set when the connection has ended and stands so on the trace.
    """

    def __init__(self, socket: Door, trace: Trace, answers: Answers, *, strict: bool = False) -> None:
        self._socket = socket
        self._trace = trace
        self._answers = answers
        self._strict = strict
        self._answered: set[str] = set()
        self._arrived_before_answer = 0
        self._asked: dict[str, tuple[Entry, float]] = {}
        self._awaited: dict[str, asyncio.Future[Entry]] = {}
        self._one_at_a_time = asyncio.Lock()
        self._cut_by_us = False
        self._pinging = False
        self.ended = asyncio.Event()
        self.sent = 0
        self.received = 0

    async def live(self) -> None:
        """Read until the connection ends, however it ends."""
        try:
            self._socket.listen(self._take)
            await self._socket.wait_closed()
        finally:
            for waiting in self._awaited.values():
                if not waiting.done():
                    waiting.set_exception(_Ended())
            ended = self._how_it_ended()
            self._trace.record(Sender.BENCH, ended, findings=self._wrong_with_the_end(ended))
            self.ended.set()

    async def ask(self, action: str, payload: dict[str, Any], message_id: str, within: float) -> Entry | None:
        """Make a request and return the entry of its answer; None where none came in ``within`` seconds.

        An answer that comes later is recorded as late.
        """
        async with self._one_at_a_time:
            frame = Call(message_id, action, payload)
            entry = self._trace.record(
                Sender.CENTRAL, frame, encode(frame), findings=_request_findings(frame)
            )
            self._asked[message_id] = (entry, entry.at + within)
            self._awaited[message_id] = asyncio.get_running_loop().create_future()
            try:
                if self.ended.is_set():
                    return None
                self._send(entry.raw)
                async with asyncio.timeout(within):
                    return await self._awaited[message_id]
            except (TimeoutError, _Ended):
                return None
            finally:
                del self._awaited[message_id]

    @property
    def settled(self) -> bool:
        """Whether nothing is under way on it but frames, which are counted."""
        return not self._pinging and not self._cut_by_us and self._socket.state is State.OPEN

    def cut(self) -> None:
        """Drop the connection without a goodbye, as a pulled cable does."""
        self._cut_by_us = True
        self._socket.transport.abort()

    async def close(self, code: int, reason: str) -> None:
        """Say goodbye; what the station still sends until it agrees is read all the same."""
        self._cut_by_us = True
        await self._socket.close(code, reason)

    async def ping(self, within: float) -> bool:
        """Ask by a ping whether the line lives; return whether a pong came. Both stand on the trace."""
        self._pinging = True
        try:
            pong = await self._socket.ping()
            async with asyncio.timeout(within):
                await pong
            answered = True
        except (TimeoutError, ConnectionClosed):
            answered = False
        finally:
            self._pinging = False
        self._trace.record(Sender.BENCH, Pinged(answered, within))
        return answered

    def _take(self, message: bytes, manner: Manner) -> None:
        self.received += 1
        try:
            raw = text = message.decode()
        except UnicodeDecodeError:
            raw, text = (message.decode(errors=how) for how in ("backslashreplace", "replace"))
        parsed = parse(text)
        form = [*parsed.findings, *remarks.on_the_manner(manner, len(message))]
        if raw is not text and not isinstance(parsed.frame, Malformed):
            form.append(remarks.NO_UTF8)
        match parsed.frame:
            case Call() as call:
                self._take_request(call, raw, form)
            case CallResult() | CallError() as answer:
                self._take_answer(answer, raw, form)
            case Malformed() as malformed:
                self._trace.record(Sender.STATION, malformed, raw, findings=tuple(form))
                if malformed.message_id is not None and malformed.is_request:
                    error = CallError(malformed.message_id, "FormationViolation", malformed.reason)
                    self._say(error)

    def _take_request(self, call: Call, raw: str, form: list[Finding]) -> None:
        if self.received <= self._arrived_before_answer:
            form.append(remarks.IN_FLIGHT)
        wrong = _request_findings(call)
        if wrong and not self._strict:
            call = Call(call.message_id, call.action, as_meant(call.action, call.payload))
        entry = self._trace.record(Sender.STATION, call, raw, findings=(*form, *wrong))
        self._arrived_before_answer = self._socket.arrived
        refusal = self._refusal(call, wrong) if self._strict else None
        if refusal is not None:
            self._say(refusal, answers=entry)
        else:
            self._answer(entry, call)

    def _refusal(self, call: Call, wrong: tuple[Finding, ...]) -> CallError | None:
        """Return what a request is refused with where it is not to be taken as it is meant."""
        if self._answers.waiting and call.action != "BootNotification":
            return CallError(call.message_id, "SecurityError", "the station was not admitted yet")
        code = schemas.refusal_code(wrong)
        return (
            CallError(call.message_id, code, "; ".join(finding.text for finding in wrong)) if code else None
        )

    def _answer(self, request: Entry, call: Call) -> None:
        payload = self._answers.to(call.action, call.payload)
        if payload is not None:
            self._say(CallResult(call.message_id, payload), answers=request, action=call.action)
        elif schemas.is_known(call.action):
            reason = f"{call.action} is not for a central system, or not supported by this one"
            self._say(CallError(call.message_id, "NotSupported", reason), answers=request)
        else:
            reason = "OCPP 1.6 has no such action"
            self._say(CallError(call.message_id, "NotImplemented", reason), answers=request)

    def _say(self, frame: CallResult | CallError, *, answers: Entry | None = None, action: str = "") -> None:
        raw = encode(frame)
        wrong = schemas.findings(action, frame.payload, answer=True) if isinstance(frame, CallResult) else ()
        self._trace.record(Sender.CENTRAL, frame, raw, answers=answers, findings=wrong)
        self._send(raw)

    def _send(self, raw: str) -> None:
        self.sent += 1
        self._socket.say(raw)

    def _take_answer(self, answer: CallResult | CallError, raw: str, form: list[Finding]) -> None:
        request, deadline = self._asked.get(answer.message_id, (None, 0.0))
        form += on_the_answer(answer.message_id, self._asked, self._answered)
        if request and request.call and isinstance(answer, CallResult):
            form += schemas.findings(request.call.action, answer.payload, answer=True)
        late = max(0.0, self._trace.now() - deadline) if request else 0.0
        if late and answer.message_id not in self._answered:
            form.append(remarks.late(late))
        entry = self._trace.record(
            Sender.STATION, answer, raw, answers=request, findings=tuple(form), late_by=late
        )
        if request:
            self._answered.add(answer.message_id)
        waiting = self._awaited.get(answer.message_id)
        if waiting and not waiting.done():
            waiting.set_result(entry)

    def _how_it_ended(self) -> Disconnected:
        protocol = self._socket.protocol
        broken, said = protocol.parser_exc, protocol.close_sent
        if isinstance(broken, PayloadTooBig):
            return Disconnected(1009, f"a message was too long: {broken}", "the central system")
        if isinstance(broken, ProtocolError) and said is not None:
            return Disconnected(said.code, f"a frame broke the rules: {broken}", "the central system")
        by = "the central system" if self._cut_by_us else "the station"
        return Disconnected(protocol.close_code, protocol.close_reason or "", by)

    def _wrong_with_the_end(self, ended: Disconnected) -> tuple[Finding, ...]:
        broken = self._socket.protocol.parser_exc
        if isinstance(broken, ProtocolError):
            return (remarks.broken_frame(str(broken), self._socket.heads.unnegotiated()),)
        if ended.by == "the station" and ended.code in (1005, 1006):
            return (remarks.no_goodbye(),)
        return ()


def _request_findings(call: Call) -> tuple[Finding, ...]:
    return schemas.findings(call.action, call.payload, answer=False)
