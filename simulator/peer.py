"""The OCPP-J side of one connection: the `ocpp` library's ChargePoint, mended where 1.6 wants it otherwise.

The library misspells one error code, swaps two others, refuses the legal null payload, stops reading on two
kinds of junk, and looks at schemas slowly. Owns no socket: the link gives it one, and hands it every frame.
"""

from __future__ import annotations

import asyncio
import functools
import inspect
import json
import logging
from collections.abc import Awaitable, Callable
from importlib import resources
from typing import Any

import jsonschema_rs
from ocpp import messages
from ocpp.exceptions import FormatViolationError, OCPPError
from ocpp.messages import CallError
from ocpp.v16 import ChargePoint, call_result
from ocpp.v16.enums import Action

from simulator.wording import fields_of, members_of

LOG = logging.getLogger("simulator")
LIBRARY_LOG = logging.getLogger("simulator.ocpp")
LIBRARY_LOG.setLevel(logging.CRITICAL)

# Schemas are checked on the loop: a thread for each message costs more than the check.
messages.ASYNC_VALIDATION = False

VERSION = "1.6"

Handler = Callable[..., Any]

HandlerOf = Callable[[str], Handler | None]
"""Finds what answers an action; None where nothing does."""

Give = Callable[[str, dict[str, Any], str, Callable[[str], Awaitable[None]]], Awaitable[None]]
"""Sends an answer: of this action and payload the answer, as a frame, by this way of sending."""


async def at_once(
    action: str, payload: dict[str, Any], frame: str, send: Callable[[str], Awaitable[None]]
) -> None:
    """Send an answer as it is."""
    await send(frame)


class Unanswered(BaseException):
    """A handler that gives no answer (a mistake). No Exception: the library would answer with an error."""


class Peer(ChargePoint):  # type: ignore[misc]
    """Answers requests and sends the station's own.

    Args:
        connection: Anything with ``send(text)``.
        handler_of: Finds what answers a request.
        next_id: Gives the id of the next request.
        give: Sends the answers.
    """

    def __init__(
        self,
        identity: str,
        connection: Any,
        handler_of: HandlerOf,
        next_id: Callable[[], str],
        give: Give = at_once,
    ) -> None:
        super().__init__(identity, connection, response_timeout=30, logger=LIBRARY_LOG)
        self._handler_of = handler_of
        self._unique_id_generator = next_id
        self._give = give
        self._asked: Any = None

    async def take(self, frame: str | bytes) -> None:
        """Handle one frame; nothing that a frame holds may end the reading of frames (J §4.1)."""
        try:
            await self.route_message(frame)
        except Unanswered:
            return
        except (TypeError, ValueError, RecursionError, OCPPError) as error:
            LOG.warning("dropped a frame that is not OCPP-J: %s", error)

    def lose(self) -> None:
        """Take note that no answer will come any more: the line is gone."""
        self._response_queue.put_nowait(None)

    async def ask(self, request: Any) -> Any:
        """Send a request, a payload of `ocpp.v16.call`, and return the payload of its answer.

        Raises TimeoutError where none comes, ConnectionResetError where none can any more, OCPPError where it
        is an error, and TypeError where it has members of its own.
        """
        action = type(request).__name__
        message = messages.Call(str(self._unique_id_generator()), action, members_of(request))
        async with self._call_lock:
            await self._send(message.to_json())
            answer = await self._get_specific_response(message.unique_id, self._response_timeout)
        if isinstance(answer, CallError):
            raise answer.to_exception()
        return getattr(call_result, action)(**fields_of(answer.payload))

    async def _get_specific_response(self, unique_id: str, within: float) -> Any:
        """Wait for an answer, on the loop's clock alone; the library looks at the wall clock, too."""
        async with asyncio.timeout(within):
            while (answer := await self._response_queue.get()) is not None:
                if answer.unique_id == unique_id:
                    return answer
                LOG.warning("dropped an answer to what was not asked: %s", answer.unique_id)
        self.lose()  # Whoever asks next is to learn it, too.
        raise ConnectionResetError("the line is gone")

    async def _handle_call(self, message: Any) -> None:
        message.payload = {} if message.payload is None else message.payload
        self._asked = message
        handler = self._handler_of(message.action)
        if handler is None:
            known = message.action in {str(action) for action in Action}
            code = "NotSupported" if known else "NotImplemented"
            await self._refuse(message, code, f"{message.action} is not something this station does")
            return
        try:
            if not _is_surely_right(message):
                await messages.validate_payload(message, VERSION)
        except FormatViolationError as error:
            await self._refuse(message, "FormationViolation", error.description)
            return
        await self._send(await self._answer(message, handler))

    async def _answer(self, message: Any, handler: Handler) -> str:
        """Return the answer, as a frame; what the handler fails at is an error of the station's own."""
        try:
            answer = handler(**fields_of(message.payload))
            if inspect.isawaitable(answer):
                answer = await answer
            return str(message.create_call_result(members_of(answer)).to_json())
        except Exception as error:
            LIBRARY_LOG.exception("could not do %s", message.action)
            return str(message.create_call_error(error).to_json())

    async def _send(self, message: str) -> None:
        # Requests are taken one at a time, so that an answer is always the answer to the latest.
        if message.startswith(("[3,", "[4,")):
            await self._give(self._asked.action, self._asked.payload, message, self._connection.send)
        else:
            await super()._send(message)

    async def _refuse(self, message: Any, code: str, reason: str) -> None:
        await self._send(CallError(message.unique_id, code, reason, {}).to_json())


def _is_surely_right(message: Any) -> bool:
    """Return whether a request keeps to its schema; where that is not sure, the library is to look."""
    try:
        return bool(_validator(message.action).is_valid(message.payload))
    except (ValueError, TypeError, RecursionError):
        return False


@functools.cache
def _validator(action: str) -> Any:
    """Return what looks at a request by the library's own schema, in a hundredth of its time."""
    text = (resources.files("ocpp.v16.schemas") / f"{action}.json").read_text(encoding="utf-8-sig")
    return jsonschema_rs.Draft4Validator(json.loads(text))
