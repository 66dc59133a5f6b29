"""The folder of a campaign: a folder for each station, and what is drawn over all of them.

Owns what stands where, and whether a station was judged already: what is kept there is all that a campaign
needs to go on.
"""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ocpp_support.campaign.job import Job, Ran
from ocpp_support.campaign.results import INCONCLUSIVE, Judged, judged_by
from ocpp_support.reporting.folder import ReportsFolder

STATIONS = "stations"
KEPT = "campaign-job.json"
"""Beside a station's reports: for what they were made, and how that went."""


@dataclass(frozen=True)
class CampaignFolder:
    """Where a campaign leaves its results."""

    root: Path

    @property
    def json(self) -> Path:
        """The results for machines."""
        return self.root / "campaign.json"

    @property
    def page(self) -> Path:
        """Functions down, stations across."""
        return self.root / "campaign.html"

    @property
    def table(self) -> Path:
        """The same for a spreadsheet."""
        return self.root / "campaign.csv"

    @property
    def side_by_side(self) -> Path:
        """The Allure page of all stations."""
        return self.root / "allure" / "index.html"

    @property
    def took(self) -> float:
        """How long the campaign has taken so far, in seconds."""
        return float(_read(self.json).get("duration_s", 0))

    def reports_of(self, name: str) -> ReportsFolder:
        """Return where the reports of a station are."""
        return ReportsFolder(self.root / STATIONS / name)

    def keep(self, ran: Ran) -> Judged:
        """Put away what a job has left, in place of what was there; return what it comes to."""
        folder = self.reports_of(ran.job.name).root
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        trouble = ran.trouble
        if ran.reports:
            try:
                with zipfile.ZipFile(io.BytesIO(ran.reports)) as packed:
                    packed.extractall(folder)
            except (OSError, zipfile.BadZipFile) as error:
                trouble = trouble or f"its reports could not be put into {folder}: {error}"
        kept = {
            "arguments": [*ran.job.arguments],
            "trouble": trouble,
            "seconds": ran.seconds,
            "machine": ran.machine,
            "finished": datetime.now().astimezone().isoformat(timespec="seconds"),
        }
        (folder / KEPT).write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
        return self.judged(ran.job) or Judged(ran.job.name, INCONCLUSIVE, trouble or "nothing was left of it")

    def done(self, job: Job) -> Judged | None:
        """Return what an earlier part of the campaign made of a job; None where it is to be done."""
        kept = _read(self.reports_of(job.name).root / KEPT)
        if kept.get("arguments") != [*job.arguments] or kept.get("trouble"):
            return None
        judged = self.judged(job)
        return None if judged is None or judged.verdict == INCONCLUSIVE else judged

    def judged(self, job: Job) -> Judged | None:
        """Return what stands in the folder of a station; None where nothing does."""
        reports = self.reports_of(job.name)
        kept, record = _read(reports.root / KEPT), _read(reports.record)
        if not kept:
            return None
        verdict, cells = judged_by(record) if record else (INCONCLUSIVE, {})
        return Judged(
            name=job.name,
            verdict=INCONCLUSIVE if kept["trouble"] else verdict,
            trouble=kept["trouble"],
            reasons=record.get("reasons", ()),
            station=record.get("station", {}),
            cells=cells,
            folder=f"{STATIONS}/{job.name}" if record else "",
            seconds=kept["seconds"],
            machine=kept["machine"],
            finished=kept["finished"],
        )


def _read(path: Path) -> dict[str, Any]:
    """Read a JSON object; an empty one where there is none, or one that was torn."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}
