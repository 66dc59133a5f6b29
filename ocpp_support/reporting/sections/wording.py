"""How counts, times and long texts are said in every document. Pure."""

import re
from datetime import datetime
from typing import Any

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no document may hold; a station may have said it all the same."""


def counted(counts: dict[str, int]) -> str:
    """Say how many criteria have which verdict."""
    parts = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
    return f"{sum(counts.values())} criteria: {parts}"


def long_time(seconds: float) -> str:
    """Say a duration as people do: "3 s", "5 min 20 s", "2 h 05 min"."""
    hours, rest = divmod(round(seconds), 3600)
    minutes, left = divmod(rest, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {left:02} s" if minutes else f"{left} s"


def short_time(seconds: float) -> str:
    """Say a time that was measured: "0.04 s", "12.3 s", "5 min 20 s"."""
    if seconds >= 100:
        return long_time(seconds)
    return f"{seconds:.1f} s" if seconds >= 10 else f"{seconds:.2f} s"


def day_of(moment: datetime) -> str:
    """Say a day as people write it: "3 March 2026"."""
    return moment.strftime("%d %B %Y").lstrip("0")


def size_of(count: int) -> str:
    """Say how many bytes something has: "512 bytes", "1.8 MB"."""
    if count < 1000:
        return f"{count} bytes"
    return f"{count / 1000:.1f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def shortened(text: str, *, lines: int, columns: int) -> str:
    """Cut a text to so many lines of so many characters, and say that it was cut."""
    said = [line if len(line) <= columns else f"{line[: columns - 1]}…" for line in text.splitlines()]
    left_out = len(said) - lines
    return "\n".join([*said[:lines], f"… and {left_out} lines more"] if left_out > 1 else said)


def printable(value: Any) -> Any:
    """Return the same with a sign in place of every character that no document may hold."""
    match value:
        case str():
            return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", value)
        case dict():
            return {name: printable(one) for name, one in value.items()}
        case list() | tuple():
            return [printable(one) for one in value]
    return value
