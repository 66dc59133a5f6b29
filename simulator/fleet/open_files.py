"""Open files: each station has a line, each line is one of them, and a machine allows only so many."""

from __future__ import annotations

try:
    import resource
except ImportError:  # Not on Windows, which sets no such limit.
    resource = None  # type: ignore[assignment]

BESIDES = 64
"""Files that a process has open beside the lines of its stations."""


class TooManyStations(Exception):
    """The machine does not let a process have so many lines; says what would help."""


def make_room(stations: int, processes: int) -> None:
    """Raise this process's limit, which those that it begins inherit; raises :class:`TooManyStations`."""
    if resource is None:
        return
    needed = -(-stations // processes) + BESIDES
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if allowed == resource.RLIM_INFINITY or needed <= allowed:
        return
    if most != resource.RLIM_INFINITY and needed > most:
        raise TooManyStations(
            f"{stations} stations in {processes} processes take {needed} open files each, and this machine "
            f"allows {most}: have more --processes, or raise the limit (ulimit -Hn)"
        )
    resource.setrlimit(resource.RLIMIT_NOFILE, (needed, most))
