"""What the central system may ask, one module for each kind of request: payload in, answer out.

A handler answers at once and never waits: what follows from a request is begun in the background.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from ocpp.exceptions import NotSupportedError
from ocpp.v16 import call_result
from ocpp.v16.enums import Action

from simulator.requests import (
    change_availability,
    change_configuration,
    clear_cache,
    data_transfer,
    get_configuration,
    get_diagnostics,
    remote_start,
    remote_stop,
    reset,
    trigger_message,
    unlock_connector,
    update_firmware,
)

if TYPE_CHECKING:
    from simulator.station import Station


def handler_of(station: Station, action: str) -> Callable[..., Any] | None:
    """Return what answers an action on behalf of ``station``; None where nothing does."""
    handle = _HANDLERS.get(action)
    return partial(handle, station) if handle else None


def _update_firmware(station: Station, **fields: Any) -> Any:
    if station.has("no-updates"):
        raise NotSupportedError(description="this station is not updated from afar")
    update_firmware.handle(station, **fields)
    return call_result.UpdateFirmware()


async def _get_diagnostics(station: Station, **fields: Any) -> Any:
    if station.has("no-diagnostics"):
        raise NotSupportedError(description="this station keeps no diagnostics")
    if station.has("late-diagnostics-answer"):
        await asyncio.sleep(45)
    return call_result.GetDiagnostics(file_name=get_diagnostics.handle(station, **fields))


_HANDLERS: dict[str, Callable[..., Any]] = {
    Action.change_availability: change_availability.handle,
    Action.change_configuration: change_configuration.handle,
    Action.clear_cache: clear_cache.handle,
    Action.data_transfer: data_transfer.handle,
    Action.get_configuration: get_configuration.handle,
    Action.get_diagnostics: _get_diagnostics,
    Action.remote_start_transaction: remote_start.handle,
    Action.remote_stop_transaction: remote_stop.handle,
    Action.reset: reset.handle,
    Action.trigger_message: trigger_message.handle,
    Action.unlock_connector: unlock_connector.handle,
    Action.update_firmware: _update_firmware,
}
