"""What the terminal says of a step that somebody could not do, or that the bench could not bring about.

Owns that a sentence stands there. behave would write where in the suite it came from, which is no use to
whoever stands at the station; whatever nobody foresaw keeps its traceback.
"""

from __future__ import annotations

from typing import Any

from behave.formatter.base import Formatter, StreamOpener

from ocpp_support.course import NotReady, NotTested

_WORDS = {NotTested: "Not tested", NotReady: "Not ready"}


class PlainWords(Formatter):  # type: ignore[misc]
    """Stands before the formatters that show something, and writes nothing itself."""

    name = "plain_words"
    description = "A sentence in place of a traceback"

    def __init__(self, config: Any) -> None:
        super().__init__(StreamOpener(), config)

    def result(self, step: Any) -> None:
        """Put a sentence in place of the traceback."""
        for kind, words in _WORDS.items():
            if step.error_message and isinstance(step.exception, kind):
                step.error_message = f"{words}: {step.exception}"
