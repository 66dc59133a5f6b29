"""The files that a campaign names: one by one, or by a pattern such as ``stations/*.toml``.

Owns from where they are named, and that a name which stands for nothing is said. Reads none of them.
"""

from __future__ import annotations

import glob
import re
from collections.abc import Iterator
from pathlib import Path

from ocpp_support.campaign.job import PROJECT

_SIGNS = frozenset("*?[")
_LINE = re.compile(r"(:\d+)?$")
"""A scenario may be named by its line: ``03_change_availability.feature:12``."""


def is_pattern(name: str) -> bool:
    """Tell whether a name may stand for several files."""
    return not _SIGNS.isdisjoint(name)


def station_files(pattern: str, campaign: Path) -> list[str]:
    """Return the station files that a pattern stands for; raises ValueError where there are none.

    Args:
        pattern: As it stands in the campaign file; named from that file's folder.
        campaign: The campaign file, which is no station's.

    """
    found = [path for path in _found(pattern, campaign.parent) if path.suffix == ".toml"]
    files = [str(path) for path in found if path != campaign.resolve()]
    if not files:
        raise ValueError(f"no station file (.toml) in {campaign.parent.resolve()} is named so")
    return files


def features(name: str, campaign: Path) -> list[str]:
    """Return the feature files that a name stands for, as seen from the suite's folder: workers have that.

    Raises ValueError where there are none.

    Args:
        name: A feature file, a folder, or a pattern; named from the campaign file's folder or the suite's.
        campaign: The campaign file.

    """
    line = _LINE.search(name)
    place = line[0] if line else ""
    wanted = name.removesuffix(place)
    for folder in (campaign.parent, PROJECT):
        if found := [*_found(wanted, folder)]:
            return [_of_the_suite(path) + place for path in found]
    raise ValueError(f"no feature is named “{name}”, neither in {campaign.parent.resolve()} nor in {PROJECT}")


def _found(name: str, folder: Path) -> Iterator[Path]:
    """Yield what a name stands for, in the order of the alphabet."""
    whole = str(Path(glob.escape(str(folder.resolve()))) / name)
    yield from (Path(path).resolve() for path in sorted(glob.glob(whole, recursive=True)))


def _of_the_suite(path: Path) -> str:
    if not path.is_relative_to(PROJECT):
        raise ValueError(f"{path} is not in the suite ({PROJECT}), where the features and their steps are")
    return path.relative_to(PROJECT).as_posix()
