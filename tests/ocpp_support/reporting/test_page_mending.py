"""The generator's page is mended where it has to be, and only there."""

from __future__ import annotations

import base64

import pytest

from ocpp_support.reporting.page_mending import (
    asks_outside,
    mended,
    with_links_beside,
    with_room,
    without_analytics,
)

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


def test_takes_out_what_calls_home_and_nothing_else() -> None:
    page = without_analytics(PAGE)

    assert asks_outside(PAGE) == ["https://www.googletagmanager.com/gtag/js?id=G-1"]
    assert asks_outside(page) == []
    assert "dataLayer" not in page
    assert PROGRAM in page
    assert "start()" in page


def test_a_page_that_is_attached_has_room_to_be_read() -> None:
    before, style, after = with_room("<html><head><title>a</title></head></head>").partition("<style>")
    assert (before, style) == ("<html><head><title>a</title>", "<style>")
    assert "iframe:not([data-testid*='description']) { min-height: 70vh; }" in after
    assert after.endswith("</style></head></head>")
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


SANITIZER = (
    "let u=e=>{const t=e.trim();const n=t.match(/^([A-Za-z][A-Za-z0-9+.-]*):/);if(!n)return;const r=n}"
)


def with_program(program: str) -> str:
    encoded = base64.b64encode(program.encode()).decode()
    return f'<script  src="data:text/javascript;base64,{encoded}"></script>'


def program_in(page: str) -> str:
    return base64.b64decode(page.partition("base64,")[2].partition('"')[0]).decode()


def test_the_page_follows_links_to_what_lies_beside_it() -> None:
    page = with_links_beside(with_program(SANITIZER))

    assert program_in(page) == SANITIZER.replace("if(!n)return;", r"if(!n)return/^\.\.?\//.test(t)?t:void 0;")
    assert page.startswith('<script  src="data:text/javascript;base64,')


@pytest.mark.parametrize("page", [with_program("start()"), with_program(""), "<script>start()</script>"])
def test_a_program_that_is_another_stays_as_it_is(page: str) -> None:
    assert mended(page) == page
