"""The limit of open files is raised as far as the machine allows; beyond that, it is said what would help."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from simulator.fleet import open_files
from simulator.fleet.open_files import BESIDES, TooManyStations, make_room

NO_LIMIT = -1


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[int, int]]:
    found = {"of": (1024, 4096)}
    fake = SimpleNamespace(
        RLIMIT_NOFILE="of",
        RLIM_INFINITY=NO_LIMIT,
        getrlimit=found.__getitem__,
        setrlimit=found.__setitem__,
    )
    monkeypatch.setattr(open_files, "resource", fake)
    return found


@pytest.mark.parametrize(
    ("before", "stations", "processes", "after"),
    [
        ((1024, 4096), 900, 1, (1024, 4096)),
        ((1024, 4096), 4001, 2, (2001 + BESIDES, 4096)),
        ((1024, NO_LIMIT), 100_000, 1, (100_000 + BESIDES, NO_LIMIT)),
        ((NO_LIMIT, NO_LIMIT), 100_000, 1, (NO_LIMIT, NO_LIMIT)),
    ],
)
def test_as_much_is_allowed_as_is_needed(
    limits: dict[str, tuple[int, int]],
    before: tuple[int, int],
    stations: int,
    processes: int,
    after: tuple[int, int],
) -> None:
    limits["of"] = before
    make_room(stations, processes)
    assert limits["of"] == after


def test_what_the_machine_does_not_allow_is_told(limits: dict[str, tuple[int, int]]) -> None:
    with pytest.raises(TooManyStations, match=r"take 5064 open files each, .* allows 4096: have more"):
        make_room(10_000, 2)
    assert limits["of"] == (1024, 4096)


def test_where_there_is_no_limit_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_files, "resource", None)
    make_room(100_000, 1)
