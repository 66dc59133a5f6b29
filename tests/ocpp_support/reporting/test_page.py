import json
from pathlib import Path

import pytest

from ocpp_support.reporting import node
from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.node import NoGenerator
from ocpp_support.reporting.page import NoPage, asks_outside, make_page, with_room, without_analytics
from tests.ocpp_support.small_project import SmallProject

PROGRAM = "<script>" + "var words = 'gtag(' + 'js' + ' googletagmanager.com';" * 60 + "</script>"
PAGE = f"""<html><head>
  <script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
  <script>
    window.dataLayer = window.dataLayer || [];
    function gtag(){{dataLayer.push(arguments);}}
    gtag('js', new Date());
  </script>
  {PROGRAM}
  <script>start()</script>
</head></html>"""


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


def test_takes_out_what_calls_home_and_nothing_else() -> None:
    page = without_analytics(PAGE)

    assert asks_outside(PAGE) == ["https://www.googletagmanager.com/gtag/js?id=G-1"]
    assert asks_outside(page) == []
    assert "dataLayer" not in page
    assert PROGRAM in page
    assert "start()" in page


def test_a_page_that_is_attached_has_room_to_be_read() -> None:
    assert with_room("<html><head><title>a</title></head></head>") == (
        "<html><head><title>a</title><style>iframe { min-height: 70vh; }</style></head></head>"
    )
    assert with_room("no page") == "no page"


@pytest.mark.parametrize(
    "element",
    [
        '<link rel="stylesheet" href="https://fonts.example/a.css">',
        "<img src=//elsewhere.example/a.png>",
        "<script defer src='http://elsewhere.example/a.js'></script>",
    ],
)
def test_sees_what_would_be_loaded_from_elsewhere(element: str) -> None:
    assert len(asks_outside(f"<html>{element}</html>")) == 1


def test_a_link_to_follow_loads_nothing() -> None:
    assert asks_outside('<a href="https://example.org">more</a><img src="data:image/png;base64,AA">') == []


def test_makes_the_page_from_what_the_generator_made(folder: ReportsFolder, tmp_path: Path) -> None:
    # Called as: generate <program> generate <results> -c <config> -o <output>
    source = tmp_path / "made.html"
    source.write_text(PAGE)
    program = generating(tmp_path, f'mkdir -p "$7/awesome" && cp {source} "$7/awesome/index.html"')

    page = make_page(folder, lambda: program)

    assert page == tmp_path / "allure" / "index.html"
    assert page.read_text() == with_room(without_analytics(PAGE))


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
