import io
from datetime import UTC, datetime, timedelta

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
        "          … once more",
        f"{clock()}  b",
        f"{clock()}  b",
        "          → c",
        f"{clock()}  a",
        "          … 3 more times",
    ]


def test_how_long_something_repeated_itself_is_said() -> None:
    times = [News(AT + timedelta(seconds=second), "a") for second in range(21)]

    assert shown(*times) == [f"{clock()}  a", "          … 20 more times in 20 s"]


def test_a_station_that_comes_and_goes_does_not_flood_the_screen() -> None:
    flapping = [
        News(AT + timedelta(seconds=0.02 * number), words)
        for number in range(1500)
        for words in ("it comes", "it registers", "it goes")
    ]
    lines = shown(*flapping)

    assert len(lines) == 3 * (9 + 1)
    assert [line.partition("  ")[2] for line in lines[:9]] == ["it comes", "it registers", "it goes"] * 3
    assert lines[9] == "          … 1491 more like these in 10 s"


def test_something_new_is_shown_at_once_in_a_flood() -> None:
    lines = shown(*[News(AT, "a"), News(AT, "b")] * 9, News(AT, "a card"))

    assert lines[-2:] == ["          … 12 more like these", f"{clock()}  a card"]
