"""The Allure page of a run: one file that opens from disk and asks nothing of the network.

Owns what it is made of: the run's results, what was before it, the order of the script. Running the generator
is `generator`'s, what is mended in its page `page_mending`'s.
"""

import json
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.generator import Generator, NoPage, add_to_history, generate, have_results
from ocpp_support.reporting.page_history import KEPT, PageHistory
from ocpp_support.reporting.page_mending import mended
from ocpp_support.reporting.page_order import in_order_of_the_script


def make_page(reports: ReportsFolder, generator: Generator | None = None) -> Path:
    """Make the page from the results in the folder; raises `NoPage`.

    Args:
        reports: The folder of a finished run.
        generator: Returns Node and the program that generates; found or fetched by default.

    """
    have_results(reports.allure_results)
    history = PageHistory(reports)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        config, past = scratch / "allurerc.json", scratch / "history.jsonl"
        earlier = history.lay_out(past)
        config.write_text(json.dumps(_config(reports, past if earlier else None)), encoding="utf-8")
        page = generate([reports.allure_results], config, scratch / "page", generator)
        if not earlier:  # Told of a history that is empty, the page would call every scenario new.
            with suppress(NoPage):
                add_to_history(reports.allure_results, past, generator)
        history.keep(past)
    page = in_order_of_the_script(mended(page), reports.allure_results)
    shutil.rmtree(reports.allure, ignore_errors=True)
    reports.allure.mkdir(parents=True)
    reports.page.write_text(page, encoding="utf-8")
    return reports.page


def _config(reports: ReportsFolder, past: Path | None) -> dict[str, object]:
    kept: dict[str, object] = json.loads(reports.allure_config.read_text(encoding="utf-8"))
    return kept | ({"historyPath": str(past), "historyLimit": KEPT + 1} if past else {})
