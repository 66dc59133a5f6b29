"""The summary in Markdown says what the record says, and nothing that a station says breaks it."""

from __future__ import annotations

from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ocpp_support.reporting.markdown import LONGEST, LONGEST_TEXT, ROWS_END, as_markdown, fenced, plain
from ocpp_support.reporting.outcomes import Verdict
from tests.ocpp_support.reporting.records import build, hk_180, outcome_for, refused

FINDING = {
    "rule": "statuses.none",
    "severity": "MUST",
    "clause": "OCPP 1.6 4.9",
    "text": "it said nothing",
    "count": 2,
    "scenarios": {"9 Reset: Resets": 2},
    "first": {"number": 1, "time": "2026-03-02T14:05:07+00:00", "raw": "[2]"},
}
NASTY = "| <img src=x onerror=alert(1)> `a` *b* _c_ [d](e) ~~f~~ $g$ \\ &lt; @ann #12 \x1b[2J \u202e"


def read(text: str) -> list[Token]:
    """Read Markdown as GitHub does."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def rows(text: str) -> list[list[str]]:
    """Return the cells of every row of every table, as a reader sees them."""
    found: list[list[str]] = []
    for token, inside in zip(read(text), read(text)[1:], strict=False):
        if token.type == "tr_open":
            found.append([])
        elif token.type in ("td_open", "th_open"):
            found[-1].append("".join(one.content for one in inside.children or []))
    return found


def test_shows_the_verdict_the_station_and_sixteen_rows() -> None:
    text = as_markdown(refused())

    assert text.startswith("## ✗ Refused: HICONICS HK-180-1000-AE2\n")
    assert "Station HK180-01 · Serial number 1104190610010 · Firmware V112_72900_08001" in text
    numbers = [row[0] for row in rows(text)]
    assert numbers[:17] == ["#", *(str(number) for number in range(1, 17))]
    assert rows(text)[3][:3] == ["3", "Change\xa0availability", "✗\xa0failed"]


def test_shows_what_failed_with_its_text_and_what_could_not_be_judged() -> None:
    text = as_markdown(refused())

    assert "### What failed" in text
    assert "What 3.2 says holds (3.2 must)</summary>" in text
    assert "```text\nNot within 30 s" in text
    assert "### What could not be judged" in text


def test_shows_known_deviations_with_their_reason() -> None:
    text = as_markdown(refused())

    assert "### Known deviations\n\n- 12.1 " in text
    assert "reports Installed only after the restart (https://example.org/12)" in text


def test_shows_findings_and_remarks() -> None:
    text = as_markdown(hk_180() | {"findings": [FINDING], "remarks": ["a setting is changed"]})

    assert rows(text)[-1] == ["MUST", "it said nothing", "OCPP 1.6 4.9", "2", "9 Reset: Resets"]
    assert "- a setting is changed" in text


def test_says_why_a_station_is_refused_without_a_red_row() -> None:
    assert "**Refused for it.**" in as_markdown(hk_180() | {"reasons": ["Refused for it."]})


def test_the_rows_can_be_cut_off() -> None:
    above, below = as_markdown(refused()).split(ROWS_END)

    assert "Trigger&nbsp;message" in above
    assert "What failed" in below


@pytest.mark.parametrize("word", ["vendor", "model", "identity", "serial", "firmware"])
def test_nothing_that_a_station_says_of_itself_breaks_it(word: str) -> None:
    record = refused()
    record["station"][word] = NASTY
    record["functions"][0]["result"] = NASTY

    assert all(len(row) == 4 for row in rows(as_markdown(record)))
    kinds = {token.type for one in read(as_markdown(record)) for token in one.children or []}
    assert kinds <= {"text", "html_inline", "softbreak"}
    assert "<img" not in as_markdown(record)


def test_a_reader_sees_what_the_station_said() -> None:
    (_, inline, _) = read(plain(NASTY))

    assert "".join(one.content for one in inline.children or []).replace("\u200b", "") == (
        "| <img src=x onerror=alert(1)> `a` *b* _c_ [d](e) ~~f~~ $g$ \\ &lt; @ann #12 �[2J �"
    )


def test_nobody_is_called_by_name() -> None:
    assert plain("@ann of #12") == "@&#8203;ann of #&#8203;12"


def test_ordinary_names_stay_readable_in_the_source() -> None:
    assert plain("V112_72900 at 5 a@ b") == "V112_72900 at 5 a@ b"


@pytest.mark.parametrize("text", ["```\n<img>", "`````", "a\n````text\nb", "plain"])
def test_a_text_cannot_end_its_block(text: str) -> None:
    (block,) = read(fenced(text))

    assert block.type == "fence"
    assert block.content == f"{text}\n"


def test_a_long_text_is_cut_and_says_so() -> None:
    many = "\n".join(f"line {number}" for number in range(LONGEST_TEXT + 3))

    text = as_markdown(build(outcome_for("9.2", Verdict.FAILED, message=many)))

    assert "… 3 more lines in the reports" in text
    assert f"line {LONGEST_TEXT}" not in text


def test_fits_into_a_comment_however_much_failed() -> None:
    record: dict[str, Any] = refused()
    record["scenarios"] = [one | {"status": "failed", "message": "x" * 3000} for one in record["scenarios"]]

    text = as_markdown(record)

    assert LONGEST - 4000 < len(text) < LONGEST + 100
    assert text.endswith("More than fits here is in the reports.\n")
