"""The matrix in words, for terminal and page: the figures in a line, and why a case is not as it must be."""

from __future__ import annotations

from ocpp_support.kill_matrix.judging import Judged
from ocpp_support.kill_matrix.matrix import Figures


def in_a_line(figures: Figures) -> str:
    """Say the figures in a line."""
    parts = [f"defects caught {figures.caught}/{figures.defects}"] if figures.defects else []
    parts += [f"undeclared reds {figures.undeclared}"] if figures.defects else []
    parts += [f"false alarms on good models {figures.false_alarms}"] if figures.good_models else []
    parts += [f"texts that say too little {figures.poor_texts}"] if figures.poor_texts else []
    parts += [f"broken runs {figures.broken}"] if figures.broken else []
    return " · ".join(parts)


def reasons(one: Judged) -> list[str]:
    """Say why a case is not as it should be, a line each; nothing where it is."""
    lines = [line for line in one.trouble.splitlines() if line.strip()]
    lines += [f"missed: {difference.text}" for difference in one.missed]
    lines += [f"undeclared: {difference.text}" for difference in one.undeclared]
    lines += [
        f"the text of “{text.scenario}” does not say {' and '.join(text.lacks)}"
        for text in one.texts
        if text.lacks
    ]
    return lines
