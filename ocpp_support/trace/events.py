"""What happens besides frames, and stands on the trace with them so that one record tells the whole story."""

from __future__ import annotations

from dataclasses import dataclass

from ocpp_support.files.transfers import Transfer


@dataclass(frozen=True)
class Connected:
    """The station opened a connection. ``path`` is the request's, as it was sent."""

    path: str
    subprotocols: tuple[str, ...]

    def __str__(self) -> str:
        return f"connects to {self.path} with {', '.join(self.subprotocols) or 'no subprotocol'}"


@dataclass(frozen=True)
class Attempted:
    """Somebody dialled and was not let in, or failed before a WebSocket came of it.

    Attributes:
        peer: Who dialled: ``address:port``, "" where that is not known.
        path: The request's path, "" where it did not come that far.
        outcome: What went wrong, in one plain sentence.
        remedy: What to do about it, in one plain sentence.
    """

    peer: str
    path: str
    outcome: str
    remedy: str

    def __str__(self) -> str:
        who = self.peer or "somebody"
        return f"{who} dialled{' ' + self.path if self.path else ''} and was not let in: {self.outcome}"


@dataclass(frozen=True)
class Disconnected:
    """A connection ended. ``by`` is who ended it: "the station" or "the central system"."""

    code: int | None
    reason: str
    by: str

    def __str__(self) -> str:
        return f"connection closed by {self.by} (code {self.code}{', ' + self.reason if self.reason else ''})"


@dataclass(frozen=True)
class Reachable:
    """The central system can be dialled again, after it could not: from here on a station can reconnect."""

    def __str__(self) -> str:
        return "the central system can be reached again"


@dataclass(frozen=True)
class Pinged:
    """The central system asked by a ping whether the line lives.

    Attributes:
        answered: Whether a pong came.
        within: Seconds that it was waited for.
    """

    answered: bool
    within: float

    def __str__(self) -> str:
        return "a ping was answered" if self.answered else f"a ping was not answered within {self.within:g} s"


@dataclass(frozen=True)
class Acted:
    """A physical act at the station.

    Attributes:
        act: Its name.
        details: Where and with what, for people.
        by: Who vouches for it: the simulator, a person, an adapter.
        connector: At which connector; 0 is the station itself, None where it does not matter.
        card: The id tag of the card that was presented.
    """

    act: str
    details: str
    by: str
    connector: int | None = None
    card: str | None = None

    def __str__(self) -> str:
        return f"{self.act.replace('_', ' ')} {self.details}".rstrip() + f" (by {self.by})"


@dataclass(frozen=True)
class Prompted:
    """A person was asked to do something, for a reason."""

    text: str
    why: str

    def __str__(self) -> str:
        return f"a person is asked: {self.text}" + (f" ({self.why})" if self.why else "")


@dataclass(frozen=True)
class Answered:
    """A prompt ended.

    Attributes:
        text: The prompt's.
        outcome: done, failed, skipped, stopped or unanswered.
        by: Who said so: the station by its sign, a person at the keyboard or the phone, or nobody.
        after: Seconds from the prompt.
        words: The reason, or what was seen.
    """

    text: str
    outcome: str
    by: str
    after: float
    words: str = ""

    def __str__(self) -> str:
        said = f"{self.text}: {self.outcome}, by {self.by}, after {self.after:.0f} s"
        return said + (f": {self.words}" if self.words else "")


@dataclass(frozen=True)
class Transferred:
    """A file transfer, or an attempt at one, at our file server."""

    transfer: Transfer

    def __str__(self) -> str:
        t = self.transfer
        if t.direction == "login":
            return f"login by {t.protocol.upper()}: {t.note}"
        outcome = f"{t.size} bytes, SHA-256 {t.sha256[:12]}…" if t.complete else f"not completed: {t.note}"
        return f"{t.direction} of {t.name or 'a file'} by {t.protocol.upper()}: {outcome}"


@dataclass(frozen=True)
class Noted:
    """A remark of the bench itself."""

    text: str

    def __str__(self) -> str:
        return self.text


Event = (
    Connected
    | Attempted
    | Disconnected
    | Reachable
    | Pinged
    | Acted
    | Prompted
    | Answered
    | Transferred
    | Noted
)
