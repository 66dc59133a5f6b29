"""Fetching and storing one file by FTP or HTTP, with the login that its URL carries.

Owns the protocols and the number of attempts. What a file holds, and what is reported about it, is the
procedures' matter. The transfers block, so they run in a thread.
"""

from __future__ import annotations

import asyncio
import base64
import ftplib
import http.client
import io
from collections.abc import Awaitable, Callable
from typing import TypeVar
from urllib.parse import SplitResult, quote, unquote, urlsplit

_FAILURES: tuple[type[Exception], ...] = (*ftplib.all_errors, http.client.HTTPException, ValueError)

TIMEOUT_S = 10.0
"""Real seconds after which a silent server is given up."""

LARGEST = 256 * 1024 * 1024
"""Bytes that the station has room for."""

RETRIES = 2
RETRY_INTERVAL_S = 30
"""Used where the central system leaves it to the station (OCPP 1.6 §6.23, §6.53)."""

T = TypeVar("T")


class TransferFailed(Exception):
    """A file could not be moved; the message says why, without the login."""


async def fetch(location: str) -> bytes:
    """Return the file at ``location``; raise TransferFailed."""
    return await asyncio.to_thread(_moved, location, None)


async def store(folder: str, name: str, data: bytes) -> None:
    """Store ``data`` as ``name`` in the folder that ``folder`` names; raise TransferFailed."""
    await asyncio.to_thread(_moved, f"{folder.rstrip('/')}/{quote(name)}", data)


async def persistently(
    attempt: Callable[[], Awaitable[T]],
    *,
    retries: int | None,
    interval: int | None,
    note: Callable[[str], None],
) -> T:
    """Try up to ``retries`` + 1 times, ``interval`` seconds apart; raise the last TransferFailed.

    Args:
        attempt: One try.
        retries: Tries after the first; None leaves it to the station.
        interval: Seconds before each of them; None leaves it to the station.
        note: Told of every failure.
    """
    left = RETRIES if retries is None else max(0, retries)
    while True:
        try:
            return await attempt()
        except TransferFailed as failure:
            note(f"transfer failed, {left} more tries: {failure}")
            if not left:
                raise
        left -= 1
        await asyncio.sleep(RETRY_INTERVAL_S if interval is None else max(0, interval))


def _moved(location: str, data: bytes | None) -> bytes:
    """Store ``data`` at ``location``, or fetch what is there if there is none."""
    try:
        url = urlsplit(location)
        if url.scheme not in ("ftp", "http") or not url.hostname:
            raise TransferFailed(f"cannot use a location of the kind {url.scheme or 'unnamed'!r}")
        return _by_ftp(url, data) if url.scheme == "ftp" else _by_http(url, data)
    except _FAILURES as error:
        raise TransferFailed(f"{type(error).__name__}: {error}") from error


def _by_ftp(url: SplitResult, data: bytes | None) -> bytes:
    path = unquote(url.path).lstrip("/")
    fetched = io.BytesIO()

    def keep(chunk: bytes) -> None:
        fetched.write(chunk)
        _limit(fetched.tell())

    with ftplib.FTP(timeout=TIMEOUT_S) as ftp:
        ftp.connect(url.hostname or "", url.port or ftplib.FTP_PORT)
        ftp.login(unquote(url.username or ""), unquote(url.password or ""))
        if data is None:
            ftp.retrbinary(f"RETR {path}", keep)
        else:
            ftp.storbinary(f"STOR {path}", io.BytesIO(data))
    return fetched.getvalue()


def _by_http(url: SplitResult, data: bytes | None) -> bytes:
    headers = {}
    if url.username is not None:
        login = f"{unquote(url.username)}:{unquote(url.password or '')}"
        headers["Authorization"] = "Basic " + base64.b64encode(login.encode()).decode()
    target = (url.path or "/") + (f"?{url.query}" if url.query else "")
    connection = http.client.HTTPConnection(url.hostname or "", url.port, timeout=TIMEOUT_S)
    try:
        connection.request("GET" if data is None else "PUT", target, data, headers)
        answer = connection.getresponse()
        body = answer.read(LARGEST + 1)
    finally:
        connection.close()
    if not 200 <= answer.status < 300:
        raise TransferFailed(f"the server answered {answer.status} {answer.reason}")
    _limit(len(body))
    return body


def _limit(size: int) -> None:
    if size > LARGEST:
        raise TransferFailed("the file is larger than the station has room for")
