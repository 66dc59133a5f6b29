"""Whatever stands on the wire, it becomes text that can be shown, in the room that there is."""

from __future__ import annotations

import xml.dom.minidom

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocpp_support.drawing.letters import clean, escaped, shortened, width_of, wrapped


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("a\x00b", "a\ufffdb"),
        ("two\r\n\tlines", "two lines"),
        ("half \ud83d a sign", "half \ufffd a sign"),
        ("turned \u202e round", "turned \ufffd round"),
        ("\ufffe\uffff", "\ufffd\ufffd"),
        ("Zürich 充電 ⚡", "Zürich 充電 ⚡"),
    ],
)
def test_what_cannot_be_shown_is_seen_to_be_missing(said: str, shown: str) -> None:
    assert clean(said) == shown


def test_what_nobody_reads_is_cut() -> None:
    assert clean("x" * 50, 10) == "x" * 10 + "…"


@given(st.text())
def test_any_text_can_stand_in_xml(text: str) -> None:
    xml.dom.minidom.parseString(f'<a b="{escaped(clean(text))}">{escaped(clean(text))}</a>')


def test_wide_letters_need_more_room_than_narrow_ones() -> None:
    assert width_of("WWW", 13) > width_of("iii", 13) * 3
    assert width_of("a", 13, bold=True) > width_of("a", 13)
    assert width_of("電", 10) > width_of("W", 10)


@given(st.text(max_size=200).map(clean), st.floats(30, 300), st.integers(1, 4))
def test_no_line_is_wider_than_it_may_be(text: str, width: float, most: int) -> None:
    lines = wrapped(text, width, 13, most=most)
    assert len(lines) <= most
    assert all(width_of(line, 13) <= width for line in lines)
    assert width_of(shortened(text, width, 13), 13) <= width


@given(st.text(alphabet="ab c", max_size=100).map(clean))
def test_nothing_is_lost_where_there_is_room(text: str) -> None:
    assert "".join("".join(wrapped(text, 60, 13, most=1000)).split()) == "".join(text.split())


def test_a_text_is_broken_between_words_and_a_long_word_within() -> None:
    assert wrapped("one two three", 50, 13, most=5) == ["one two", "three"]
    assert len(wrapped("x" * 100, 100, 13, most=9)) == 8
