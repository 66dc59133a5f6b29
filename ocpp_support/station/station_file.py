"""Reading a station file: checked as it is read; a mistake is named by line, key and what is allowed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from ocpp_support.station.profile import Profile
from ocpp_support.station.toml_lines import line_of

BUNDLED = Path(__file__).parents[2] / "stations"


class StationFileError(Exception):
    """A station file cannot be used; says which file, line and key, and what is allowed."""


def load_profile(name_or_path: str) -> Profile:
    """Read a station file: a bundled one by its name, or any by its path.

    Raises :class:`StationFileError` with file, line, key and what is allowed.
    """
    path = Path(name_or_path)
    if path.suffix != ".toml":
        path = BUNDLED / f"{name_or_path}.toml"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in BUNDLED.glob("*.toml")))
        raise StationFileError(
            f"There is no station “{name_or_path}”. Give a station file (.toml), or one of: {known}"
        )
    try:
        text = path.read_text(encoding="utf-8")
        profile = Profile.model_validate(tomllib.loads(text), context={"folder": path.parent})
    except OSError as error:
        raise StationFileError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise StationFileError(f"{path}: this is no UTF-8 text, which TOML must be") from error
    except tomllib.TOMLDecodeError as error:
        raise StationFileError(f"{path}: this is no TOML: {error}") from error
    except ValidationError as error:
        raise StationFileError("\n".join(_complaints(path, text, error))) from error
    return profile.named(path.stem)


def _complaints(path: Path, text: str, error: ValidationError) -> Iterator[str]:
    for problem in error.errors():
        place = _in_the_file(problem["loc"])
        about = f" “{'.'.join(map(str, place))}”:" if place else ""
        yield f"{path}, line {line_of(text, place)}:{about} {_allowed(place, problem)}"


def _in_the_file(place: Sequence[str | int]) -> tuple[str | int, ...]:
    """Leave out what pydantic adds to a place for itself: ``[key]`` stands for the key of a table."""
    return tuple(part for part in place if part != "[key]")


def _allowed(place: Sequence[str | int], problem: Any) -> str:
    if problem["type"] == "extra_forbidden":
        keys = list(_table_at(place[:-1]).model_fields)
        near = get_close_matches(str(place[-1]), keys, n=1)
        meant = f" (did you mean {near[0]}?)" if near else ""
        return f"there is no such key{meant}; allowed are {', '.join(keys)}"
    if problem["type"] == "missing":
        return "this key must be given"
    said = str(problem["msg"]).removeprefix("Value error, ")
    given = problem["input"]
    # What was written where only a secret's place may stand may well be the secret.
    hidden = isinstance(given, dict | BaseModel) or "password" in place
    return said if hidden else f"{said}; it is {given!r:.60}"


def _table_at(place: Sequence[str | int]) -> type[BaseModel]:
    """Return the table in which a key stands: through lists and named entries to what they hold."""
    table: type[BaseModel] = Profile
    for part in place:
        if part in table.model_fields:
            table = _held_by(table.model_fields[str(part)].annotation) or table
    return table


def _held_by(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    held = (_held_by(inner) for inner in get_args(annotation))
    return next((table for table in held if table), None)
