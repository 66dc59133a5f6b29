"""Attempts are counted where they arrive: at the file server."""

from __future__ import annotations

from typing import Literal

from ocpp_support.files.transfers import NOT_STORED, refused
from ocpp_support.matchers.attempts import tried, tried_more
from ocpp_support.trace.events import Transferred

from .conversations import Talk, description, mismatch

THRICE = tried(3)


def _attempts(count: int, direction: Literal["upload", "download"] = "upload") -> Talk:
    talk = Talk()
    talk.central("GetDiagnostics", location="ftp://host/")
    for _ in range(count):
        attempt = refused(direction, "ftp", "log.txt", user="me", peer="127.0.0.1:1", note=NOT_STORED)
        talk.event(Transferred(attempt))
    return talk


def test_so_many_are_wanted_and_no_other_number() -> None:
    assert THRICE.matches(_attempts(3).conversation())
    assert mismatch(THRICE, _attempts(0).conversation()) == "no attempts came"
    assert mismatch(THRICE, _attempts(1).conversation()) == "1 attempt came"
    assert mismatch(THRICE, _attempts(4).conversation()) == "4 attempts came"


def test_what_was_fetched_is_no_delivery() -> None:
    assert not THRICE.matches(_attempts(3, "download").conversation())


def test_attempts_from_before_do_not_count() -> None:
    talk = _attempts(3)
    talk.mark()
    assert not THRICE.matches(talk.conversation())


def test_it_says_what_it_wants() -> None:
    assert description(THRICE) == "3 attempts to deliver the file, counted at the server"
    assert THRICE.in_short(_attempts(1).conversation()) == "attempts to deliver the diagnostics: 1, not 3"


def test_attempts_beyond_those_told_are_seen() -> None:
    more = tried_more(1)
    assert mismatch(more, _attempts(1).conversation()) == "1 came"
    assert more.matches(_attempts(2).conversation())
    assert more.seen(_attempts(2).conversation()) == "2 attempts came"
    assert more.when_unwanted() == "attempts to deliver the diagnostics: more than 1"
    assert description(more) == "another attempt to deliver the file after 1, counted at the server"
