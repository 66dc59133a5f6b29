"""One connection with a station: reads everything into the trace, answers, and asks one thing at a time.

Owns the pairing of requests and answers (OCPP-J 1.6, section 4.1). It judges nothing: what is wrong with a
frame becomes a finding on its entry, and the conversation goes on.
"""

from __future__ import annotations

import asyncio
from typing import Any

from websockets.exceptions import ConnectionClosed, PayloadTooBig, ProtocolError

from ocpp_support.csms.answers import Answers
from ocpp_support.csms.doors import Door
from ocpp_support.protocol import schemas
from ocpp_support.protocol.frames import Call, CallError, CallResult, Frame, Malformed, encode, parse
from ocpp_support.protocol.schemas import Finding, Severity
from ocpp_support.trace.events import Disconnected
from ocpp_support.trace.trace import Entry, Sender, Trace


class _Ended(Exception):
    """The connection ended while an answer was awaited."""


class Line:
    """A WebSocket with a station.

    Attributes:
        sent: Frames handed to the socket.
        received: Frames taken from it.
        ended: Set when the connection has ended and stands so on the trace.
    """

    def __init__(self, socket: Door, trace: Trace, answers: Answers) -> None:
        self._socket = socket
        self._trace = trace
        self._answers = answers
        self._asked: dict[str, tuple[Entry, float]] = {}
        self._awaited: dict[str, asyncio.Future[Entry]] = {}
        self._one_at_a_time = asyncio.Lock()
        self._cut_by_us = False
        self.ended = asyncio.Event()
        self.sent = 0
        self.received = 0

    async def live(self) -> None:
        """Read until the connection ends, however it ends."""
        try:
            async for message in self._socket:
                self.received += 1
                await self._take(message)
        except ConnectionClosed:
            pass  # Told by the event below; half of all stations end their connections uncleanly.
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
            entry = self._record(Sender.CENTRAL, frame, encode(frame), _request_findings(frame))
            self._asked[message_id] = (entry, entry.at + within)
            self._awaited[message_id] = asyncio.get_running_loop().create_future()
            try:
                await self._send(entry.raw)
                async with asyncio.timeout(within):
                    return await self._awaited[message_id]
            except (TimeoutError, ConnectionClosed, _Ended):
                return None
            finally:
                del self._awaited[message_id]

    def cut(self) -> None:
        """Drop the connection without a goodbye, as a pulled cable does."""
        self._cut_by_us = True
        self._socket.transport.abort()

    async def close(self, code: int, reason: str) -> None:
        """Say goodbye; what the station still sends until it agrees is read all the same."""
        self._cut_by_us = True
        await self._socket.close(code, reason)

    async def _take(self, message: str | bytes) -> None:
        binary = isinstance(message, bytes)
        raw = message.decode("utf-8", errors="backslashreplace") if isinstance(message, bytes) else message
        parsed = parse(raw)
        form = [Finding(Severity.SHOULD, "OCPP-J 4.2", remark) for remark in parsed.remarks]
        if binary:
            form.append(Finding(Severity.SHOULD, "OCPP-J 4.1", "it came as a binary message, not as text"))
        match parsed.frame:
            case Call() as call:
                entry = self._record(Sender.STATION, call, raw, (*form, *_request_findings(call)))
                await self._answer(entry, call)
            case CallResult() | CallError() as answer:
                self._take_answer(answer, raw, form)
            case Malformed() as malformed:
                form.append(Finding(Severity.MUST, "OCPP-J 4.2", malformed.reason))
                self._record(Sender.STATION, malformed, raw, tuple(form))
                if malformed.message_id is not None and malformed.is_request:
                    error = CallError(malformed.message_id, "FormationViolation", malformed.reason)
                    await self._say(error)

    async def _answer(self, request: Entry, call: Call) -> None:
        payload = self._answers.to(call.action, call.payload)
        if payload is not None:
            await self._say(CallResult(call.message_id, payload), answers=request, action=call.action)
        elif schemas.is_known(call.action):
            reason = f"{call.action} is not for a central system, or not supported by this one"
            await self._say(CallError(call.message_id, "NotSupported", reason), answers=request)
        else:
            reason = "OCPP 1.6 has no such action"
            await self._say(CallError(call.message_id, "NotImplemented", reason), answers=request)

    async def _say(
        self, frame: CallResult | CallError, *, answers: Entry | None = None, action: str = ""
    ) -> None:
        raw = encode(frame)
        wrong = schemas.findings(action, frame.payload, answer=True) if isinstance(frame, CallResult) else ()
        self._record(Sender.CENTRAL, frame, raw, wrong, answers)
        await self._send(raw)

    async def _send(self, raw: str) -> None:
        self.sent += 1
        await self._socket.send(raw)

    def _take_answer(self, answer: CallResult | CallError, raw: str, form: list[Finding]) -> None:
        request, deadline = self._asked.get(answer.message_id, (None, 0.0))
        if request is None:
            form.append(self._foreign(answer.message_id))
        elif request.call and isinstance(answer, CallResult):
            form += schemas.findings(request.call.action, answer.payload, answer=True)
        entry = self._record(Sender.STATION, answer, raw, tuple(form), request, deadline)
        waiting = self._awaited.get(answer.message_id)
        if waiting and not waiting.done():
            waiting.set_result(entry)

    def _foreign(self, message_id: str) -> Finding:
        alike = next((own for own in self._asked if own.lower() == message_id.strip().lower()), None)
        if alike is not None:
            text = f"it answers {message_id!r}; the request was {alike!r}, and ids must come back unchanged"
            return Finding(Severity.MUST, "OCPP-J 4.1.4", text)
        return Finding(Severity.SHOULD, "OCPP-J 4.1.4", f"it answers {message_id!r:.80}, which nobody asked")

    def _record(
        self,
        sender: Sender,
        frame: Frame,
        raw: str,
        findings: tuple[Finding, ...],
        answers: Entry | None = None,
        deadline: float | None = None,
    ) -> Entry:
        late = max(0.0, self._trace.now() - deadline) if answers and deadline is not None else 0.0
        if late:
            findings = (*findings, Finding(Severity.SHOULD, "OCPP-J 4.1.1", f"it is late by {late:.1f} s"))
        return self._trace.record(sender, frame, raw, answers=answers, findings=findings, late_by=late)

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
        head = self._socket.heads.unnegotiated()
        if head and self._socket.protocol.parser_exc is not None:
            text = f"a frame came compressed, or with reserved bits, which nobody agreed on: {head}"
            return (Finding(Severity.MUST, "OCPP-J 5.1, RFC 7692", text),)
        if ended.by == "the station" and ended.code in (1005, 1006):
            return (
                Finding(
                    Severity.NOTE, "RFC 6455 7.1.2", "it left without a closing handshake, or without a code"
                ),
            )
        return ()


def _request_findings(call: Call) -> tuple[Finding, ...]:
    return schemas.findings(call.action, call.payload, answer=False)
