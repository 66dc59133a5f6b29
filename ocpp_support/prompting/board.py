"""The board on which a person at the station reads what to do, and on which the first answer counts.

Owns the one prompt that is open, its life and the answers to it. Knows no terminal, no page and no station:
those watch the board and answer it. Used on the run's loop only.
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """How a prompt can end."""

    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"
    STOPPED = "stopped"
    UNANSWERED = "unanswered"


NEEDS_A_REASON = (Kind.FAILED, Kind.SKIPPED)


@dataclass(frozen=True)
class Prompt:
    """One thing to do.

    Attributes:
        number: Counted from 1, through the whole run.
        text: Verb, object, place: "Plug the cable into connector 1".
        why: What it is for.
        done_when: What the station reports once it is done; "" where the station cannot show it.
        asked_at: Seconds of the run's clock.
        until: Seconds of the run's clock at which patience ends.
        choices: What can be said to a question, such as yes, no, cannot tell; () for an act.
    """

    number: int
    text: str
    why: str
    done_when: str
    asked_at: float
    until: float
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reply:
    """The answer that counted: who gave it, and why or what was chosen."""

    kind: Kind
    by: str
    """"the station", "the keyboard", "the phone" or "nobody"."""
    words: str = ""
    after: float = 0.0
    """Seconds from the prompt to the answer."""


@dataclass(frozen=True)
class Notice:
    """Something said about the open prompt: a mistake that shows, a reminder, a note."""

    number: int
    text: str
    kind: str
    """mistake, reminder, note, repeat or refused."""


Watcher = Callable[["Board"], object]


class Board:
    """Shows one prompt at a time.

    Attributes:
        prompt: The one that is open, if any.
        notices: What was said about it.
        answered: The prompts that are over, with the answers that counted, in order.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._numbers = itertools.count(1)
        self._watchers: list[Watcher] = []
        self._answer: asyncio.Future[Reply] | None = None
        self.prompt: Prompt | None = None
        self.notices: list[Notice] = []
        self.answered: list[tuple[Prompt, Reply]] = []

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Have ``watcher`` called at every change; return how to end that."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    async def ask(
        self,
        text: str,
        *,
        why: str,
        within: float,
        done_when: str = "",
        sign: Coroutine[Any, Any, Any] | None = None,
        choices: tuple[str, ...] = (),
    ) -> Reply:
        """Show a prompt and return the first answer to it.

        Args:
            text: What to do.
            why: What for.
            within: Seconds of patience; it reminds when half of them are over.
            done_when: What the station reports once it is done.
            sign: Ends when the station has shown that it is done; cancelled when another answer comes first.
            choices: For a question.
        """
        asked = self._now()
        prompt = Prompt(next(self._numbers), text, why, done_when, asked, asked + within, choices)
        self.prompt, self.notices = prompt, []
        self._answer = asyncio.get_running_loop().create_future()
        self._changed()
        watching = [asyncio.ensure_future(self._reminds(within / 2))]
        if sign is not None:
            watching.append(asyncio.ensure_future(self._takes_sign(sign)))
        try:
            reply = await self._first_answer(self._answer, within)
        finally:
            for task in watching:
                task.cancel()
            await asyncio.gather(*watching, return_exceptions=True)
            self.prompt = self._answer = None
        self.answered.append((prompt, reply))
        self._changed()
        return reply

    @staticmethod
    async def _first_answer(answer: asyncio.Future[Reply], within: float) -> Reply:
        try:
            async with asyncio.timeout(within):
                return await answer
        except TimeoutError:
            return Reply(Kind.UNANSWERED, "nobody", f"nobody answered within {within:.0f} s", within)

    def reply(self, number: int, kind: Kind, by: str, words: str = "") -> str:
        """Answer the prompt of that number; return "" where the answer counts, else why it does not."""
        if self.prompt is None or self._answer is None or number != self.prompt.number:
            return f"prompt {number} is over already{self._how(number)}"
        if self._answer.done():
            counted = self._answer.result()
            return f"prompt {number} is over already: {counted.by} said {counted.kind} first"
        if kind in NEEDS_A_REASON and not words.strip():
            return f"say why it is {kind}: a report without a reason helps nobody"
        if self.prompt.choices and kind is Kind.DONE and words not in self.prompt.choices:
            return f"say one of: {', '.join(self.prompt.choices)}"
        self._answer.set_result(Reply(kind, by, words.strip(), self._now() - self.prompt.asked_at))
        return ""

    def say(self, text: str, kind: str) -> None:
        """Say something about the open prompt; nothing where none is open."""
        if self.prompt is not None:
            self.notices.append(Notice(self.prompt.number, text, kind))
            self._changed()

    def _how(self, number: int) -> str:
        ended = next((reply for prompt, reply in self.answered if prompt.number == number), None)
        return f": {ended.by} said {ended.kind} first" if ended else ""

    async def _reminds(self, seconds: float) -> None:
        over = asyncio.Event()
        asyncio.get_running_loop().call_later(seconds, over.set)
        await over.wait()
        self.say(f"still waiting; this prompt ends in {seconds:.0f} s", "reminder")

    async def _takes_sign(self, sign: Coroutine[Any, Any, Any]) -> None:
        await sign
        if self.prompt is not None:
            self.reply(self.prompt.number, Kind.DONE, "the station")

    def _changed(self) -> None:
        for watcher in list(self._watchers):
            watcher(self)
