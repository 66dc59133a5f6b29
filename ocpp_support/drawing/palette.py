"""The colours and the letters of every picture.

Owns which tone a status, a verdict or a mistake has. Nothing is told by colour alone: a status has a mark and
a word too, and what is wrong has thick or broken lines. The hues are those of Okabe and Ito, which people
tell apart whatever colours they see; every ink can be read on its fill, and in print.
"""

from __future__ import annotations

from dataclasses import dataclass

from ocpp_support.vocabulary.nouns import Status

FONT = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"
"""Of the reader's own machine: nothing is asked of the network."""

PAPER = "#ffffff"
INK = "#1b2430"
SOFT = "#46505d"
"""For what is said beside; still dark enough for print."""
LINE = "#7d8896"
"""Lifelines, axes, frames."""
GRID = "#d9dee5"
"""Lines that may vanish in print."""
GROUND = "#eef1f4"
"""The shade behind what is only preparation."""

STATION, CENTRAL, PEOPLE = "#00527d", "#46505d", "#5a3d7a"
"""Inks of what the station says, the central system says, and people do."""

BAND = "#dde5ee"
"""Behind headings."""

PEOPLE_FILL = "#eee8f5"
"""Behind what people do."""

WRONG, WRONG_FILL = "#b3260b", "#fdebe4"
"""What is wrong: always with a thick or broken line, or a word."""

DOUBTFUL, DOUBTFUL_FILL = "#6b4700", "#fdf2d8"
"""What is remarkable and not wrong."""

SERIES = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")
"""Lines of a plot, in this order; to be told apart by their dashes as well."""

DASHES = ("none", "7 3", "2 3", "9 3 2 3", "12 3", "4 2", "none")
"""The dashes that go with :data:`SERIES`."""


@dataclass(frozen=True)
class Tone:
    """How something is shown.

    Attributes:
        fill: The colour of its area.
        edge: The colour of its edge.
        ink: The colour of what is written on it.
        mark: A sign for those to whom the colour says nothing.
    """

    fill: str
    edge: str
    ink: str
    mark: str


STATUS_TONES: dict[str, Tone] = {
    Status.AVAILABLE: Tone("#c9ecdf", "#00694e", "#00382a", "○"),
    Status.PREPARING: Tone("#fdf3b4", "#7d6a00", "#3f3500", "◔"),
    Status.CHARGING: Tone("#0072b2", "#00466e", "#ffffff", "●"),
    Status.SUSPENDED_EV: Tone("#bfe1f6", "#2a6f9c", "#073450", "◐"),
    Status.SUSPENDED_EVSE: Tone("#a9c9e8", "#1d4f86", "#08284c", "◑"),
    Status.FINISHING: Tone("#efd0e2", "#8a3d6b", "#4d1738", "◕"),
    Status.RESERVED: Tone("#f6cf8a", "#8a5a00", "#402900", "◇"),
    Status.UNAVAILABLE: Tone("#5d6673", "#2b323c", "#ffffff", "■"),
    Status.FAULTED: Tone("#b3260b", "#6e1400", "#ffffff", "▲"),
}
"""The nine statuses of a connector."""

UNKNOWN = Tone("#ffffff", "#1b2430", "#1b2430", "?")
"""What is no status, or is not known."""

VERDICT_TONES: dict[str, Tone] = {
    "passed": Tone("#dff3ea", "#00694e", "#00462f", "✓"),
    "passed with remark": Tone("#fdf2d8", "#7a5200", "#5c3d00", "✓"),
    "failed": Tone("#fce0d6", "#b3260b", "#7d1600", "✕"),
    "known deviation": Tone("#f7dfee", "#8a3d6b", "#5e1c45", "✕"),
    "inconclusive": Tone("#e6e3f6", "#4b3f8f", "#352b70", "?"),
    "not tested": Tone("#eef1f4", "#46505d", "#2b323c", "–"),
    "not applicable": Tone("#eef1f4", "#7d8896", "#46505d", "–"),
}
"""The words for a scenario, a criterion and a row."""


def status_tone(status: object) -> Tone:
    """Return how a status is shown; anything may stand where one is due.

    Example::

        status_tone("Charging").mark == "●"

    """
    return STATUS_TONES.get(status, UNKNOWN) if isinstance(status, str) else UNKNOWN


def verdict_tone(verdict: object) -> Tone:
    """Return how a verdict is shown."""
    return VERDICT_TONES.get(verdict, UNKNOWN) if isinstance(verdict, str) else UNKNOWN
