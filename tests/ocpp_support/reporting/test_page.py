import json
from pathlib import Path

import pytest
from allure_commons.utils import md5

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
    shell.write_text(f'#!/bin/sh\n[ "$2" = history ] && exit\n{program}\n')
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


def asked_for(folder: ReportsFolder, tmp_path: Path) -> dict[str, object]:
    """Make the page; return the configuration that the generator was given."""
    program = generating(
        tmp_path, f'cp "$5" {tmp_path}/asked.json; mkdir -p "$7" && echo page > "$7/index.html"'
    )
    make_page(folder, lambda: program)
    return dict(json.loads((tmp_path / "asked.json").read_text()))


def test_a_first_run_has_no_history_as_everything_in_it_would_be_new(
    folder: ReportsFolder, tmp_path: Path
) -> None:
    assert "historyPath" not in asked_for(folder, tmp_path)


def test_the_page_is_told_where_to_find_earlier_runs(folder: ReportsFolder, tmp_path: Path) -> None:
    (folder.allure_results / "a-result.json").write_text('{"uuid": "a", "stop": 20}')
    folder.history.mkdir()
    (folder.history / "station.jsonl").write_text('{"timestamp": 10, "testResults": {}}')

    asked = asked_for(folder, tmp_path)

    assert str(asked["historyPath"]).endswith("history.jsonl")
    assert isinstance(asked["historyLimit"], int)


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


def test_a_first_run_is_remembered_all_the_same(folder: ReportsFolder, tmp_path: Path) -> None:
    (folder.allure_results / "a-result.json").write_text('{"uuid": "a", "stop": 20}')
    point = {"timestamp": 99, "testResults": {"h": {"id": md5("a")}}}
    shell = tmp_path / "generate"
    # Called as: generate <program> history <results> --history-path <path>
    shell.write_text(
        f"#!/bin/sh\nif [ $2 = history ]; then echo '{json.dumps(point)}' >> $5; exit; fi\n"
        'mkdir -p "$7" && echo page > "$7/index.html"\n'
    )
    shell.chmod(0o755)

    make_page(folder, lambda: (shell, Path("cli.js")))

    assert json.loads((folder.history / "station.jsonl").read_text())["timestamp"] == 20


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
