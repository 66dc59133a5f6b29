"""Strokes are short, and whatever is written in them can stand in XML."""

from __future__ import annotations

import xml.dom.minidom

from ocpp_support.drawing.palette import PAPER, status_tone
from ocpp_support.drawing.sequence.strokes import arrow, box, cross, down, pill, pill_width, with_title, words


def test_what_is_written_is_escaped_be_it_bold_or_pointed_at() -> None:
    bold = str(words(1, 2, "<a> & b", first="<a>"))
    assert bold == '<text x="1" y="2"><tspan class="b">&lt;a&gt;</tspan> &amp; b</text>'
    pointed = str(with_title(1.25, 2.0, "<a>", "<b>", "n"))
    assert xml.dom.minidom.parseString(pointed).getElementsByTagName("title")[0].firstChild.data == "<b>"  # type: ignore[union-attr]


def test_only_what_the_text_begins_with_is_bold() -> None:
    assert "tspan" not in str(words(1, 2, "a b", first="b"))


def test_an_arrow_has_its_head_where_it_ends() -> None:
    assert str(arrow(10, 100, 5, "pc")) == '<path d="M10 5H98M100 5l-9 -4.5v9z" class="pc"/>'
    assert str(arrow(100, 10, 5, "pc")) == '<path d="M100 5H12M10 5l9 -4.5v9z" class="pc"/>'


def test_strokes_say_no_more_than_they_need() -> None:
    assert str(box(0, 1.04, 10, 5, PAPER)) == '<rect x="0" y="1" width="10" height="5" fill="#ffffff"/>'
    assert str(down(5, 1, 9, "l")) == '<path d="M5 1V9" class="l"/>'
    assert str(cross(5, 5, "pw")) == '<path d="M0 0l10 10m-10 0l10 -10" class="pw"/>'


def test_a_pill_is_no_wider_than_it_may_be() -> None:
    text = "a status of many, many words"
    [frame, line] = pill(text, status_tone("Odd"), 100, 0, widest=80, at_its_end=True)
    assert pill_width(text, 80) == 80
    assert float(xml.dom.minidom.parseString(str(frame)).documentElement.getAttribute("width")) <= 80  # type: ignore[union-attr]
    assert "…" in str(line)
