"""Orders that have to do with files, for tales about what becomes of them."""

from __future__ import annotations

from typing import Any

from ocpp_support.files.transfers import Transfer
from ocpp_support.trace.events import Transferred

from .tales import Tale


def orders_update(tale: Tale, **more: Any) -> None:
    """Order an update of a station, which comes first if it has not yet."""
    _begin(tale)
    tale.told("UpdateFirmware", {}, location="ftp://host:21/image.bin", retrieveDate=tale.time, **more)


def orders_log(tale: Tale, name: str | None = "log.txt", **more: Any) -> None:
    """Order a file of diagnostics, which the station calls so, or does not name."""
    _begin(tale)
    tale.told("GetDiagnostics", {} if name is None else {"fileName": name}, location="ftp://host/", **more)


def fetches(tale: Tale, *, complete: bool = False) -> None:
    """The station fetches an image, or fails to."""
    transfer = Transfer("download", "ftp", "image.bin", 1, "0", complete, "station", "1.1.1.1:1")
    tale.event(Transferred(transfer))


def _begin(tale: Tale) -> None:
    if not tale.trace.since(tale.trace.beginning):
        tale.comes()
