"""News on a terminal: the time, a sentence, what to do. What only repeats itself is counted."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from ocpp_support.meeting.news import News

_STYLES = {True: "green", False: "yellow", None: ""}


class Screen:
    """Shows news as they come.

    Args:
        console: Where.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._last: News | None = None
        self._again = 0

    def tell(self, news: News) -> None:
        """Show something that happened, unless it is the same as what was shown last."""
        if self._last and (self._last.words, self._last.remedy) == (news.words, news.remedy):
            self._again += 1
            return
        self.catch_up()
        self._last = news
        clock = f"{news.at.astimezone():%H:%M:%S}"
        self._line(Text.assemble((clock, "dim"), "  ", (news.words, _STYLES[news.good])))
        for remedy in news.remedy.splitlines():
            self._line(Text(f"          {self._arrow} {remedy}", "bold"))

    def catch_up(self) -> None:
        """Say how often the last thing happened again, if it did."""
        if self._again:
            times = "once more" if self._again == 1 else f"{self._again} times more"
            self._line(Text(f"          the same, {times}", "dim"))
            self._again = 0
        self._last = None

    @property
    def _arrow(self) -> str:
        return "->" if self._console.options.ascii_only else "→"

    def _line(self, text: Text) -> None:
        self._console.print(text, soft_wrap=True)
