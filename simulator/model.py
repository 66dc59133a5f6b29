"""Station models: what a station is made of, read from TOML and checked.

A mistake in a model file is an error that names the file, the key, and what is allowed there.
"""

from __future__ import annotations

import difflib
import tomllib
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from simulator.pace import FAST, FAST_RAMP, FAST_REBOOT, FAST_SETTINGS, FLEET_REDIAL_RANGE, ORDINARY, Pace

Positive = Annotated[float, Field(gt=0)]
Share = Annotated[float, Field(ge=0, le=1)]
Text20 = Annotated[str, Field(min_length=1, max_length=20)]
Text25 = Annotated[str, Field(min_length=1, max_length=25)]
Text50 = Annotated[str, Field(min_length=1, max_length=50)]
Measurand = Literal[
    "Energy.Active.Import.Register", "Power.Active.Import", "Current.Import", "Voltage", "SoC"
]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, protected_namespaces=())


class Connector(_Table):
    """One place to charge: its current, and what it can give.

    Attributes:
        voltage: Volts between a phase and neutral, or of the direct current.
    """

    kind: Literal["AC", "DC"]
    phases: Literal[1, 3] = 3
    voltage: Positive
    max_power_w: Positive


class Vehicle(_Table):
    """The car that is plugged in: every time another one, of this kind.

    Attributes:
        curve: Points (state of charge, share of the maximum power), ascending, joined by straight lines.
        ramp_s: Seconds from zero to full power.
    """

    battery_wh: Positive
    soc: Share
    max_power_w: Positive
    ramp_s: Annotated[float, Field(ge=0)] = 5.0
    curve: list[tuple[Share, Share]] = Field(default=[(0.0, 1.0), (0.8, 1.0), (1.0, 0.1)], min_length=1)

    @field_validator("curve")
    @classmethod
    def _ascends(cls, curve: list[tuple[float, float]]) -> list[tuple[float, float]]:
        if any(low >= high for (low, _), (high, _) in pairwise(curve)):
            raise ValueError("allowed: points of ascending states of charge")
        return curve


class Model(_Table):
    """A kind of station.

    Attributes:
        cable_timeout: What follows when a cable is in and nobody is authorized in time: ``fault`` or
            ``release`` (OCPP's own: the connector is Available again).
        reader: Whether each connector has a card reader, or the station one for all of them.
        queues_meter_values: Whether meter values taken offline are kept and sent later.
        optional_keys: Configuration keys beyond those that OCPP requires of Core.
        settings: Factory values that differ from the usual ones.
        pace: How long it takes for what OCPP leaves open.
    """

    vendor: Text20
    model_name: Annotated[Text20, Field(alias="model")]
    serial: Text25
    firmware: Text50
    iccid: Text20 | None = None
    imsi: Text20 | None = None
    meter_type: Text25 | None = None
    cable_timeout: Literal["fault", "release"] = "release"
    reader: Literal["connector", "station"] = "connector"
    queues_meter_values: bool = True
    reboot_seconds: Positive = 6.0
    measurands: list[Measurand] = Field(min_length=1)
    connectors: list[Connector] = Field(min_length=1)
    vehicle: Vehicle
    optional_keys: list[str] = []
    settings: dict[str, str] = {}
    pace: Pace = ORDINARY

    def hurried(self) -> Model:
        """Return the same station with the fast pace and short factory settings."""
        return self.model_copy(
            update={
                "pace": FAST,
                "reboot_seconds": min(self.reboot_seconds, FAST_REBOOT),
                "vehicle": self.vehicle.model_copy(update={"ramp_s": min(self.vehicle.ramp_s, FAST_RAMP)}),
                "settings": {**self.settings, **FAST_SETTINGS},
            }
        )

    def among_many(self) -> Model:
        """Return the same station for a fleet: when it redials is chance, unless its file says how far."""
        if "redial_range" in self.pace.model_fields_set:
            return self
        pace = self.pace.model_copy(update={"redial_range": FLEET_REDIAL_RANGE})
        return self.model_copy(update={"pace": pace})


class ModelError(ValueError):
    """A model that cannot be used: which file, which key, and what is allowed there."""

    def __init__(self, file: str, key: str, allowed: str) -> None:
        super().__init__(f"{file}: {key}: {allowed}" if key else f"{file}: {allowed}")
        self.file, self.key, self.allowed = file, key, allowed


def bundled_models() -> list[str]:
    """Return the names of the models that come with the simulator."""
    names = (entry.name for entry in resources.files("simulator.models").iterdir())
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


def load_model(name_or_path: str) -> Model:
    """Return the bundled model of that name, or the model in that file; raise ModelError."""
    file, text = _read(name_or_path)
    try:
        return parse_model(text, file)
    except tomllib.TOMLDecodeError as error:
        raise ModelError(file, "", f"is not valid TOML: {error}") from error


def parse_model(text: str, file: str = "model") -> Model:
    """Return the model that ``text`` describes; ``file`` is named in errors."""
    from simulator.configuration import Configuration
    from simulator.keys import optional_keys

    data = tomllib.loads(text)
    try:
        model = Model.model_validate(data)
    except ValidationError as error:
        raise _explained(file, error.errors()[0]) from error
    extra = [key.name for key in optional_keys(len(model.connectors))]
    for name in set(model.optional_keys) - set(extra):
        raise ModelError(file, "optional_keys", f"{name} is not known; allowed: {', '.join(extra)}")
    try:
        Configuration(model, {})
    except ValueError as error:
        raise ModelError(file, "settings", str(error)) from error
    return model


def _read(name_or_path: str) -> tuple[str, str]:
    path = Path(name_or_path)
    if path.suffix == ".toml":
        try:
            return str(path), path.read_text(encoding="utf-8")
        except OSError as error:
            raise ModelError(str(path), "", f"cannot be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise ModelError(str(path), "", "is not a UTF-8 text") from error
    if name_or_path not in bundled_models():
        raise ModelError(
            name_or_path, "", f"no such model; allowed: {', '.join(bundled_models())}, or a .toml file"
        )
    file = f"{name_or_path}.toml"
    return file, (resources.files("simulator.models") / file).read_text("utf-8")


def _explained(file: str, mistake: Any) -> ModelError:
    place = mistake["loc"]
    key = ".".join(str(part + 1) if isinstance(part, int) else part for part in place)
    if mistake["type"] == "extra_forbidden":
        known = _keys_at(place[:-1])
        near = difflib.get_close_matches(str(place[-1]), known, n=1)
        hint = f"; did you mean {near[0]}?" if near else "."
        return ModelError(file, key, f"unknown key{hint} Allowed: {', '.join(known)}")
    if mistake["type"] == "missing":
        return ModelError(file, key, "this key is required")
    return ModelError(file, key, f"{mistake['msg']}, got {mistake['input']!r}")


def _keys_at(place: tuple[str | int, ...]) -> list[str]:
    table: type[BaseModel] = Model
    for part in place:
        if isinstance(part, str):
            annotation = table.model_fields[part].annotation
            table = next((kind for kind in get_args(annotation) if isinstance(kind, type)), annotation)  # type: ignore[assignment]
    return [field.alias or name for name, field in table.model_fields.items()]
