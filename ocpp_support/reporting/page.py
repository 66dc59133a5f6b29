"""The Allure page: one file that opens from disk and asks nothing of the network.

Owns generating it from the results. What is mended in it is `page_mending`'s, its order `page_order`'s.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.node import NoGenerator, find_allure, find_node
from ocpp_support.reporting.page_mending import mended
from ocpp_support.reporting.page_order import in_order_of_the_script

_GENERATE_TIMEOUT_S = 300


class NoPage(Exception):
    """The page was not made; says why."""


def make_page(reports: ReportsFolder, generator: Callable[[], tuple[Path, Path]] | None = None) -> Path:
    """Make the page from the results in the folder; raises `NoPage`.

    Args:
        reports: The folder of a finished run.
        generator: Returns Node and the program that generates; found or fetched by default.

    """
    if not any(reports.allure_results.glob("*-result.json")):
        raise NoPage(f"there are no results in {reports.allure_results}")
    try:
        node, program = (generator or _generator)()
    except NoGenerator as error:
        raise NoPage(str(error)) from error
    with tempfile.TemporaryDirectory() as scratch:
        made = _generate(node, program, reports, Path(scratch) / "page")
        page = mended(made.read_text(encoding="utf-8"))
    page = in_order_of_the_script(page, reports.allure_results)
    shutil.rmtree(reports.allure, ignore_errors=True)
    reports.allure.mkdir(parents=True)
    reports.page.write_text(page, encoding="utf-8")
    return reports.page


def _generator() -> tuple[Path, Path]:
    node, npm = find_node()
    return node, find_allure(node, npm)


def _generate(node: Path, program: Path, reports: ReportsFolder, output: Path) -> Path:
    results, config = reports.allure_results.resolve(), reports.allure_config.resolve()
    command = [str(node), str(program), "generate", str(results), "-c", str(config), "-o", str(output)]
    try:
        done = subprocess.run(
            command,
            cwd=output.parent,
            capture_output=True,
            text=True,
            timeout=_GENERATE_TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoPage(f"the generator did not run: {error}") from error
    made = sorted(output.rglob("index.html"), key=lambda path: len(path.parts))
    if done.returncode != 0 or not made:
        raise NoPage(f"the generator failed: {(done.stderr or done.stdout).strip()}")
    return made[0]
