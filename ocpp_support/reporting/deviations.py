"""Known deviations as the reports need them: what is declared of a criterion, and for how long.

Owns the words in which a declaration is said. What it does to a verdict is `verdicts`' work.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Declaration:
    """A criterion that the station is known not to meet, as its station file says."""

    reason: str
    link: str = ""
    until: date | None = None
    """The last day on which it is put up with; None where that is left open."""

    def over(self, today: date) -> bool:
        """Tell whether it excuses nothing any more."""
        return self.until is not None and today > self.until

    @property
    def in_words(self) -> str:
        """The reason, where it is followed up, and for how long it is put up with."""
        until = f"until {in_full(self.until)}" if self.until else ""
        aside = ", ".join(part for part in (self.link, until) if part)
        return f"{self.reason} ({aside})" if aside else self.reason

    @property
    def last_day(self) -> str:
        """The last day, for people."""
        return in_full(self.until) if self.until else ""


def in_full(day: date) -> str:
    """Say a day as people write it: "3 March 2026"."""
    return f"{day.day} {day:%B %Y}"
