"""A comparison as one page that opens from anywhere, runs no script and asks nothing of the network."""

from __future__ import annotations

from ocpp_support.comparison.compare import Comparison, Kind
from ocpp_support.comparison.words import HEADINGS, NOWHERE, SIGNS, in_a_sentence, run_in_words, threshold
from ocpp_support.reporting.pages import pages_of


def comparison_page(comparison: Comparison) -> str:
    """Return the page."""
    return (
        pages_of("ocpp_support.comparison")
        .get_template("compare.html.j2")
        .render(
            runs=[("Before", run_in_words(comparison.old)), ("Now", run_in_words(comparison.new))],
            sum=in_a_sentence(comparison),
            threshold=threshold(comparison),
            notes=comparison.notes,
            kinds=[
                {
                    "kind": str(kind),
                    "sign": SIGNS[kind],
                    "title": HEADINGS[kind],
                    "changes": comparison.of(kind),
                }
                for kind in Kind
            ],
            nowhere=NOWHERE,
        )
    )
