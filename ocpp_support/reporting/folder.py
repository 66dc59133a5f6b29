"""The folder of the reports: what stands where, and what becomes of an earlier run's.

Owns the names of the files. Writes none of them but moves those of an earlier run out of the way.
"""

import json
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

NOTHING = "none"
"""Given as the folder: write no reports at all."""


@dataclass(frozen=True)
class ReportsFolder:
    """Where a run leaves its results."""

    root: Path

    @property
    def record(self) -> Path:
        """The record, from which all else is drawn."""
        return self.root / "acceptance.json"

    @property
    def html(self) -> Path:
        """The form as a page."""
        return self.root / "acceptance.html"

    @property
    def docx(self) -> Path:
        """The form for Word."""
        return self.root / "acceptance.docx"

    @property
    def pdf(self) -> Path:
        """The form as PDF."""
        return self.root / "acceptance.pdf"

    @property
    def filled_in(self) -> Path:
        """Somebody's own form, filled in."""
        return self.root / "acceptance-own.docx"

    @property
    def timeline(self) -> Path:
        """The whole run at one look."""
        return self.root / "timeline.html"

    @property
    def junit(self) -> Path:
        """The scenarios for whatever reads JUnit's XML."""
        return self.root / "junit.xml"

    @property
    def summary(self) -> Path:
        """The rows in Markdown, for a page of a pipeline."""
        return self.root / "summary.md"

    @property
    def comparison(self) -> Path:
        """What differs from another run."""
        return self.root / "compare.html"

    @property
    def diary(self) -> Path:
        """What became of each scenario, as it happened: from here an interrupted run goes on."""
        return self.root / "diary.jsonl"

    @property
    def trace(self) -> Path:
        """Everything that was said and done, as it happened."""
        return self.root / "trace.jsonl"

    @property
    def allure_results(self) -> Path:
        """Allure's raw results."""
        return self.root / "allure-results"

    @property
    def allure_config(self) -> Path:
        """What the page is to look like, for whoever makes it."""
        return self.root / "allurerc.json"

    @property
    def allure(self) -> Path:
        """The folder of the Allure page."""
        return self.root / "allure"

    @property
    def page(self) -> Path:
        """The Allure page itself: one file."""
        return self.allure / "index.html"

    @property
    def history(self) -> Path:
        """How earlier runs went, station by station: stays here when they are moved out of the way."""
        return self.root / "history"

    @property
    def earlier(self) -> Path:
        """The reports of earlier runs."""
        return self.root / "earlier"

    @property
    def begun_in(self) -> Path:
        """The folder in which the run was begun: another one where it was moved out of the way since."""
        holder = self.root.parent.parent
        return holder if ReportsFolder(holder).earlier == self.root.parent else self.root

    def keep_earlier(self) -> Path | None:
        """Move what an earlier run left to a folder of its own; return that folder.

        Only what a run writes is touched: the folder may be one that holds other things too.
        """
        kept = (self.record, self.diary, self.trace)
        documents = (self.html, self.docx, self.pdf, self.filled_in, self.timeline, self.comparison)
        drawn = (*documents, self.junit, self.summary)
        own = (*kept, *drawn, self.allure_results, self.allure_config, self.allure)
        left = [path for path in own if path.exists()]
        if not left:
            return None
        place = self._unused(self.earlier / _time_of(self.record, left[0]).strftime("%Y-%m-%dT%H-%M-%S"))
        place.mkdir(parents=True)
        for path in left:
            shutil.move(path, place / path.name)
        return place

    @staticmethod
    def _unused(wanted: Path) -> Path:
        count, path = 1, wanted
        while path.exists():
            count += 1
            path = wanted.with_name(f"{wanted.name}-{count}")
        return path


def _time_of(record: Path, fallback: Path) -> datetime:
    """Return when a run began, by its record; a run that left none by the age of what it left."""
    try:
        return datetime.fromisoformat(json.loads(record.read_text(encoding="utf-8"))["run"]["started"])
    except (OSError, ValueError, KeyError, TypeError):
        return datetime.fromtimestamp(fallback.stat().st_mtime).astimezone()
