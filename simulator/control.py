"""The station's acts over HTTP, for hands in another process.

`GET /acts` lists them, `POST /acts` does one, `GET /state` looks at the station. Owns nothing of what an
act does; listens on the address that it is given and has no login, so that should be the loopback one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from aiohttp import web
from pydantic import BaseModel, ConfigDict, ValidationError

from simulator.outlet import CannotDo

if TYPE_CHECKING:
    from simulator.station import Station


class _Asked(BaseModel):
    """The body of a request to do something."""

    model_config = ConfigDict(extra="forbid", strict=True)

    act: str
    connector: int | None = None
    card: str | None = None
    fault: str | None = None
    question: str | None = None


class Control:
    """Serves the acts of ``station``.

    Args:
        station: The one that is acted on.
        host: Address to listen on.
        port: Port to listen on; 0 takes a free one.
    """

    def __init__(self, station: Station, host: str = "127.0.0.1", port: int = 0) -> None:
        self._station = station
        self._host = host
        self._port = port
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        assert self._runner is not None
        host, port = self._runner.addresses[0][:2]
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    async def start(self) -> None:
        """Listen; raise OSError where the address cannot be had."""
        app = web.Application(client_max_size=1 << 16)
        app.add_routes(
            [
                web.get("/acts", self._list),
                web.post("/acts", self._do),
                web.get("/state", self._look),
            ]
        )
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self._port).start()

    async def stop(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _list(self, request: web.Request) -> web.Response:
        return web.json_response(list(self._station.acts()))

    async def _look(self, request: web.Request) -> web.Response:
        return web.json_response(self._station.state(), dumps=lambda state: json.dumps(state, default=str))

    async def _do(self, request: web.Request) -> web.Response:
        try:
            asked = _Asked.model_validate_json(await request.read())
        except ValidationError as error:
            mistakes = (f"{'.'.join(map(str, m['loc'])) or 'body'}: {m['msg']}" for m in error.errors())
            return web.json_response({"reason": "; ".join(mistakes)}, status=400)
        try:
            await self._station.act(asked.act, connector=asked.connector, card=asked.card, fault=asked.fault)
        except CannotDo as why:
            return web.json_response({"reason": str(why)}, status=422)
        return web.json_response({"done": True})
