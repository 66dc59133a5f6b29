"""Folders of finished runs, and a generator that is asked for a page of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from ocpp_support.reporting.allure_attachments import CONVERSATION, FRAMES, HAR, TABLE
from ocpp_support.reporting.folder import ReportsFolder

CONFIG = {"hideLabels": ["order"], "plugins": {"awesome": {"options": {"singleFile": True}}}}
FORM = {"type": "link", "url": "../acceptance.html#AC-1.1", "name": "Criterion 1.1 in the form"}
ATTACHED = [
    {"name": name, "source": f"{place}-attachment.txt", "type": "text/plain"}
    for place, name in enumerate((CONVERSATION, "mine", TABLE, FRAMES, HAR))
]
ISSUE = {"type": "issue", "url": "https://example.org/1", "name": "old relay"}


def run(
    folder: Path,
    model: str = "One",
    station: str = "CP1",
    begun: str = "2026-01-02T03:04:05",
    firmware: str = "-",
) -> ReportsFolder:
    reports = ReportsFolder(folder)
    results = reports.allure_results
    results.mkdir(parents=True)
    told = {"uuid": "u", "historyId": f"{station} lights", "links": [FORM, ISSUE], "attachments": ATTACHED}
    (results / "a-result.json").write_text(json.dumps(told))
    for one in ATTACHED:
        (results / one["source"]).write_text(one["name"])
    document = {"name": "The form", "source": "x-attachment.html"}
    (results / "documents-globals.json").write_text(
        json.dumps({"attachments": [document], "errors": [{"message": "refused"}]})
    )
    (results / "x-attachment.html").write_text("the rows")
    (results / "b-container.json").write_text(json.dumps({"children": ["u"]}))
    (results / "environment.properties").write_text(
        f"Station={station}\nModel={model}\nSerial=-\nFirmware={firmware}\n"
    )
    (results / "executor.json").write_text("{}")
    reports.allure_config.write_text(json.dumps(CONFIG))
    reports.html.write_text("the rows")
    reports.record.write_text(json.dumps({"verdict": "accepted", "run": {"started": begun}}))
    return reports


class Asked:
    """A generator that keeps what it is asked for, and makes a page of nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "asked"
        self.folder.mkdir()
        self._program = folder / "generate"
        # Called as: generate <program> generate <results> … -c <config> -o <output>
        self._program.write_text(
            '#!/bin/sh\nshift 2\nwhile [ "$1" != -c ]; do cp -r "$1" ' + str(self.folder) + "; shift; done\n"
            f'cp "$2" {self.folder}/config.mjs\nmkdir -p "$4" && echo page > "$4/index.html"\n'
        )
        self._program.chmod(0o755)

    def __call__(self) -> tuple[Path, Path]:
        return self._program, Path("cli.js")

    def result(self, number: int) -> dict[str, Any]:
        return dict(json.loads((self.folder / f"run-{number}" / "a-result.json").read_text()))

    def runs(self) -> dict[str, dict[str, Any]]:
        return dict(self._said("runs"))

    def config(self) -> dict[str, Any]:
        return dict(self._said("config"))

    def _said(self, name: str) -> Any:
        found = re.search(rf"const {name} = (.*);", (self.folder / "config.mjs").read_text())
        assert found
        return json.loads(found[1])
