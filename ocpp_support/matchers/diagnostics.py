"""Diagnostics: the file that the station names, whether it arrives, and what time it tells of.

OCPP 1.6 edition 2, sections 4.4, 5.9 and 7.24.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from ocpp_support.files.transfers import Transfer
from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.stages import ReportsStages, last_request, stages
from ocpp_support.matchers.statuses import payload_of, sent_instead
from ocpp_support.protocol.frames import CallError
from ocpp_support.trace.events import Transferred
from ocpp_support.trace.formats import masked
from ocpp_support.trace.trace import Conversation, Entry

REPORT = "DiagnosticsStatusNotification"
TOLERANCE = timedelta(seconds=2)
"""How far outside of the time asked for a record may lie."""

_MOMENT = re.compile(
    r"^\W{0,3}(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,6})?)\d*(Z|[+-]\d\d:?\d\d)?", re.ASCII
)


def upload_is_over(conversation: Conversation) -> bool:
    """Return whether nothing more is to be expected of the diagnostics asked for last."""
    request = last_request(conversation, "GetDiagnostics")
    if request is None or not _named(conversation):
        return True
    told = stages(conversation.after(request), REPORT)
    return "Uploaded" in told or "UploadFailed" in told


def _named(conversation: Conversation) -> str:
    """Return the name of the file that the station said it would deliver; empty where it named none."""
    request = last_request(conversation, "GetDiagnostics")
    answer = (conversation.answer_payload(request) or {}) if request else {}
    name = answer.get("fileName")
    return name.strip() if isinstance(name, str) else ""


def upload_events(conversation: Conversation) -> list[tuple[Entry, Transfer]]:
    """Return the files that were stored, or tried to be, with where the trace says so."""
    return [
        (event, event.content.transfer)
        for event in conversation.events(Transferred)
        if isinstance(event.content, Transferred) and event.content.transfer.direction == "upload"
    ]


def uploads(conversation: Conversation) -> list[Transfer]:
    """Return the files that were stored, or tried to be."""
    return [transfer for _, transfer in upload_events(conversation)]


@dataclass(eq=False)
class _NamesFile(Expectation):
    @property
    def wanted(self) -> str:
        return "the station to answer with the name of the file that it will deliver"

    def problems(self, conversation: Conversation) -> list[str]:
        request = last_request(conversation, "GetDiagnostics")
        if request is None:
            return ["the operator asked for no diagnostics"]
        if _named(conversation):
            return []
        answer = conversation.answer_to(request)
        if answer is None:
            return [f"it did not answer; {sent_instead(conversation)}"]
        if isinstance(answer.content, CallError):
            return [Problem(f"it answered with the error {answer.content.code}", answer)]
        said = masked(f"it answered without the name of a file: {conversation.answer_payload(request)}")
        return [Problem(said, answer)]

    def fact(self, conversation: Conversation) -> str | None:
        return _named(conversation)

    def in_short(self, conversation: Conversation) -> str:
        return "no diagnostics file named"


def names_file() -> Expectation:
    """Match if the question for diagnostics was answered with a file name.

    Example::

        names_file()

    """
    return _NamesFile()


@dataclass(eq=False)
class _FileArrives(Expectation):
    @property
    def wanted(self) -> str:
        return (
            "the file that the station named to arrive, whole and not empty, with the login that it was given"
        )

    def problems(self, conversation: Conversation) -> list[str]:
        name = _named(conversation)
        found = [] if name else ["the station named no file"]
        for event, transfer in upload_events(conversation):
            differences = _differences(transfer, name, _login(conversation))
            if not differences:
                return []
            what = f"{transfer.name or 'a file without a name'} by {transfer.protocol.upper()}"
            found.append(Problem(f"{what}: {'; '.join(differences)}", event))
        if not uploads(conversation):
            told = ", ".join(map(str, stages(conversation, REPORT)))
            found.append(
                "no file came; "
                + (f"it reported the diagnostics as {told}" if told else sent_instead(conversation))
            )
        return found

    def fact(self, conversation: Conversation) -> str | None:
        transfer = _arrived(conversation)
        return f"{transfer.size} bytes, SHA-256 {transfer.sha256[:12]}…" if transfer else None

    def in_short(self, conversation: Conversation) -> str:
        return "the diagnostics file did not arrive as it was named"


def _arrived(conversation: Conversation) -> Transfer | None:
    name, login = _named(conversation), _login(conversation)
    sound = (one for one in uploads(conversation) if not _differences(one, name, login))
    return next(sound, None)


def _differences(transfer: Transfer, name: str, login: str) -> list[str]:
    found = []
    if not name or PurePosixPath(transfer.name).name != PurePosixPath(name).name:
        found.append(f"the name was to be {name}" if name else "it was not named before")
    if not transfer.complete:
        found.append(f"it was not completed: {transfer.note}")
    elif transfer.size == 0:
        found.append("it is empty")
    if transfer.user != login:
        found.append(f"the login was {transfer.user or 'missing'}, not the one given")
    return found


def _login(conversation: Conversation) -> str:
    """Return the name that the station was told to log in with."""
    request = last_request(conversation, "GetDiagnostics")
    location = payload_of(request).get("location") if request else None
    return unquote(urlsplit(str(location or "")).username or "")


def file_arrives() -> Expectation:
    """Match if the file that the station named was stored: complete, not empty, with the login given.

    Example::

        file_arrives()

    """
    return _FileArrives()


def reports_diagnostics(*words: str) -> Expectation:
    """Match if these stages of the upload were reported in this order; others may lie between.

    Example::

        reports_diagnostics("Uploading", "Uploaded")

    """
    return ReportsStages(REPORT, "diagnostics", words)


@dataclass(eq=False)
class _TellsOfTimeAsked(Expectation):
    read: Callable[[str], bytes]

    @property
    def wanted(self) -> str:
        return (
            "the file that arrives to hold records of the time asked for and of no other,"
            f" give or take {TOLERANCE.seconds} s, where it can be read"
        )

    def problems(self, conversation: Conversation) -> list[str]:
        transfer = _arrived(conversation)
        if transfer is None:
            return file_arrives().problems(conversation)
        start, stop = _frame(conversation)
        # What cannot be read, as an archive cannot, says nothing against the station.
        told = self._told(transfer)
        beyond = [
            (line, moment) for line, moment in told if not start - TOLERANCE <= moment <= stop + TOLERANCE
        ]
        events = [event for event, one in upload_events(conversation) if one is transfer]
        found: list[str] = [
            Problem(f"line {line} is of {moment:%Y-%m-%d %H:%M:%S}", *events) for line, moment in beyond[:5]
        ]
        if len(beyond) > 5:
            found.append(f"and so on: {len(beyond)} of {len(told)} records")
        if found:
            found.append(f"asked for was {start:%Y-%m-%d %H:%M:%S} to {stop:%Y-%m-%d %H:%M:%S}, UTC")
        return found

    def _told(self, transfer: Transfer) -> list[tuple[int, datetime]]:
        return _moments(self.read(transfer.name).decode("utf-8", "replace"))

    def fact(self, conversation: Conversation) -> str | None:
        transfer = _arrived(conversation)
        return "its content shows no times" if transfer and not self._told(transfer) else None

    def in_short(self, conversation: Conversation) -> str:
        if _arrived(conversation) is None:
            return "the diagnostics file did not arrive"
        return "the diagnostics do not keep to the time asked for"


def _frame(conversation: Conversation) -> tuple[datetime, datetime]:
    request = last_request(conversation, "GetDiagnostics")
    payload = payload_of(request) if request else {}
    start, stop = (_moment(str(payload.get(name, ""))) for name in ("startTime", "stopTime"))
    earliest, latest = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    return start or earliest + TOLERANCE, stop or latest - TOLERANCE


def _moments(text: str) -> list[tuple[int, datetime]]:
    """Return the numbers of the lines that begin with a date and time, and these."""
    found = ((number, _moment(line)) for number, line in enumerate(text.splitlines(), start=1))
    return [(number, moment) for number, moment in found if moment is not None]


def _moment(text: str) -> datetime | None:
    """Read the ISO 8601 date and time that a text begins with; without a zone it is taken for UTC."""
    match = _MOMENT.match(text)
    if match is None:
        return None
    try:
        moment = datetime.fromisoformat(match[1] + (match[2] or "+00:00"))
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def tells_of_time_asked(read: Callable[[str], bytes]) -> Expectation:
    """Match if the dated lines of the file that arrived, should it have any, are of the time asked for.

    Args:
        read: Returns what a delivered file holds.

    Example::

        tells_of_time_asked({"log.txt": b"2026-01-01T00:00:00Z started"}.__getitem__)

    """
    return _TellsOfTimeAsked(read)
