"""What a finding is: something wrong with what was said, how much it weighs, and which clause says so.

Values only. Who finds what stands elsewhere: in frames, in payloads, and in what came before and after.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs. MUST: a SHALL of the specification is broken."""

    MUST = "MUST"
    SHOULD = "SHOULD"
    NOTE = "note"


_PARTICULARS = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”|\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Finding:
    """Something that is wrong with one frame, in words, with the clause that says so.

    Attributes:
        severity: How much it weighs.
        clause: What says so.
        text: What is wrong, in words, with the particulars of this frame.
        rule: What kind of mistake it is, the same wherever it is made; "" where the text tells.
    """

    severity: Severity
    clause: str
    text: str
    rule: str = ""

    @property
    def kind(self) -> str:
        """What kind of mistake it is: the rule, or the text without its particulars."""
        return self.rule or f"{self.clause}: {_PARTICULARS.sub('…', self.text)}"

    def __str__(self) -> str:
        return f"{self.text} ({self.severity}, {self.clause})"
