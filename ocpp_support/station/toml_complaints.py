"""What is wrong in a TOML file that was read into tables: by line, key and what is allowed there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from ocpp_support.station.toml_lines import line_of


def complaints(root: type[BaseModel], path: Path, text: str, error: ValidationError) -> Iterator[str]:
    """Say what is wrong in a file: a sentence for each mistake.

    Args:
        root: What the whole file is read as.
        path: The file.
        text: What it says.
        error: What was found wrong.

    """
    for problem in error.errors():
        place = _in_the_file(problem["loc"])
        about = f" “{'.'.join(map(str, place))}”:" if place else ""
        yield f"{path}, line {line_of(text, place)}:{about} {_allowed(root, place, problem)}"


def _in_the_file(place: Sequence[str | int]) -> tuple[str | int, ...]:
    """Leave out what pydantic adds to a place for itself: ``[key]`` stands for the key of a table."""
    return tuple(part for part in place if part != "[key]")


def _allowed(root: type[BaseModel], place: Sequence[str | int], problem: Any) -> str:
    if problem["type"] == "extra_forbidden":
        keys = list(_keys(_table_at(root, place[:-1])))
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


def _table_at(root: type[BaseModel], place: Sequence[str | int]) -> type[BaseModel]:
    """Return the table in which a key stands: through lists and named entries to what they hold."""
    table = root
    for part in place:
        if field := _keys(table).get(str(part)):
            table = _held_by(field.annotation) or table
    return table


def _keys(table: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of a table by what they are called in a file."""
    return {field.alias or name: field for name, field in table.model_fields.items()}


def _held_by(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    held = (_held_by(inner) for inner in get_args(annotation))
    return next((table for table in held if table), None)
