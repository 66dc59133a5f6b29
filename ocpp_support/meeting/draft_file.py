"""Where a draft is written: only where nothing is yet, or what was written here and not touched since."""

from __future__ import annotations

from pathlib import Path

from ocpp_support.meeting.draft import draft_of
from ocpp_support.meeting.impression import Impression
from ocpp_support.station.profile import Profile

STATIONS = Path("stations")
SCHEMA = "station.schema.json"
"""Named in the first line, it has an editor help with the file."""

USUAL = "my_station.toml"


class Draft:
    """A draft in its place.

    Args:
        path: Where it goes.
        profile: Where the station found the central system, and how it came in.
    """

    def __init__(self, path: Path, profile: Profile) -> None:
        self.path = path
        self._profile = profile
        self._written = ""
        self._renewed = False

    def write(self, impression: Impression) -> None:
        """Write it where nothing is yet; raises FileExistsError, or another OSError."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        text = self._text(impression)
        with self.path.open("x", encoding="utf-8") as file:
            file.write(text)
        self._written = text

    def renew(self, impression: Impression) -> bool:
        """Write it again if more is known, and if nobody has touched it since.

        Returns whether what was learnt since it was first written stands in it.
        """
        text = self._text(impression)
        try:
            if self.path.read_text(encoding="utf-8") != self._written:
                return False
            if text != self._written:
                self._replace(text)
                self._renewed = True
        except (OSError, UnicodeDecodeError):
            return False
        self._written = text
        return self._renewed

    def _replace(self, text: str) -> None:
        """Write it aside first: whatever happens meanwhile, one of the two is whole."""
        aside = self.path.with_name(f".{self.path.name}.new")
        try:
            aside.write_text(text, encoding="utf-8")
            aside.replace(self.path)
        finally:
            aside.unlink(missing_ok=True)

    def _text(self, impression: Impression) -> str:
        text = draft_of(impression, self._profile.listen, self._profile.security)
        named = (self.path.parent / SCHEMA).exists()
        return f"#:schema ./{SCHEMA}\n{text}" if named else text


def usual_place(folder: Path = STATIONS) -> Path:
    """Return a place for a draft at which nothing is yet: among the station files, where there are any."""
    path = folder / USUAL if folder.is_dir() else Path(USUAL)
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}_{number}{path.suffix}")
    return found
