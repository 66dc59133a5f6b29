"""The form: what the documents show of a run, in words and marks.

Puts the sections together, so that the page, the Word document and anybody's own template say the same. What
its values are is written in `placeholders`. Draws nothing.
"""

from collections.abc import Mapping
from typing import Any

from ocpp_support.chronicle.scene import Scene
from ocpp_support.reporting.record import Record
from ocpp_support.reporting.sections.cover import cover_of
from ocpp_support.reporting.sections.deviations import deviations_of, left_open
from ocpp_support.reporting.sections.looks import MARKS, RUN_TONES, SHADES
from ocpp_support.reporting.sections.proof import evidence_of
from ocpp_support.reporting.sections.remarks import remarks_of
from ocpp_support.reporting.sections.rows import rows_of
from ocpp_support.reporting.sections.summaries import configuration_of, doings_of, timings_of
from ocpp_support.reporting.sections.wording import counted, long_time, printable

__all__ = ["MARKS", "RUN_TONES", "Form", "counted", "form_of", "long_time"]

Form = dict[str, Any]


def form_of(record: Record, scenes: Mapping[str, Scene] | None = None, sha256: str = "") -> Form:
    """Return what a document shows, ready to be put into a template.

    Args:
        record: Of the run.
        scenes: What took place in its scenarios, by label, where a trace tells it.
        sha256: Of the file of the record, where there is one.

    """
    tone = RUN_TONES[record["verdict"]]
    form = {
        **cover_of(record),
        "verdict": record["verdict"].capitalize(),
        "tone": tone,
        "shade": SHADES[tone],
        "counted": counted(record["counts"]),
        "reasons": record.get("reasons", []),
        "rows": rows_of(record),
        "has_implied": any(one["implied"] for row in record["functions"] for one in row["criteria"]),
        "deviations": deviations_of(record, scenes or {}),
        "left_open": left_open(record),
        **remarks_of(record),
        "configuration": configuration_of(record),
        "timings": timings_of(record),
        "doings": doings_of(record),
        **evidence_of(record, sha256),
    }
    return dict(printable(form))
