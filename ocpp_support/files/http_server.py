"""An HTTP place for the same folder, on the loop of the run.

Owns GET for images and PUT or POST for uploads, both with Basic authentication by the folder's login.
It has no listings and no pages.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import secrets
from collections.abc import AsyncIterator, Callable
from pathlib import Path, PurePosixPath

from aiohttp import BodyPartReader, hdrs, web

from ocpp_support.files.folder import Conduct, Folder, OutsideFolder
from ocpp_support.files.transfers import (
    ABORTED,
    LOGIN_REFUSED,
    NO_SUCH_FILE,
    NOT_STORED,
    TOO_LARGE,
    Direction,
    Transfer,
    refused,
)

_CHUNK = 1 << 16


class HttpServer:
    """Serves ``folder`` by HTTP.

    Args:
        folder: What is served, to whom, and how.
        report: Called on the loop with every attempt.
        host: Address to listen on.
        port: Port to listen on; 0 takes a free one.
    """

    def __init__(
        self, folder: Folder, report: Callable[[Transfer], None], *, host: str, port: int = 0
    ) -> None:
        self._folder = folder
        self._report = report
        self._address = (host, port)
        self._runner: web.AppRunner | None = None

    @property
    def port(self) -> int:
        """The port that stations dial."""
        assert self._runner is not None
        return int(self._runner.addresses[0][1])

    async def start(self) -> None:
        """Listen. Raises OSError where the port is taken."""
        app = web.Application()
        app.router.add_get("/{name:.*}", self._send, allow_head=False)
        app.router.add_put("/{name:.*}", self._receive)
        app.router.add_post("/{name:.*}", self._receive)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, *self._address).start()

    async def stop(self) -> None:
        """Drop every client and stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _send(self, request: web.Request) -> web.StreamResponse:
        attempt = _Attempt(self._folder, self._report, request, "download")
        attempt.demand_login()
        try:
            data = await asyncio.to_thread(self._folder.read, attempt.name)
        except (OSError, OutsideFolder):
            data = None
        if data is None or self._folder.conduct is Conduct.NO_SUCH_FILE:
            raise attempt.refusal(web.HTTPNotFound(), NO_SUCH_FILE)
        return await attempt.send(data)

    async def _receive(self, request: web.Request) -> web.StreamResponse:
        attempt = _Attempt(self._folder, self._report, request, "upload")
        attempt.demand_login()
        body = await _body(request, attempt)
        try:
            path = self._folder.path(attempt.name)
        except OutsideFolder:
            path = None
        if path is None or path.is_dir() or self._folder.conduct is Conduct.NO_STORE:
            raise attempt.refusal(web.HTTPForbidden(), NOT_STORED)
        await attempt.receive(body, path)
        return web.Response(status=201)


async def _body(request: web.Request, attempt: _Attempt) -> AsyncIterator[bytes]:
    """Return what is uploaded; a form's file may bring its name with it."""
    if not request.content_type.startswith("multipart/"):
        return request.content.iter_chunked(_CHUNK)
    try:
        form = await request.multipart()
        while (part := await form.next()) is not None:
            if isinstance(part, BodyPartReader) and part.filename is not None:
                attempt.name = _named(attempt.name, part.filename)
                return _chunks(part)
    except (ValueError, AssertionError) as problem:
        raise attempt.refusal(web.HTTPBadRequest(), ABORTED) from problem
    raise attempt.refusal(web.HTTPBadRequest(), ABORTED)


def _named(asked: str, filename: str) -> str:
    """Return the asked name, or for a folder (it ends with a slash) the file's own name in it."""
    return asked if asked and not asked.endswith("/") else asked + PurePosixPath(filename).name


async def _chunks(part: BodyPartReader) -> AsyncIterator[bytes]:
    while chunk := await part.read_chunk(_CHUNK):
        yield chunk


class _Attempt:
    """One request, and the evidence of it."""

    def __init__(
        self, folder: Folder, report: Callable[[Transfer], None], request: web.Request, direction: Direction
    ) -> None:
        self.name = request.match_info["name"]
        self._folder = folder
        self._report = report
        self._request = request
        self._direction: Direction = direction
        peername = request.transport and request.transport.get_extra_info("peername")
        self._peer = "{}:{}".format(*peername[:2]) if peername else ""
        self._user, self._password = _login(request)

    def demand_login(self) -> None:
        """Raise 401 unless the folder admits who asks."""
        if not self._folder.admits(self._user, self._password):
            challenge = {hdrs.WWW_AUTHENTICATE: 'Basic realm="files"'}
            raise self.refusal(web.HTTPUnauthorized(headers=challenge), LOGIN_REFUSED)

    def refusal(self, answer: web.HTTPException, note: str) -> web.HTTPException:
        """Report that nothing was moved; return the answer to raise."""
        about = {"user": self._user, "peer": self._peer, "note": note}
        self._report(refused(self._direction, "http", self.name, **about))
        return answer

    async def send(self, data: bytes) -> web.StreamResponse:
        """Send the file, and report how much of it went."""
        answer = web.StreamResponse(headers={hdrs.CONTENT_TYPE: "application/octet-stream"})
        answer.content_length = len(data)
        sent = 0
        try:
            await answer.prepare(self._request)
            for start in range(0, len(data), _CHUNK):
                await answer.write(data[start : start + _CHUNK])
                sent = min(start + _CHUNK, len(data))
            await answer.write_eof()
        except ConnectionError:
            self._moved(sent, hashlib.sha256(data[:sent]).hexdigest(), ABORTED)
            raise
        self._moved(sent, hashlib.sha256(data).hexdigest(), "")
        return answer

    async def receive(self, body: AsyncIterator[bytes], path: Path) -> None:
        """Store what comes, and report it; half a file is not kept."""
        path.parent.mkdir(parents=True, exist_ok=True)
        arriving = path.with_name(f".{secrets.token_hex(8)}.part")
        size, digest = 0, hashlib.sha256()
        try:
            with arriving.open("wb") as file:
                async for chunk in body:
                    size += len(chunk)
                    digest.update(chunk)
                    if size > self._folder.max_upload:
                        self._moved(size, digest.hexdigest(), TOO_LARGE)
                        raise web.HTTPRequestEntityTooLarge(self._folder.max_upload, size)
                    file.write(chunk)
            arriving.replace(path)
        except (OSError, ValueError, web.RequestPayloadError, asyncio.CancelledError):
            self._moved(size, digest.hexdigest(), ABORTED)
            raise
        finally:
            arriving.unlink(missing_ok=True)
        self._moved(size, digest.hexdigest(), "")

    def _moved(self, size: int, sha256: str, note: str) -> None:
        transfer = Transfer(
            self._direction, "http", self.name, size, sha256, not note, self._user, self._peer, note
        )
        self._report(transfer)


def _login(request: web.Request) -> tuple[str, str]:
    """Return user and password as they were given; both empty where they were not."""
    scheme, _, token = request.headers.get(hdrs.AUTHORIZATION, "").partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        user, _, password = base64.b64decode(token).decode().partition(":")
    except ValueError:
        return "", ""
    return user, password
