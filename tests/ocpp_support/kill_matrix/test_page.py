from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ocpp_support.kill_matrix.judging import Judged, judged
from ocpp_support.kill_matrix.page import page_of, write_page
from ocpp_support.kill_matrix.runs import Ran

from .made_up import TEXT, case, criterion, finding, good_model, judge, matrix, scenario

FAILED, PASSED = scenario("failed"), scenario("passed")


class Page(HTMLParser):
    """What a page has: its anchors, its links, and every cell with its sign and its place."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.cells: dict[str, tuple[str, str]] = {}
        self._cell: dict[str, str] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.ids += [told["id"]] if "id" in told else []
        self.links += [told["href"]] if "href" in told else []
        self._cell = told if told.get("class", "").startswith("cell") and "title" in told else None

    def handle_data(self, data: str) -> None:
        if self._cell:
            self.cells[self._cell["title"]] = (data, self._cell["class"].removeprefix("cell "))
            self._cell = None


def page(*cases: Judged) -> Page:
    return Page(page_of(matrix(*cases)))


@pytest.mark.parametrize(
    ("one", "title", "sign"),
    [
        (
            judge(case("1.1"), criterion("1.1", FAILED)),
            "mute, 1.1: failed; its own criterion",
            ("✗", "failed own"),
        ),
        (
            judge(case("2.1", "1.1"), criterion("2.1", FAILED), criterion("1.1", FAILED)),
            "mute, 1.1: failed",
            ("✗", "failed"),
        ),
        (
            judge(case("1.1", beyond=True), criterion("1.1", scenario("failed", level="should"))),
            "mute, 1.1: remark; its own criterion",
            ("!", "remark own"),
        ),
        (
            judge(case("2.1"), criterion("1.1", FAILED)),
            "mute, 1.1: failed, which nobody declared",
            ("✗", "failed undeclared"),
        ),
        (
            judge(case("1.1"), criterion("1.1", PASSED)),
            "mute, 1.1: passed, and should have failed",
            ("○", "missed passed"),
        ),
        (judge(case("2.1"), criterion("1.1", PASSED)), "mute, 1.1: passed", ("·", "passed")),
        (
            judge(case("2.1"), criterion("1.1", scenario("inconclusive"))),
            "mute, 1.1: broken",
            ("?", "broken"),
        ),
        (judge(case("2.1")), "mute, 1.1: not tested", ("–", "out")),
    ],
)
def test_what_became_of_a_criterion_is_told_by_sign_colour_and_words(
    one: Judged, title: str, sign: tuple[str, str]
) -> None:
    assert page(one).cells[title] == sign


def test_every_kill_leads_to_its_text_and_every_link_to_a_place() -> None:
    drawn = page(
        judge(
            case("1.1", "2.1"),
            criterion("1.1", FAILED),
            criterion("2.1", scenario("failed", name="Opening")),
        ),
        judge(case("1.1", name="deaf"), criterion("1.1", PASSED), findings=(finding("times.skew"),)),
        judged(Ran(case("1.1", name="gone"), None, 1.0, "it left no record")),
    )

    assert {"#mute-1", "#mute-2", "#deaf", "#gone"} <= {*drawn.links}
    assert {link for link in drawn.links if link.startswith("#")} <= {f"#{one}" for one in drawn.ids}
    assert len(drawn.ids) == len({*drawn.ids})


def test_the_page_asks_for_nothing_and_runs_nothing() -> None:
    text = page_of(matrix(judge(case("1.1"), criterion("1.1", FAILED))))

    assert "<script" not in text
    assert not re.search(r"(src|href)=\"(?!#|data:,)", text)
    assert "url(" not in text
    assert "@import" not in text


def test_what_a_station_said_is_text_and_nothing_else() -> None:
    text = "Expected: the station to be\n     but: <img src=x onerror=alert(1)>"

    assert "<img" not in page_of(matrix(judge(case("1.1"), criterion("1.1", scenario("failed", text=text)))))


def test_the_conversation_stands_apart_from_what_the_text_says() -> None:
    said = f"{TEXT}\nWhat was said:\n  +0.0 s  station → Heartbeat {{}}"
    text = page_of(matrix(judge(case("1.1"), criterion("1.1", scenario("failed", text=said)))))

    assert "but: it sent nothing at all</pre>" in text
    assert re.search(r"<details>.*\+0\.0 s  station → Heartbeat", text, re.DOTALL)


def test_what_the_monitor_found_is_marked_where_it_was_not_declared_or_is_missed() -> None:
    one = judge(
        case(findings=("times.skew", "times.zone")),
        criterion("1.1", PASSED),
        findings=(finding("times.skew"), finding("settings.lost")),
    )
    text = page_of(matrix(one))

    assert re.search(r'class="rule declared"[^>]*>times.skew<', text)
    assert re.search(r'class="rule undeclared"[^>]*>‼ settings.lost<', text)
    assert re.search(r'class="rule missed"[^>]*>○ times.zone<', text)


def test_the_three_figures_stand_at_the_top() -> None:
    text = page_of(
        matrix(judge(case("1.1"), criterion("1.1", FAILED)), judge(good_model(), criterion("1.1", PASSED)))
    )

    assert re.findall(r"<b>([\d/]+)</b>([a-z ]+)<", text) == [
        ("1/1", "defects caught"),
        ("0", "undeclared reds"),
        ("0", "false alarms on good models"),
    ]
    assert "This matrix was stopped" not in text


def test_a_matrix_that_was_stopped_says_so() -> None:
    assert "This matrix was stopped" in page_of(matrix(complete=False))


def test_the_page_is_one_file(tmp_path: Path) -> None:
    write_page(matrix(judge(case("1.1"), criterion("1.1", FAILED))), tmp_path / "defects.html")

    assert [path.name for path in tmp_path.iterdir()] == ["defects.html"]
