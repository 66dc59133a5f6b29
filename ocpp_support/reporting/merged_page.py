"""One Allure page of several runs: their stations side by side, none hidden by another.

Owns what tells the runs apart. For Allure each is an environment of its own, even where two are of one
station: of what it takes for one and the same it would show the last only. What is done to their results is
`merged_results`'s.
"""

import json
import re
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.generator import Generator, NoPage, generate, have_results
from ocpp_support.reporting.merged_results import RUN, Run, copied
from ocpp_support.reporting.page_mending import mended
from ocpp_support.reporting.page_order import in_order_of_the_script

LONGEST_NAME = 64
"""Characters that Allure takes for the name of an environment."""

FEW = 10
"""So many runs have a picture of everything; beyond that, a page with all of them is too big to be opened."""

_UNFIT = re.compile(r"[/\\\x00-\x1f\x7f-\x9f]+")


def make_merged_page(
    folders: Sequence[ReportsFolder], output: Path, generator: Generator | None = None
) -> Path:
    """Make one page of several runs; return it. Raises `NoPage`.

    Args:
        folders: The folders of finished runs.
        output: The folder of the page.
        generator: Returns Node and the program that generates; found or fetched by default.

    """
    for reports in folders:
        have_results(reports.allure_results)
    runs = _told_apart(folders)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        briefly = len(runs) > FEW
        copies = [copied(run, scratch / run.key, output, briefly=briefly) for run in runs]
        config = scratch / "allurerc.mjs"
        config.write_text(_config(runs), encoding="utf-8")
        page = in_order_of_the_script(mended(generate(copies, config, scratch / "page", generator)), *copies)
    output.mkdir(parents=True, exist_ok=True)
    made = output / "index.html"
    made.write_text(page, encoding="utf-8")
    return made


def _told_apart(folders: Sequence[ReportsFolder]) -> list[Run]:
    """Give each run a name of its own: the station's; its time, too, where one station has more than one."""
    about = [_about(reports) for reports in folders]
    called = [" · ".join(filter(None, (one.get("Model"), one.get("Station")))) or "station" for one in about]
    twice = {name for name, count in Counter(called).items() if count > 1}
    runs: list[Run] = []
    for number, (reports, known, name) in enumerate(zip(folders, about, called, strict=True), start=1):
        told = f"{known.get('Begun') or number} · {name}" if name in twice else name
        fit = _UNFIT.sub("-", told)[:LONGEST_NAME].strip()
        if fit in {run.name for run in runs}:
            fit = f"{number} · {fit}"[:LONGEST_NAME].strip()
        runs.append(Run(f"{RUN}-{number}", fit, reports, known))
    return runs


def _about(reports: ReportsFolder) -> dict[str, str]:
    """Return what Allure's folder says of the station, and the record of the run."""
    try:
        lines = (reports.allure_results / "environment.properties").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    pairs = (line.partition("=") for line in lines)
    known = {name: value for name, sign, value in pairs if sign and value not in ("", "-")}
    try:
        record = json.loads(reports.record.read_text(encoding="utf-8"))
        begun = datetime.fromisoformat(record["run"]["started"])
        return known | {"Verdict": str(record["verdict"]), "Begun": f"{begun:%Y-%m-%d %H:%M:%S}"}
    except (OSError, ValueError, KeyError, TypeError):
        return known


def _config(runs: Sequence[Run]) -> str:
    """Return the generator's configuration: a program, as what tells environments apart must be one."""
    config = _first_config(runs)
    title = f"{len(runs)} runs side by side"
    config["name"] = title
    config["hideLabels"] = [*config.get("hideLabels", ()), RUN]
    config["plugins"]["awesome"]["options"]["reportName"] = title
    told = {run.key: {"name": run.name, "variables": run.about} for run in runs}
    return (
        f"const config = {json.dumps(config)};\n"
        f"const runs = {json.dumps(told)};\n"
        "for (const [key, run] of Object.entries(runs)) {\n"
        f"  const told = one => one.name === {json.dumps(RUN)} && one.value === key;\n"
        "  run.matcher = ({ labels }) => labels.some(told);\n"
        "}\n"
        "export default { ...config, environments: runs };\n"
    )


def _first_config(runs: Sequence[Run]) -> dict[str, Any]:
    for run in runs:
        try:
            config: dict[str, Any] = json.loads(run.reports.allure_config.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if config.get("plugins", {}).get("awesome", {}).get("options"):
            return config
    raise NoPage("none of these folders says what its page is to look like (allurerc.json)")
