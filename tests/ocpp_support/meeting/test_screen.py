import io
from datetime import UTC, datetime

from rich.console import Console

from ocpp_support.meeting.news import News
from ocpp_support.meeting.screen import Screen

AT = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)


def shown(*news: News, encoding: str = "utf-8") -> list[str]:
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    screen = Screen(Console(file=out, highlight=False, width=20))
    for one in news:
        screen.tell(one)
    screen.catch_up()
    out.flush()
    return out.buffer.getvalue().decode(encoding).splitlines()  # type: ignore[attr-defined, no-any-return]


def clock() -> str:
    return f"{AT.astimezone():%H:%M:%S}"


def test_time_sentence_and_what_to_do() -> None:
    assert shown(News(AT, "it is [odd] and longer than the screen", "do this\nand that", False)) == [
        f"{clock()}  it is [odd] and longer than the screen",
        "          → do this",
        "          → and that",
    ]


def test_plain_where_there_are_no_other_signs() -> None:
    assert shown(News(AT, "odd", "do this"), encoding="cp1252")[1] == "          -> do this"


def test_what_repeats_itself_is_counted() -> None:
    assert shown(News(AT, "a"), News(AT, "a"), News(AT, "b"), News(AT, "b", "c"), *[News(AT, "a")] * 4) == [
        f"{clock()}  a",
        "          the same, once more",
        f"{clock()}  b",
        f"{clock()}  b",
        "          → c",
        f"{clock()}  a",
        "          the same, 3 times more",
    ]
