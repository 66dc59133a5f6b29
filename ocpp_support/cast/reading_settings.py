"""Reading every setting of a station, be it in portions. OCPP 1.6 edition 2, section 5.8."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ocpp_support.cast.stage import Stage
from ocpp_support.course import NotReady
from ocpp_support.matchers.readings import listed_settings, value_of
from ocpp_support.protocol.frames import CallResult
from ocpp_support.protocol.standard_settings import standard_names

MOST = "GetConfigurationMaxKeys"
PORTION = 10
"""Settings that are asked for at once where the station does not say how many it can tell."""


def read_every_setting(stage: Stage) -> list[dict[str, Any]]:
    """Return every setting that the station lists, as it lists it; nothing where it refuses.

    A station that cannot list them all at once, or does not answer that, is asked for the standard ones by
    name, in portions. Raises :class:`NotReady` where it does not answer that either.
    """
    answer = stage.ask("GetConfiguration", {})
    if answer is None and stage.ask("GetConfiguration", {"key": [MOST]}) is None:
        raise NotReady("the station did not answer GetConfiguration")
    listed = listed_settings(answer)
    refused = answer is None or not isinstance(answer.content, CallResult)
    most = _most(stage, listed)
    if refused or len(listed) == most:
        known = {item["key"].casefold() for item in listed}
        for portion in _portions(known, most or PORTION):
            listed += listed_settings(stage.ask("GetConfiguration", {"key": portion}))
    return listed


def _most(stage: Stage, listed: list[dict[str, Any]]) -> int:
    """Return how many settings the station tells at once; 0 where it does not say."""
    found = _find(listed) or _find(listed_settings(stage.ask("GetConfiguration", {"key": [MOST]})))
    value = value_of(found) or ""
    return int(value) if value.isdecimal() and len(value) < 10 else 0


def _find(listed: list[dict[str, Any]]) -> dict[str, Any] | None:
    return next((item for item in listed if item["key"].casefold() == MOST.casefold()), None)


def _portions(known: set[str], most: int) -> Iterator[list[str]]:
    asked_for = [name for name in standard_names() if name.casefold() not in known]
    size = min(most, PORTION)
    return ([*asked_for[at : at + size]] for at in range(0, len(asked_for), size))
