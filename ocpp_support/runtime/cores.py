"""How much of this machine there is to work with."""

from __future__ import annotations

import os


def cores() -> int:
    """Return how many processes can really run at once: the cores that this one may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
