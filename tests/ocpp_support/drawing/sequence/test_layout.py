"""Rows stand one beneath the other, and no line of them is wider than its place."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocpp_support.drawing.letters import clean, width_of
from ocpp_support.drawing.sequence.layout import SIZE, SMALL, TEXT_WIDTH, WIDTH, placed
from ocpp_support.drawing.sequence.row import Kind, Note, Part, Reply, Row

TEXTS = st.text(max_size=300).map(clean)
ROWS = st.builds(
    Row,
    kind=st.sampled_from(Kind),
    at=st.floats(0, 1e6),
    part=st.sampled_from(Part),
    title=st.text(max_size=40).map(clean),
    words=TEXTS,
    reply=st.none() | st.builds(Reply, text=TEXTS, came=st.booleans(), took=st.none() | st.floats(0, 1e5)),
    notes=st.lists(st.builds(Note, text=TEXTS), max_size=4).map(tuple),
)


@given(st.lists(ROWS, max_size=6))
def test_no_row_reaches_into_another(rows: list[Row]) -> None:
    found = placed(rows, 100.0)
    assert [one.row for one in found] == rows
    assert all(above.bottom <= below.top for above, below in pairwise(found))
    assert all(one.arrow < one.bottom for one in found if one.row.kind is Kind.MESSAGE)


@given(ROWS)
def test_no_line_is_wider_than_its_place(row: Row) -> None:
    [one] = placed([row], 0.0)
    assert all(width_of(line, SIZE) <= WIDTH for line in one.lines)
    assert all(width_of(line, SIZE, bold=True) <= TEXT_WIDTH + 1 for line in one.answer)
    if row.kind is Kind.MESSAGE:
        assert all(width_of(line, SIZE) <= TEXT_WIDTH for line in one.lines)
        assert all(width_of(note.text, SMALL) <= TEXT_WIDTH for note in one.notes)


@given(ROWS)
def test_a_request_and_an_answer_in_one_line_leave_room_between(row: Row) -> None:
    [one] = placed([row], 0.0)
    if one.beside:
        assert width_of(one.lines[0], SIZE) + sum(width_of(line, SIZE) for line in one.answer) < TEXT_WIDTH


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply("Accepted", took=0.14), "Accepted, 0.1 s"),
        (Reply("Accepted"), "Accepted"),
        (Reply(took=0.0), "answered, at once"),
        (Reply("no answer", came=False), "✕ no answer"),
        (Reply("error X", error=True, took=2.0), "✕ error X, 2.0 s"),
    ],
)
def test_an_answer_is_said_with_the_time_that_it_took(reply: Reply, words: str) -> None:
    fields: dict[str, Any] = {"title": "Reset", "reply": reply}
    [one] = placed([Row(Kind.MESSAGE, 0.0, Part.COUNTS, **fields)], 0.0)
    assert one.answer == (words,)
