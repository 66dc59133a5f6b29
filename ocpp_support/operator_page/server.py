"""The page for the phone of whoever stands at the station: its address, its files, its answers.

Owns the server, its token and when a phone is told anew. What is shown is
:mod:`ocpp_support.operator_page.view`'s; which answer counts is the board's. Used on the run's loop only.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path

from aiohttp import web
from aiohttp_sse import EventSourceResponse

from ocpp_support.operator_page.addresses import hosts_for, url_of
from ocpp_support.operator_page.news import News
from ocpp_support.operator_page.presence import Presence
from ocpp_support.operator_page.replies import BY, take
from ocpp_support.operator_page.view import view_of
from ocpp_support.prompting.board import Board
from ocpp_support.prompting.progress import Whereabouts
from ocpp_support.trace.trace import Trace

MOST_PHONES = 16

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_FILES = Path(__file__).parent / "static"
_KINDS = {"page.html": "text/html", "page.css": "text/css", "page.js": "text/javascript"}

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}

_NO_TOKEN = (
    "This page has an address of its own for each run. "
    "Scan the code in the laptop's terminal, or type the whole address that stands beside it."
)


class OperatorPage:
    """Serves the page.

    Args:
        board: Where the prompts are, and the answers go.
        whereabouts: How far the run is.
        trace: What the station said.
        listen: ``HOST:PORT``; port 0 takes a free one.
        cards: What people here call a card, by its id tag.

    """

    def __init__(
        self,
        board: Board,
        whereabouts: Whereabouts,
        trace: Trace,
        *,
        listen: str,
        cards: Mapping[str, str] | None = None,
    ) -> None:
        self._board = board
        self._whereabouts = whereabouts
        self._trace = trace
        host, _, port = listen.rpartition(":")
        self._host, self._port = host.strip("[]"), int(port)
        self._cards = {tag.casefold(): name for tag, name in (cards or {}).items()}
        self._token = secrets.token_urlsafe(16)
        self._news = News(board, whereabouts, trace)
        self._runner: web.AppRunner | None = None
        self._presence = Presence(board, BY)

    @property
    def urls(self) -> list[str]:
        """The addresses under which a phone finds the page, the likeliest first."""
        assert self._runner is not None
        port = self._runner.addresses[0][1]
        return [url_of(host, port, self._token) for host in hosts_for(self._host)]

    async def start(self) -> None:
        """Listen. Raises OSError, with what to do about it, where the address cannot be had."""
        app = web.Application(client_max_size=1 << 14, middlewares=[self._guarded])
        app.router.add_get("/{token}/", self._page)
        app.router.add_get("/{token}/events", self._events)
        app.router.add_post("/{token}/reply", self._reply)
        app.router.add_post("/{token}/touch", self._touch)
        app.router.add_get("/{token}/{file}", self._page)
        # No access log: the token stands in every address.
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host or None, self._port).start()
        except OSError as error:
            await self._runner.cleanup()
            raise OSError(
                f"the page for the phone cannot be served at {self._host}:{self._port} ({error.strerror}); "
                "name another “page” in the station file"
            ) from error
        self._news.start()
        self._presence.begin()

    async def stop(self) -> None:
        """Tell every phone the last word, and stop listening."""
        self._presence.end()
        await self._news.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    @web.middleware
    async def _guarded(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Let in whoever knows the token, and say what a browser may do with the page."""
        if not self._knows_the_token(request):
            return web.Response(status=403, text=_NO_TOKEN, headers=_HEADERS)
        return await handler(request)

    def _knows_the_token(self, request: web.Request) -> bool:
        first = request.path.lstrip("/").partition("/")[0]
        return secrets.compare_digest(first.encode(), self._token.encode())

    async def _page(self, request: web.Request) -> web.Response:
        name = request.match_info.get("file", "page.html")
        if name not in _KINDS:
            return web.Response(status=404, text="There is nothing here.", headers=_HEADERS)
        if name == "page.html":
            self._board.shows_life()
        text = (_FILES / name).read_text(encoding="utf-8")
        return web.Response(text=text, content_type=_KINDS[name], charset="utf-8", headers=_HEADERS)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Send everything that is to be shown, now and at every change, as server-sent events."""
        if self._presence.phones >= MOST_PHONES:
            return web.Response(status=503, text="Too many phones look at this page already.")
        response = EventSourceResponse(headers=_HEADERS, send_timeout=20)
        with self._presence.phone(), suppress(ConnectionError, TimeoutError):
            # A phone that has gone comes back by itself.
            await response.prepare(request)
            async with response:
                async for _ in self._news.every():
                    await response.send(self._shown(), retry=1000)
        return response

    def _shown(self) -> str:
        told = self._trace.since(self._trace.beginning)
        view = view_of(self._board, self._whereabouts.now, told, self._cards)
        return json.dumps(view, ensure_ascii=False)

    async def _touch(self, request: web.Request) -> web.Response:
        """Hear that somebody has the phone in hand, whatever it is touched for."""
        self._board.shows_life()
        return web.Response(status=204, headers=_HEADERS)

    async def _reply(self, request: web.Request) -> web.Response:
        self._board.shows_life()
        status, told = take(self._board, await request.read())
        return web.json_response(told, status=status)
