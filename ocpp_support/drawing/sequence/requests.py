"""What a request says, in a few plain words: of each action what somebody who knows no OCPP wants to see.

Owns which fields these are. Never raises, whatever stands in them. OCPP 1.6 edition 2, section 6.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ocpp_support.drawing.letters import clean
from ocpp_support.drawing.sequence.metering import readings_in, whose
from ocpp_support.drawing.sequence.values import LONGEST_SETTING, Payload, count, energy, place, said
from ocpp_support.matchers.statuses import is_error
from ocpp_support.protocol.values import objects_listed_in
from ocpp_support.trace.masking import MASK
from ocpp_support.trace.secret_names import is_secret_name

MOST_FIELDS = 6
"""So many fields are shown of an action that is not known."""

Words = Callable[[Payload], Iterator[str]]


@dataclass(frozen=True)
class Field:
    """A field, and how it is said.

    Attributes:
        name: Its name.
        words: What is said, with the value in place of ``{}``.
        needed: Whether it is said that it is missing.
        shown: How its value is said.
    """

    name: str
    words: str = "{}"
    needed: bool = False
    shown: Callable[[Any], str] = said

    def in_words(self, payload: Payload) -> Iterator[str]:
        """Yield what is said of it; nothing where it is missing and need not be there."""
        value = payload.get(self.name)
        if value is not None or self.needed:
            yield self.words.format(self.shown(value))


def _fields(*fields: Field) -> Words:
    def words(payload: Payload) -> Iterator[str]:
        for field in fields:
            yield from field.in_words(payload)

    return words


def words_of_request(action: str, payload: Payload) -> str:
    """Return what a request says.

    Example::

        words_of_request("ChangeAvailability", {"connectorId": 1, "type": "Inoperative"})
        == "connector 1, Inoperative"

    """
    return ", ".join(_REQUESTS.get(action, every_field)(payload))


def every_field(payload: Payload) -> Iterator[str]:
    """Yield the first fields of a message that nothing is known of."""
    for name, value in [*payload.items()][:MOST_FIELDS]:
        yield f"{clean(str(name), 40)} {MASK if is_secret_name(str(name)) else said(value)}"
    if len(payload) > MOST_FIELDS:
        yield f"and {count(len(payload) - MOST_FIELDS, 'field')} more"


def _boot(payload: Payload) -> Iterator[str]:
    yield f"{said(payload.get('chargePointVendor'))} {said(payload.get('chargePointModel'))}"
    yield from _BOOT(payload)


def _status(payload: Payload) -> Iterator[str]:
    error = f" ({said(payload.get('errorCode'))})" if is_error(payload) else ""
    yield f"{place(payload.get('connectorId'))}: {said(payload.get('status'))}{error}"
    yield from _STATUS(payload)


def _change(payload: Payload) -> Iterator[str]:
    key = said(payload.get("key"))
    yield f"{key} = {MASK if is_secret_name(key) else said(payload.get('value'), LONGEST_SETTING)}"


def _questions(payload: Payload) -> Iterator[str]:
    keys = payload.get("key")
    if not keys:
        yield "every setting"
    elif isinstance(keys, list):
        yield from (said(key) for key in keys[:4])
        if len(keys) > 4:
            yield f"and {len(keys) - 4} more"
    else:
        yield said(keys)


def _trigger(payload: Payload) -> Iterator[str]:
    of = f" of {place(payload['connectorId'])}" if payload.get("connectorId") is not None else ""
    yield f"a {said(payload.get('requestedMessage'))}{of}"


def _meter_values(payload: Payload) -> Iterator[str]:
    yield from whose(payload)
    yield from readings_in(payload)


def _stop(payload: Payload) -> Iterator[str]:
    yield from _STOP(payload)
    if payload.get("reason") is None:
        yield "no reason given"
    if taken := objects_listed_in(payload.get("transactionData")):
        yield f"with {count(len(taken), 'reading')}"


def _local_list(payload: Payload) -> Iterator[str]:
    yield from _LIST(payload)
    yield count(len(objects_listed_in(payload.get("localAuthorizationList"))), "card")


def _profile(payload: Payload) -> Iterator[str]:
    yield place(payload.get("connectorId"))
    profile = payload.get("csChargingProfiles")
    yield from _PROFILE(profile if isinstance(profile, dict) else {})


def _remote_start(payload: Payload) -> Iterator[str]:
    yield from _REMOTE_START(payload)
    if payload.get("chargingProfile") is not None:
        yield "with a charging profile"


def _place(*, needed: bool) -> Field:
    return Field("connectorId", needed=needed, shown=place)


_CARD = Field("idTag", "card {}", needed=True)
_TRANSACTION = Field("transactionId", "transaction {}", needed=True)
_FILE = (Field("retries", "retries: {}"), Field("retryInterval", "every {}\u00a0s"))

_BOOT = _fields(Field("firmwareVersion", "firmware {}"), Field("chargePointSerialNumber", "serial {}"))
_STATUS = _fields(Field("info"), Field("vendorErrorCode", "error code {}"))
_STOP = _fields(
    _TRANSACTION,
    Field("reason", "reason {}"),
    Field("meterStop", "meter {}", needed=True, shown=energy),
    Field("idTag", "card {}"),
)
_LIST = _fields(Field("updateType", needed=True), Field("listVersion", "version {}", needed=True))
_PROFILE = _fields(
    Field("chargingProfileId", "profile {}", needed=True),
    Field("chargingProfilePurpose"),
    Field("stackLevel", "level {}"),
)
_REMOTE_START = _fields(_CARD, _place(needed=False))

_REQUESTS: dict[str, Words] = {
    "Authorize": _fields(_CARD),
    "BootNotification": _boot,
    "CancelReservation": _fields(Field("reservationId", "reservation {}", needed=True)),
    "ChangeAvailability": _fields(_place(needed=True), Field("type", needed=True)),
    "ChangeConfiguration": _change,
    "ClearCache": _fields(),
    "ClearChargingProfile": _fields(
        Field("id", "profile {}"), _place(needed=False), Field("chargingProfilePurpose")
    ),
    "DataTransfer": _fields(
        Field("vendorId", needed=True),
        Field("messageId"),
        Field("data", shown=lambda value: f"“{said(value)}”"),
    ),
    "DiagnosticsStatusNotification": _fields(Field("status", needed=True)),
    "FirmwareStatusNotification": _fields(Field("status", needed=True)),
    "GetCompositeSchedule": _fields(_place(needed=True), Field("duration", "of {}\u00a0s")),
    "GetConfiguration": _questions,
    "GetDiagnostics": _fields(Field("location", "to {}", needed=True), *_FILE),
    "GetLocalListVersion": _fields(),
    "Heartbeat": _fields(),
    "MeterValues": _meter_values,
    "RemoteStartTransaction": _remote_start,
    "RemoteStopTransaction": _fields(_TRANSACTION),
    "ReserveNow": _fields(_place(needed=True), _CARD, Field("reservationId", "reservation {}")),
    "Reset": _fields(Field("type", needed=True)),
    "SendLocalList": _local_list,
    "SetChargingProfile": _profile,
    "StartTransaction": _fields(
        _place(needed=True),
        _CARD,
        Field("meterStart", "meter {}", needed=True, shown=energy),
        Field("reservationId", "reservation {}"),
    ),
    "StatusNotification": _status,
    "StopTransaction": _stop,
    "TriggerMessage": _trigger,
    "UnlockConnector": _fields(_place(needed=True)),
    "UpdateFirmware": _fields(
        Field("location", "from {}", needed=True), Field("retrieveDate", "at {}"), *_FILE
    ),
}
