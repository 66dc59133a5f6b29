"""The looks of a verdict in every document: its sign, its tone and its shade. Draws nothing."""

from ocpp_support.reporting.outcomes import Verdict

MARKS = {
    Verdict.PASSED: ("✓", "good"),
    Verdict.REMARK: ("✓", "remark"),
    Verdict.FAILED: ("✗", "bad"),
    Verdict.KNOWN: ("!", "remark"),
    Verdict.INCONCLUSIVE: ("?", "open"),
    Verdict.NOT_TESTED: ("…", "open"),
    Verdict.NOT_APPLICABLE: ("–", "quiet"),
}
"""A sign for each verdict, and a tone; the sign alone tells them apart from failure."""

RUN_TONES = {
    "accepted": "good",
    "accepted with remarks": "good",
    "refused": "bad",
    "incomplete": "open",
}

SHADES = {"good": "E3F4EE", "remark": "FDF2D8", "bad": "FCE8DF", "open": "ECEBF8", "quiet": "EEF1F4"}
"""The background of a cell, by tone, as a document for Word wants it."""

PLAIN = "FFFFFF"


def look(verdict: str) -> dict[str, str]:
    """Give a verdict its looks; what has passed stays plain, so that the rest stands out."""
    mark, tone = MARKS[Verdict(verdict)]
    return {"mark": mark, "tone": tone, "shade": PLAIN if tone == "good" else SHADES[tone]}
