"""What an answer says, in a few plain words. Never raises, whatever stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ocpp_support.drawing.sequence.requests import every_field
from ocpp_support.drawing.sequence.values import LONGEST_SETTING, Payload, count, said
from ocpp_support.protocol.values import objects_listed_in
from ocpp_support.trace.masking import MASK
from ocpp_support.trace.secret_names import is_secret_name

MOST_SETTINGS = 3
"""So many settings are told one by one; of more it is said how many they are."""


def words_of_answer(action: str, payload: Payload) -> str:
    """Return what the answer to a request of that action says; "" where it says nothing.

    Example::

        words_of_answer("BootNotification", {"status": "Accepted", "interval": 300})
        == "Accepted, interval 300 s"

    """
    return ", ".join(_ANSWERS.get(action, _any)(payload))


def _any(payload: Payload) -> Iterator[str]:
    if "status" in payload:
        yield said(payload["status"])
    yield from every_field({name: value for name, value in payload.items() if name != "status"})


def _status(payload: Payload) -> Iterator[str]:
    yield said(payload.get("status"))


def _boot(payload: Payload) -> Iterator[str]:
    yield said(payload.get("status"))
    yield f"interval {said(payload.get('interval'))}\u00a0s"


def _card(payload: Payload) -> Iterator[str]:
    info = payload.get("idTagInfo")
    if isinstance(info, dict):
        yield said(info.get("status"))


def _start(payload: Payload) -> Iterator[str]:
    yield f"transaction {said(payload.get('transactionId'))}"
    yield from _card(payload)


def _settings(payload: Payload) -> Iterator[str]:
    settings, unknown = objects_listed_in(payload.get("configurationKey")), payload.get("unknownKey")
    if len(settings) == 1:
        yield _value(settings[0])
    elif len(settings) > MOST_SETTINGS:
        yield count(len(settings), "setting")
    else:
        yield from (f"{said(setting.get('key'))} {_value(setting)}" for setting in settings)
    if isinstance(unknown, list) and unknown:
        what = said(unknown[0]) if len(unknown) == 1 else count(len(unknown), "setting")
        yield f"not known: {what}"


def _value(setting: Payload) -> str:
    value: Any = MASK if is_secret_name(said(setting.get("key"))) else setting.get("value")
    only_read = ", can only be read" if setting.get("readonly") is True else ""
    return f"{'without a value' if value is None else f'= {said(value, LONGEST_SETTING)}'}{only_read}"


def _time(payload: Payload) -> Iterator[str]:
    yield said(payload.get("currentTime"), 30)


def _file(payload: Payload) -> Iterator[str]:
    name = payload.get("fileName")
    yield f"file {said(name)}" if name is not None else "no file"


def _version(payload: Payload) -> Iterator[str]:
    yield f"version {said(payload.get('listVersion'))}"


def _schedule(payload: Payload) -> Iterator[str]:
    yield said(payload.get("status"))
    schedule = payload.get("chargingSchedule")
    if isinstance(schedule, dict):
        yield count(len(objects_listed_in(schedule.get("chargingSchedulePeriod"))), "period")


_ANSWERS: dict[str, Callable[[Payload], Iterator[str]]] = {
    "Authorize": _card,
    "BootNotification": _boot,
    "ChangeAvailability": _status,
    "ChangeConfiguration": _status,
    "GetCompositeSchedule": _schedule,
    "GetConfiguration": _settings,
    "GetDiagnostics": _file,
    "GetLocalListVersion": _version,
    "Heartbeat": _time,
    "StartTransaction": _start,
    "StopTransaction": _card,
}
"""All others say a status, or what stands in them."""
