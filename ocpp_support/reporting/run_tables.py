"""What is told of a whole run besides its scenarios, ready to be put into tables: settings, times, doings.

Draws nothing. Records of before these were summed up have none of it.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from ocpp_support.reporting.record import Record

MOST_TRIED = 6
"""So many different values that were tried on a setting are told."""

_NONE: dict[str, Any] = {"count": 0}


def settings_of(record: Record) -> list[dict[str, Any]]:
    """Return the settings, each with whether it is left otherwise than it was found, and what was tried."""
    return [
        {
            **setting,
            "changed": setting["found"] is not None and setting["found"] != setting["left"],
            "tried": (tried := _tried(setting["tried"]))[:MOST_TRIED],
            "more": len(tried[MOST_TRIED:]),
        }
        for setting in record.get("configuration", [])
    ]


def _tried(tried: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each value with each answer once, without those that only put back what was before."""
    once: dict[tuple[Any, str], dict[str, Any]] = {}
    for one in tried:
        if not one.get("put_back"):
            told = once.setdefault((one["value"], one["answer"]), {**one, "count": 0})
            told["count"] += 1
    return [*once.values()]


def times_of(record: Record) -> dict[str, list[dict[str, Any]]]:
    """Return how long things took: of the station what starts, reconnects and answers, and of the other side.

    What never happened is left out.
    """
    timings = record.get("timings", {})
    named = (
        ("starts anew, from the order or the power to being let in", timings.get("boots", _NONE)),
        ("comes back after its line was lost", timings.get("reconnects", _NONE)),
    )
    answers = timings.get("answers", [])
    own = [{**one, "what": f"answers {one['action']}"} for one in answers if one["by"] == "station"]
    others = [{**one, "what": f"answers {one['action']}"} for one in answers if one["by"] != "station"]
    return {
        "station": [{"unanswered": 0, **one, "what": what} for what, one in named if one["count"]] + own,
        "central": others,
    }


def doings_of(record: Record) -> list[dict[str, Any]]:
    """Return what people did, with what of it did not go as it was asked marked so."""
    return [{**one, "amiss": one["outcome"] not in ("done", "not asked")} for one in record.get("doings", [])]


def acts_in_short(acts: list[str]) -> str:
    """Say how often what was done, the most frequent first; "" where nothing was.

    Example::

        acts_in_short(["plug_in", "unplug", "plug_in"]) == "plug in 2 times, unplug once"

    """
    counted = Counter(acts).most_common()
    return ", ".join(
        f"{act.replace('_', ' ')} {'once' if count == 1 else f'{count} times'}" for act, count in counted
    )
