"""Reading a station file: checked as it is read; a mistake is named by line, key and what is allowed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from pydantic import BaseModel, ValidationError

from ocpp_support.station.profile import Profile

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
    text = path.read_text(encoding="utf-8")
    try:
        profile = Profile.model_validate(tomllib.loads(text), context={"folder": path.parent})
    except tomllib.TOMLDecodeError as error:
        raise StationFileError(f"{path}: this is no TOML: {error}") from error
    except ValidationError as error:
        raise StationFileError("\n".join(_complaints(path, text, error))) from error
    return profile.model_copy(update={"name": path.stem})


def _complaints(path: Path, text: str, error: ValidationError) -> list[str]:
    lines = []
    for problem in error.errors():
        place = [str(part) for part in problem["loc"]]
        allowed = _allowed(place) if problem["type"] == "extra_forbidden" else problem["msg"]
        lines.append(f"{path}, line {_line_of(text, place)}: “{'.'.join(place)}”: {allowed}")
    return lines


def _allowed(place: list[str]) -> str:
    table: type[BaseModel] = Profile
    for part in place[:-1]:
        annotation = table.model_fields[part].annotation if part in table.model_fields else None
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            table = annotation
    allowed = ", ".join(name for name in table.model_fields if name != "name")
    return f"there is no such key; allowed are {allowed}"


def _line_of(text: str, place: list[str]) -> int:
    """Return the line of a key: the last part of its place that stands in the file."""
    table = ""
    found = 1
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[+([^\]]+)\]+", line):
            table = header[1].strip()
        key = re.match(r"\s*([\w\"'-]+)\s*=", line)
        name = key[1].strip("\"'") if key else ""
        if place[0] == table and (len(place) == 1 or name in place[1:]):
            return number
        if (header and table == place[0]) or (name == place[0] and not table):
            found = number
    return found
