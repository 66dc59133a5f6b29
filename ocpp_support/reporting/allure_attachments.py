"""Attaching to Allure's results once they are written: what is known, or drawn, only when the run is over.

Owns which result belongs to which scenario of the trace, and the order in which attachments stand. What is
attached a second time takes the place of the first, so that all can be drawn again. What is in an attachment
is for its own module to say.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

SCENARIO = "scenario"
"""The label of a result by which the trace, the record and the monitor call its scenario."""

CONVERSATION, PUTTING_BACK, FINDINGS = "The conversation", "Putting back", "Findings"
PICTURE, METER = "The conversation as a picture", "The meter"
TABLE, FRAMES, HAR = "The frames, as a table", "The frames, as JSON lines", "The frames, for a browser (HAR)"

_ORDER = (PICTURE, METER, FINDINGS, CONVERSATION, PUTTING_BACK, TABLE, FRAMES, HAR)

Result = dict[str, Any]


@dataclass(frozen=True)
class Attachment:
    """Something to attach.

    Attributes:
        name: What it is called; what was attached by that name before gives way.
        type: Its media type.
        ending: Of the file, without a dot.
        text: What is in it.
    """

    name: str
    type: str
    ending: str
    text: str


def attach(results: Path, names: Collection[str], wanted: Callable[[Result], Iterable[Attachment]]) -> None:
    """Attach to every result what is ``wanted`` for it.

    Args:
        results: Allure's folder.
        names: What is attached anew: what stands there by these names goes, even where nothing comes instead.
        wanted: Returns what to attach to a result.

    """
    for file in sorted(results.glob("*-result.json")):
        result = json.loads(file.read_text(encoding="utf-8"))
        before = result.get("attachments", [])
        kept = [one for one in before if one.get("name") not in names]
        added = [written(one, results, file.name) for one in wanted(result)]
        if not added and kept == before:
            continue
        replace(file, result | {"attachments": sorted(kept + added, key=_place)})
        for gone in {one["source"] for one in before} - {one["source"] for one in kept + added}:
            (results / gone).unlink(missing_ok=True)


def scenario_of(result: Result) -> str:
    """Return the label of a result's scenario; "" where it has none, being another program's."""
    labels = result.get("labels", ())
    return next((str(one["value"]) for one in labels if one.get("name") == SCENARIO), "")


def labels_in(results: Path) -> Sequence[str]:
    """Return the labels of the scenarios that have results: one twice, where two are called the same."""
    files = sorted(results.glob("*-result.json"))
    return [scenario_of(json.loads(file.read_text(encoding="utf-8"))) for file in files]


def _place(attached: dict[str, str]) -> int:
    """Whatever a step or a hook of the user's attached comes before what only machines read."""
    name = attached.get("name", "")
    return _ORDER.index(name) if name in _ORDER else _ORDER.index(CONVERSATION)


def written(one: Attachment, results: Path, to: str) -> dict[str, str]:
    """Write an attachment into Allure's folder; return how a result names it.

    Args:
        one: The attachment.
        results: Allure's folder.
        to: What it is attached to. Its file is of one name whenever it is drawn.

    """
    source = f"{uuid5(NAMESPACE_URL, f'{to}/{one.name}')}-attachment.{one.ending}"
    (results / source).write_text(one.text, encoding="utf-8", errors="backslashreplace")
    return {"name": one.name, "source": source, "type": one.type}


def replace(file: Path, result: Result) -> None:
    """Write a result anew, in the place of the old one."""
    # Beside it, and then in its place: what is cut short here costs no result.
    beside = file.with_suffix(".tmp")
    beside.write_text(json.dumps(result), encoding="utf-8")
    beside.replace(file)
