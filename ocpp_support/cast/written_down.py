"""The settings of a station as they were found, in a file: so that a crash does not lose them.

Owns the file: its name, that it is whole or not there, and that no secret stands in it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from ocpp_support.trace.formats import masked
from ocpp_support.trace.secret_names import is_secret_name

PREFIX, SUFFIX = "settings-found-", ".json"


class Unreadable(Exception):
    """What was written down cannot be read; says which file, and why."""


def is_secret(key: str, value: str) -> bool:
    """Return whether a setting is one that no report may show."""
    return is_secret_name(key) or masked(value) != value


@dataclass(frozen=True)
class WrittenDown:
    """The file of one station in a folder.

    Attributes:
        folder: The folder of the reports.
        identity: The station's.
    """

    folder: Path
    identity: str

    @property
    def path(self) -> Path:
        """Where it is."""
        return self.folder / f"{PREFIX}{quote(self.identity, safe='')}{SUFFIX}"

    def read(self) -> dict[str, str]:
        """Return key and value of every setting in it; nothing where there is no file.

        Raises :class:`Unreadable`.
        """
        try:
            said = json.loads(self.path.read_text(encoding="utf-8"))
            return {str(key): str(value) for key, value in said["settings"].items()}
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise Unreadable(f"{self.path} cannot be read: {type(error).__name__}: {error}") from error

    def write(self, settings: dict[str, str]) -> None:
        """Write it, whole or not at all; without secrets. Raises OSError."""
        kept = {key: value for key, value in settings.items() if not is_secret(key, value)}
        said = {"station": self.identity, "settings": kept}
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_suffix(".tmp")
        with draft.open("w", encoding="utf-8") as file:
            json.dump(said, file, indent=2, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path)

    def remove(self) -> None:
        """Remove it, if it is there. Raises OSError."""
        self.path.unlink(missing_ok=True)

    def set_aside(self) -> Path:
        """Give it another name, so that it is in nobody's way; return that. Raises OSError."""
        return self.path.replace(self.path.with_suffix(".unreadable"))


def written_down_in(folder: Path) -> Iterable[WrittenDown]:
    """Return what is written down in a folder, of every station."""
    for path in sorted(folder.glob(f"{PREFIX}*{SUFFIX}")):
        yield WrittenDown(folder, unquote(path.name.removeprefix(PREFIX).removesuffix(SUFFIX)))
