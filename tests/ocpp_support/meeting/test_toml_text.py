import tomllib

from hypothesis import given
from hypothesis import strategies as st

from ocpp_support.meeting.toml_text import comment, quoted, said


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_can_be_read_back(text: str) -> None:
    assert tomllib.loads(f"key = {quoted(text)}") == {"key": text}


@given(st.text(st.characters()))
def test_any_comment_stays_one(text: str) -> None:
    assert tomllib.loads(f"{comment(text)}\n") == {}


def test_half_a_character_is_none() -> None:
    assert quoted("a\ud800b") == '"a\ufffdb"'


def test_a_comment_is_one_line() -> None:
    assert comment("a\nb = 1\x1b[31m") == "# a?b = 1?[31m"


def test_booleans() -> None:
    assert [said(True), said(False)] == ["true", "false"]
