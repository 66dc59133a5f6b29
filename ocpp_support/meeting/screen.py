"""News on a terminal: the time, a sentence, what to do. What only repeats itself is counted."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from rich.console import Console
from rich.text import Text

from ocpp_support.meeting.news import News

_STYLES = {True: "green", False: "yellow", None: ""}


WHILE_S, OFTEN = 10.0, 3
"""Within so many seconds the same is shown so often, and then only counted."""


class Screen:
    """Shows news as they come.

    Args:
        console: Where.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._last: News | None = None
        self._folded: list[News] = []
        self._lately: Counter[tuple[str, str]] = Counter()
        self._lately_from: datetime | None = None

    def tell(self, news: News) -> None:
        """Show something that happened, unless it only repeats what was shown last or often of late."""
        if self._repeats(news):
            self._folded.append(news)
            return
        self.catch_up()
        self._last = news
        clock = f"{news.at.astimezone():%H:%M:%S}"
        self._line(Text.assemble((clock, "dim"), "  ", (news.words, _STYLES[news.good])))
        for remedy in news.remedy.splitlines():
            self._line(Text(f"          {self._arrow} {remedy}", "bold"))

    def catch_up(self) -> None:
        """Say how often what was shown happened again, if it did."""
        if self._last and self._folded:
            same = all(_what(one) == _what(self._last) for one in self._folded)
            count = f"{len(self._folded)} more" if len(self._folded) > 1 else "once more"
            times = " times" if same and len(self._folded) > 1 else "" if same else " like these"
            seconds = round((self._folded[-1].at - self._last.at).total_seconds())
            within = f" in {seconds} s" if seconds else ""
            self._line(Text(f"          … {count}{times}{within}", "dim"))
        self._folded.clear()
        self._last = None

    def _repeats(self, news: News) -> bool:
        if self._lately_from is None or (news.at - self._lately_from).total_seconds() >= WHILE_S:
            self._lately_from = news.at
            self._lately.clear()
        what = _what(news)
        self._lately[what] += 1
        return self._lately[what] > OFTEN or bool(self._last and _what(self._last) == what)

    @property
    def _arrow(self) -> str:
        return "->" if self._console.options.ascii_only else "→"

    def _line(self, text: Text) -> None:
        self._console.print(text, soft_wrap=True)


def _what(news: News) -> tuple[str, str]:
    return news.words, news.remedy
