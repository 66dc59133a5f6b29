"""What every table of a station file is: closed to unknown keys, and read beside its file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationInfo


def _beside_the_file(path: Path, info: ValidationInfo) -> Path:
    """Take a path from the station file's own folder, and see that the file is there."""
    folder = (info.context or {}).get("folder")
    found = path.expanduser() if folder is None else Path(folder) / path.expanduser()
    if folder is not None and not found.is_file():
        raise ValueError(f"there is no file {found}")
    return found


Beside = Annotated[Path, AfterValidator(_beside_the_file)]
"""A file, named from the station file's folder."""


class Table(BaseModel):
    """A table: nothing but its own keys may stand in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
