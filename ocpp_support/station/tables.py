"""The tables of a station file: every key that may stand there, and what it may say.

Shapes only. How the station comes in is :mod:`ocpp_support.station.security`'s table; reading a file and
naming its mistakes is :mod:`ocpp_support.station.station_file`'s work; what follows for a scenario is
:mod:`ocpp_support.station.profile`'s.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from ocpp_support.station.table import Beside, Table

ErrorKind = Literal["communication_pin", "power_pin", "phase_imbalance", "over_temperature", "connector_lock"]
ERROR_KINDS: tuple[str, ...] = get_args(ErrorKind)

ActName = Literal[
    "plug_in",
    "unplug",
    "unplug_vehicle",
    "present_card",
    "press_stop",
    "press_emergency_stop",
    "release_emergency_stop",
    "raise_fault",
    "clear_fault",
    "power_cycle",
    "power_off",
    "power_on",
    "look",
]

Standing = Literal["accepted", "unknown", "invalid", "blocked", "expired"]
"""What a card is by itself, unless a scenario says otherwise of it."""

Port = Annotated[int, Field(ge=0, le=65535)]
Seconds = Annotated[float, Field(gt=0)]


class Declared(Table):
    """What the vendor says of the station."""

    identity: Annotated[str, Field(min_length=1, max_length=48)] | None = None
    """As it dials in; left out, the first station that does is the one."""
    connectors: Annotated[int, Field(ge=1, le=64)] = 1
    """How many places to charge it has."""
    sim_card: bool = True
    """Whether it speaks through a SIM card of its own, and so must say its ICCID."""
    cable_timeout: Literal["fault", "release"] = "release"
    """What becomes of a place where a cable is in and nobody shows a card: an error, or it is free again."""
    authorization_cache: bool = True
    """Whether it remembers cards."""
    offline_start: bool = True
    """Whether a session may begin while the line is down."""
    firmware_update: bool = True
    """Whether it can be updated from afar."""
    diagnostics: bool = True
    """Whether it delivers a diagnostics file."""


class Errors(Table):
    """Which errors can be provoked, on a connector and on the whole station."""

    connector: tuple[ErrorKind, ...] = ()
    """Kinds that can be provoked at a connector."""
    station: tuple[ErrorKind, ...] = ()
    """Kinds that can be provoked of the station as a whole."""
    emergency_stop: bool = False
    """Whether it has an emergency stop that may be pressed."""


class SettingsToChange(Table):
    """Which settings the suite may change. ``only`` narrows the list of function 5, and needs a reason."""

    only: tuple[str, ...] = ()
    """Nothing but these, by name."""
    reason: str = ""
    """Why only those."""
    never: tuple[str, ...] = ()
    """Keys not to touch in function 5."""
    vendor: dict[str, str] = Field(default={})
    """Values to try for keys that OCPP does not define."""

    @model_validator(mode="after")
    def _narrowed_with_a_reason(self) -> Self:
        if self.only and not self.reason:
            raise ValueError("“only” narrows what the script demands, so it needs a “reason”")
        return self


class Platform(Table):
    """What the operator's platform uses."""

    clear_cache: bool = True
    """Whether it ever has a station forget its cards."""
    reason: str = "not supported by the platform"
    """What the form says of what it does not use."""


class Listen(Table):
    """Where the central system and the file server wait for the station; loopback unless told otherwise."""

    host: str = "127.0.0.1"
    """Address to listen on; ``0.0.0.0`` lets in whoever reaches this machine."""
    port: Port = 0
    """Of the central system; 0 takes a free one, which no real station can know."""
    address: str | None = None
    """By which the station reaches this machine, where that is not ``host``."""
    ftp_port: Port = 0
    """Of the file server by FTP; 0 takes a free one."""
    http_port: Port = 0
    """Of the file server by HTTP; 0 takes a free one."""
    passive_ports: tuple[Port, Port] | None = None
    """First and last of FTP's ports for data, where a firewall wants them fixed."""

    @model_validator(mode="after")
    def _first_before_last(self) -> Self:
        if self.passive_ports and not 0 < self.passive_ports[0] <= self.passive_ports[1]:
            raise ValueError("“passive_ports” are the first and the last, such as [50000, 50009]")
        return self


class Card(Table):
    """A card on hand."""

    tag: Annotated[str, Field(min_length=1, max_length=20)]
    """What the station reads from it."""
    standing: Standing = "accepted"
    """What the central system says of it, unless a scenario says otherwise."""
    looks: str = ""
    """How to tell it from the others: "the blue one"."""


class HandsTable(Table):
    """Who does the physical acts, and which of them cannot be done."""

    by: Literal["simulator", "person", "http"] = "simulator"
    """The bundled station plays along, a person stands there, or an adapter does what is asked by HTTP."""
    model: str = "reference"
    """Of the bundled station (``simulator``)."""
    seed: int = 1
    """Of all that is chance at the bundled station: where its meters stand, and their noise."""
    certificate: Beside | None = None
    """The bundled station's own, as PEM (``simulator``, security profile 3)."""
    key: Beside | None = None
    """The private key to that."""
    url: str = ""
    """Of the adapter (``http``), such as ``http://127.0.0.1:9100``."""
    page: str = ""
    """``HOST:PORT`` on which the page for a person's phone is served; nothing is served where left out."""
    cannot: dict[ActName, Annotated[str, Field(min_length=1)]] = Field(default={})
    """Acts that cannot be done here, each with the reason."""

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if self.by == "http" and not self.url.startswith(("http://", "https://")):
            raise ValueError("hands by http need the adapter's “url”, such as http://127.0.0.1:9100")
        if self.page and self.by == "simulator":
            raise ValueError("a “page” is for a person's phone, and the bundled station needs nobody")
        port = self.page.rpartition(":")[2] if self.page else "0"
        if not (port.isascii() and port.isdecimal() and int(port) <= 65535):
            raise ValueError("“page” is HOST:PORT, such as 0.0.0.0:8180; a port is at most 65535")
        return self


class Waits(Table):
    """How long the bench waits, in seconds; left out, as ``settings.Patience`` has it."""

    answer: Seconds | None = None
    """For the answer to a request."""
    reaction: Seconds | None = None
    """For what it does by itself after an event."""
    boot: Seconds | None = None
    """For it to restart and register."""
    reconnect: Seconds | None = None
    """For it to find its way back to the line."""
    transfer: Seconds | None = None
    """For a file to be fetched or delivered, firmware to be installed included."""
    quiet: Seconds | None = None
    """How long something that must not happen is watched for."""
    charging: Seconds | None = None
    """For a driver to charge where a scenario does not say how long: enough for some energy."""
    tolerance: Seconds | None = None
    """How much a rhythm may be off, besides a tenth of it."""
    prompt: Seconds | None = None
    """For a person to do what is asked for."""


class Firmware(Table):
    """The firmware that an update brings: the version that the station will report afterwards."""

    version: str = ""
    """As the station will report it afterwards."""
    image: Beside | None = None
    """The file; the bundled station needs none."""


class Form(Table):
    """What the form says of the station and the day, beyond what the station says of itself, or instead."""

    vendor: str = ""
    """The manufacturer's name."""
    model: str = ""
    """The manufacturer's name of the model."""
    serial: str = ""
    """The manufacturer's number."""
    firmware: str = ""
    """The firmware that it came with."""
    hardware: str = ""
    """The version of its hardware, of which OCPP 1.6 has no word."""
    place: str = ""
    """Where it is tested."""
    tester: str = ""
    """Who tests it."""
    present: tuple[str, ...] = ()
    """Who else is there."""


class Deviation(Table):
    """A criterion that this station is known not to meet."""

    criterion: Annotated[str, Field(pattern=r"^\d{1,2}\.\d$")]
    """Its id, such as "14.2"."""
    reason: Annotated[str, Field(min_length=1)]
    """What it does instead."""
    link: str = ""
    """Where the vendor keeps track of it."""
    until: date | None = None
    """The last day on which it is put up with."""
