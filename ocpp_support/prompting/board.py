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
    """The answer that counted.

    Attributes:
        kind: How the prompt ended.
        by: Who said so: "the station", "the keyboard", "the phone" or "nobody".
        words: Why it failed or was skipped; what was chosen, where something could be.
        after: Seconds from the prompt to the answer.
        remark: What there is to add to what was chosen.
    """

    kind: Kind
    by: str
    words: str = ""
    after: float = 0.0
    remark: str = ""


class About(StrEnum):
    """What is said about an open prompt."""

    MISTAKE = "mistake"
    REMINDER = "reminder"
    NOTE = "note"
    REPEAT = "repeat"


@dataclass(frozen=True)
class Notice:
    """Something said about the open prompt; ``text`` is "" where it is only to be shown again."""

    number: int
    text: str
    kind: About


Watcher = Callable[["Board"], object]
NoteTaker = Callable[[str, str], object]


class Board:
    """Shows one prompt at a time.

    Args:
        now: Returns the seconds of the run's clock.
        keep_note: Keeps a person's note, its text and by whom, where the report is made from.

    Attributes:
        prompt: The one that is open, if any.
        notices: What was said about it.
        answered: The prompts that are over, with the answers that counted, in order.
        signs_of_life: How often it was seen that somebody is there, answering or not.
    """

    def __init__(self, now: Callable[[], float], keep_note: NoteTaker | None = None) -> None:
        self._now = now
        self._keep_note = keep_note
        self._numbers = itertools.count(1)
        self._watchers: list[Watcher] = []
        self._attending: list[str] = []
        self._answer: asyncio.Future[Reply] | None = None
        self.prompt: Prompt | None = None
        self.notices: list[Notice] = []
        self.answered: list[tuple[Prompt, Reply]] = []
        self.signs_of_life = 0

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Have ``watcher`` called at every change; return how to end that."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    def attend(self, by: str) -> Callable[[], None]:
        """Say that somebody can answer from now on, at a keyboard or a page; return how to end that."""
        self._attending.append(by)
        return lambda: self._attending.remove(by)

    @property
    def attended(self) -> bool:
        """Whether anybody could answer."""
        return bool(self._attending)

    def shows_life(self) -> None:
        """Say that somebody is there: a key was pressed, a page touched, a plug moved."""
        self.signs_of_life += 1

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

        Raises what ``sign`` raises.
        """
        if self.prompt is not None:
            raise RuntimeError(f"prompt {self.prompt.number} is still open; one is shown at a time")
        asked = self._now()
        prompt = Prompt(next(self._numbers), text, why, done_when, asked, asked + within, choices)
        self.prompt, self.notices = prompt, []
        self._answer = asyncio.get_running_loop().create_future()
        watching = self._watching(within, sign, self._answer)
        self._changed()
        try:
            reply = await self._first_answer(self._answer, within)
            self.answered.append((prompt, reply))
        finally:
            for task in watching:
                task.cancel()
            await asyncio.gather(*watching, return_exceptions=True)
            self.prompt = self._answer = None
            self._changed()
        return reply

    def _watching(
        self, within: float, sign: Coroutine[Any, Any, Any] | None, answer: asyncio.Future[Reply]
    ) -> list[asyncio.Future[None]]:
        watching = [self._reminds(within / 2)]
        if sign is not None:
            watching.append(self._takes_sign(sign, answer))
        return [asyncio.ensure_future(one) for one in watching]

    @staticmethod
    async def _first_answer(answer: asyncio.Future[Reply], within: float) -> Reply:
        try:
            async with asyncio.timeout(within):
                return await answer
        except TimeoutError:
            return Reply(Kind.UNANSWERED, "nobody", f"nobody answered within {within:.0f} s", within)

    def reply(self, number: int, kind: Kind, by: str, words: str = "", remark: str = "") -> str:
        """Answer the prompt of that number; return "" where the answer counts, else why it does not.

        Args:
            number: The prompt's.
            kind: What became of it.
            by: Who says so.
            words: Why it failed or was skipped; what is chosen, where something can be.
            remark: What there is to add.
        """
        if self.prompt is None or self._answer is None or number != self.prompt.number:
            return self._over(number)
        if self._answer.done():
            ended_otherwise = self._answer.cancelled() or self._answer.exception()
            return self._over(number) if ended_otherwise else _said_first(number, self._answer.result())
        words = words.strip()
        if kind in NEEDS_A_REASON and not words:
            return f"say why it is {kind}: a report without a reason helps nobody"
        if self.prompt.choices and kind is Kind.DONE and words not in self.prompt.choices:
            return f"say one of: {', '.join(self.prompt.choices)}"
        self._answer.set_result(Reply(kind, by, words, self._now() - self.prompt.asked_at, remark.strip()))
        return ""

    def say(self, text: str, kind: About) -> None:
        """Say something about the open prompt; nothing where none is open."""
        if self.prompt is not None:
            self.notices.append(Notice(self.prompt.number, text, kind))
            self._changed()

    def repeat(self) -> None:
        """Have the open prompt shown again, wherever it is shown."""
        self.say("", About.REPEAT)

    def note(self, text: str, by: str) -> str:
        """Keep a person's note for the report; return "" where it is kept, else why it is not."""
        if not text.strip():
            return "a note without words says nothing"
        if self._keep_note is not None:
            self._keep_note(text.strip(), by)
        self.say(text.strip(), About.NOTE)
        return ""

    def _over(self, number: int) -> str:
        ended = next((reply for prompt, reply in self.answered if prompt.number == number), None)
        return _said_first(number, ended) if ended else f"there is no prompt {number} to answer"

    async def _reminds(self, seconds: float) -> None:
        over = asyncio.Event()
        asyncio.get_running_loop().call_later(seconds, over.set)
        await over.wait()
        self.say(f"still waiting; this prompt ends in {seconds:.0f} s", About.REMINDER)

    async def _takes_sign(self, sign: Coroutine[Any, Any, Any], answer: asyncio.Future[Reply]) -> None:
        try:
            await sign
        except Exception as error:
            # A prompt that no sign can end any more must not look as if it were only unanswered.
            if not answer.done():
                answer.set_exception(error)
            return
        if self.prompt is not None:
            self.reply(self.prompt.number, Kind.DONE, "the station")

    def _changed(self) -> None:
        for watcher in list(self._watchers):
            watcher(self)


def _said_first(number: int, reply: Reply) -> str:
    return f"prompt {number} is over already: {reply.by} said {reply.kind} first"
