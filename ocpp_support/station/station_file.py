"""Reading a station file: checked as it is read; a mistake is named by line, key and what is allowed."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import ValidationError

from ocpp_support.station.bundled import BUNDLED
from ocpp_support.station.profile import Profile
from ocpp_support.station.toml_complaints import complaints


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
        raise StationFileError("\n".join(complaints(Profile, path, text, error))) from error
    return profile.named(path.stem)
