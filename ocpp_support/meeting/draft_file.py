"""Where a draft is written: only where nothing is yet."""

from __future__ import annotations

from pathlib import Path

STATIONS = Path("stations")
SCHEMA = "station.schema.json"
"""Named in the first line, it has an editor help with the file."""

USUAL = "my_station.toml"


def write_draft(path: Path, text: str) -> None:
    """Write a draft where nothing is yet; raises FileExistsError, or another OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if (path.parent / SCHEMA).exists():
        text = f"#:schema ./{SCHEMA}\n{text}"
    with path.open("x", encoding="utf-8") as file:
        file.write(text)


def usual_place(folder: Path = STATIONS) -> Path:
    """Return a place for a draft at which nothing is yet: among the station files, where there are any."""
    path = folder / USUAL if folder.is_dir() else Path(USUAL)
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}_{number}{path.suffix}")
    return found
