import json
from pathlib import Path

import pytest

from ocpp_support.reporting import node
from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.generator import NoPage
from ocpp_support.reporting.node import NoGenerator
from ocpp_support.reporting.page import make_page
from ocpp_support.reporting.page_mending import asks_outside, mended
from tests.ocpp_support.small_project import SmallProject

PAGE = "<html><head></head><script>start()</script></html>"


@pytest.fixture
def folder(tmp_path: Path) -> ReportsFolder:
    folder = ReportsFolder(tmp_path)
    folder.allure_results.mkdir()
    (folder.allure_results / "a-result.json").write_text("{}")
    folder.allure_config.write_text("{}")
    return folder


def generating(tmp_path: Path, program: str) -> tuple[Path, Path]:
    """Give a shell script the place of Node, and with it of the generator."""
    shell = tmp_path / "generate"
    shell.write_text(f"#!/bin/sh\n{program}\n")
    shell.chmod(0o755)
    return shell, Path("cli.js")


def test_makes_the_page_from_what_the_generator_made(folder: ReportsFolder, tmp_path: Path) -> None:
    # Called as: generate <program> generate <results> -c <config> -o <output>
    source = tmp_path / "made.html"
    source.write_text(PAGE)
    program = generating(tmp_path, f'mkdir -p "$7/awesome" && cp {source} "$7/awesome/index.html"')

    page = make_page(folder, lambda: program)

    assert page == tmp_path / "allure" / "index.html"
    assert page.read_text() == mended(PAGE)


def test_the_page_is_told_where_to_find_earlier_runs(folder: ReportsFolder, tmp_path: Path) -> None:
    program = generating(
        tmp_path, f'cp "$5" {tmp_path}/asked.json; mkdir -p "$7" && echo page > "$7/index.html"'
    )

    make_page(folder, lambda: program)

    asked = json.loads((tmp_path / "asked.json").read_text())
    assert asked["historyPath"].endswith("history.jsonl")
    assert asked["historyLimit"] > 1


def test_a_generator_that_fails_is_heard(folder: ReportsFolder, tmp_path: Path) -> None:
    program = generating(tmp_path, "echo no memory >&2; exit 3")

    with pytest.raises(NoPage, match="the generator failed: no memory"):
        make_page(folder, lambda: program)


def test_a_generator_that_cannot_be_had_is_told(folder: ReportsFolder) -> None:
    def none() -> tuple[Path, Path]:
        raise NoGenerator("the registry is out of reach")

    with pytest.raises(NoPage, match="the registry is out of reach"):
        make_page(folder, none)


def test_no_results_give_no_page_instead_of_a_blank_one(tmp_path: Path) -> None:
    with pytest.raises(NoPage, match="no results"):
        make_page(ReportsFolder(tmp_path))


def test_the_real_page_holds_every_scenario_and_asks_for_nothing(project: SmallProject) -> None:
    project.passes()
    ran = project.run()
    try:
        page = make_page(ReportsFolder(ran.reports))
    except NoPage as reason:
        pytest.skip(f"the generator is not in the cache and cannot be fetched: {reason}")
    text = page.read_text(encoding="utf-8")

    assert asks_outside(text) == []
    assert "googletagmanager" not in text
    assert node.ALLURE in text
    assert json.loads(ReportsFolder(ran.reports).allure_config.read_text())["name"] == "Acceptance of One"
