"""What the station says of itself when it registers, and that it registers at all.

OCPP 1.6 edition 2, section 4.2. The last registration since the mark is the one that counts.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import Any

from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.lifetimes import latest_admission, registrations
from ocpp_support.matchers.statuses import payload_of
from ocpp_support.protocol.findings import Severity
from ocpp_support.protocol.frames import Call
from ocpp_support.protocol.schemas import findings
from ocpp_support.trace.events import Connected
from ocpp_support.trace.trace import Conversation, Entry, Sender

FIELDS = {
    "chargePointVendor": "vendor",
    "chargePointModel": "model",
    "chargePointSerialNumber": "serial number",
    "iccid": "SIM card number (ICCID)",
    "firmwareVersion": "firmware version",
}
"""The fields of a registration that the script asks for, and what people call them."""


@dataclass
class StationSeen:
    """The station, as it was first seen on the wire in a conversation; "" where it did not say."""

    identity: str = ""
    vendor: str = ""
    model: str = ""
    serial: str = ""
    firmware: str = ""
    iccid: str = ""


def station_seen(conversation: Conversation, identity: str) -> StationSeen:
    """Return the station as its first registration tells it."""
    first = next(iter(registrations(conversation)), None)
    said: dict[str, Any] = payload_of(first) if first else {}
    return StationSeen(
        identity=identity,
        vendor=str(said.get("chargePointVendor", "")),
        model=str(said.get("chargePointModel", "")),
        serial=str(said.get("chargePointSerialNumber") or said.get("chargeBoxSerialNumber") or ""),
        firmware=str(said.get("firmwareVersion", "")),
        iccid=str(said.get("iccid", "")),
    )


class _OfTheRegistration(Expectation):
    """Something wanted of the last registration."""

    def problems(self, conversation: Conversation) -> list[str]:
        found = registrations(conversation)
        if not found:
            return [_sent(conversation)]
        said = self.problems_of(self.said(found[-1]), conversation)
        return [Problem(why, found[-1]) for why in said]

    def said(self, registration: Entry) -> dict[str, Any]:
        """Return what a registration says, as it is judged."""
        return payload_of(registration)

    @abstractmethod
    def problems_of(self, said: dict[str, Any], conversation: Conversation) -> list[str]:
        """Return what is wrong with what a registration says."""

    def in_short(self, conversation: Conversation) -> str:
        if not registrations(conversation):
            return "did not register"
        return "; ".join(self.problems(conversation))


def _sent(conversation: Conversation) -> str:
    said = [entry.call.action for entry in conversation.calls(Sender.STATION) if entry.call]
    return (
        f"it did not register; it sent {', '.join(said[-8:])}" if said else "the station sent nothing at all"
    )


@dataclass(eq=False)
class _RegistersWith(_OfTheRegistration):
    fields: tuple[str, ...]
    remark: str = ""
    tells: bool = True

    @property
    def wanted(self) -> str:
        names = [FIELDS[name] for name in self.fields]
        return f"the station to register with its {', '.join(names[:-1])} and {names[-1]}, none of them empty"

    def problems_of(self, said: dict[str, Any], conversation: Conversation) -> list[str]:
        return [f"its {FIELDS[name]} ({name}) is {_shown(said, name)}" for name in self._untold(said)]

    def _untold(self, said: dict[str, Any]) -> list[str]:
        return [name for name in self.fields if not _is_told(said.get(name))]

    def fact(self, conversation: Conversation) -> str | None:
        if not self.tells:
            return self.remark or None
        said = payload_of(registrations(conversation)[-1])
        return ", ".join(str(said[name]) for name in self.fields)

    def in_short(self, conversation: Conversation) -> str:
        found = registrations(conversation)
        if not found:
            return super().in_short(conversation)
        names = [FIELDS[name] for name in self._untold(payload_of(found[-1]))]
        return f"registers without its {' and '.join(names)}"


def _is_told(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def registers_with_vendor_and_model() -> Expectation:
    """Match if the station registered, and named its vendor and model.

    Example::

        registers_with_vendor_and_model()

    """
    return _RegistersWith(("chargePointVendor", "chargePointModel"))


def registers_with_serial_sim_and_firmware(*, sim_card: bool) -> Expectation:
    """Match if the station registered with its serial number, ICCID and firmware version.

    Args:
        sim_card: Whether it has a SIM card; without one it need not give an ICCID, and a remark says so.

    Example::

        registers_with_serial_sim_and_firmware(sim_card=False)

    """
    if sim_card:
        return _RegistersWith(("chargePointSerialNumber", "iccid", "firmwareVersion"), tells=False)
    return _RegistersWith(
        ("chargePointSerialNumber", "firmwareVersion"), remark="no ICCID: no SIM card", tells=False
    )


@dataclass(eq=False)
class _RegistersAsBefore(_OfTheRegistration):
    @property
    def wanted(self) -> str:
        return "the station to say the same about itself as when it registered before"

    def problems_of(self, said: dict[str, Any], conversation: Conversation) -> list[str]:
        earlier = registrations(conversation.before)
        if not earlier:
            return ["there is no registration before it to compare with"]
        before = payload_of(earlier[-1])
        names = dict.fromkeys((*before, *said))
        return [
            f"{FIELDS.get(name, name)} was {_shown(before, name)} and now is {_shown(said, name)}"
            for name in names
            if before.get(name) != said.get(name)
        ]


def _shown(said: dict[str, Any], name: str) -> str:
    return repr(said[name]) if name in said else "missing"


def registers_as_before() -> Expectation:
    """Match if the station registered with the same fields as at its last registration before the mark.

    Example::

        registers_as_before()

    """
    return _RegistersAsBefore()


@dataclass(eq=False)
class _RegistersInForm(_OfTheRegistration):
    @property
    def wanted(self) -> str:
        return "the station to register with fields of permitted names, kinds and lengths"

    def said(self, registration: Entry) -> dict[str, Any]:
        # What is judged is what was on the wire, not how it was read.
        said = registration.said
        return said.payload if isinstance(said, Call) else super().said(registration)

    def problems_of(self, said: dict[str, Any], conversation: Conversation) -> list[str]:
        found = findings("BootNotification", said, answer=False)
        return [finding.text for finding in found if finding.severity is Severity.MUST]


def registers_in_permitted_form() -> Expectation:
    """Match if the station registered with a payload that fits the schema of BootNotification.

    Example::

        registers_in_permitted_form()

    """
    return _RegistersInForm()


@dataclass(eq=False)
class _SaysNothingElse(Expectation):
    @property
    def wanted(self) -> str:
        return "the station to register, wait, register again, and say nothing else before it is admitted"

    def problems(self, conversation: Conversation) -> list[str]:
        found = registrations(conversation)
        if not found:
            return [_sent(conversation)]
        admission = latest_admission(conversation)
        if admission is None:
            return ["none of its registrations was accepted"]
        if admission.answers is found[0]:
            return ["it was admitted at its first registration, so it had nothing to wait for"]
        waiting = conversation.after(_new_life(conversation, found[0])).until(admission)
        return [
            Problem(f"it sent {entry.call.action} {_when(entry, found[0])}", entry)
            for entry in waiting.calls(Sender.STATION)
            if entry.call and entry.call.action != "BootNotification"
        ]

    def in_short(self, conversation: Conversation) -> str:
        return f"not admitted yet, {'; '.join(self.problems(conversation)[:2])}"


def _when(entry: Entry, registration: Entry) -> str:
    if entry.number < registration.number:
        return "before it registered"
    return f"{entry.at - registration.at:.1f} s after it first registered"


def _new_life(conversation: Conversation, registration: Entry) -> Entry:
    """Return where the life begins that a registration belongs to: its connection, if that is new."""
    connections = conversation.until(registration).events(Connected)
    return connections[-1] if connections else registration


def says_nothing_but_its_registration() -> Expectation:
    """Match if the station, made to wait, sent nothing but BootNotification until it was admitted.

    Counted from the connection that it registers on, where that was opened since the mark.

    Example::

        says_nothing_but_its_registration()

    """
    return _SaysNothingElse()


@dataclass(eq=False)
class _IsAdmitted(Expectation):
    @property
    def wanted(self) -> str:
        return "the station to register and to be admitted"

    def problems(self, conversation: Conversation) -> list[str]:
        if latest_admission(conversation):
            return []
        return ["it registered and was not admitted" if registrations(conversation) else _sent(conversation)]


def is_admitted() -> Expectation:
    """Match if the station has registered and was admitted.

    Example::

        is_admitted()

    """
    return _IsAdmitted()
