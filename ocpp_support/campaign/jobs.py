"""The jobs of a campaign: one for each station, asked for as its file says. Does none of them."""

from __future__ import annotations

from collections.abc import Iterator

from ocpp_support.campaign.campaign_file import Campaign
from ocpp_support.campaign.job import Job
from ocpp_support.campaign.stations import One


def jobs_of(asked: Campaign) -> Iterator[Job]:
    """Yield what is to be done: one job for each station."""
    for one in (one for entry in asked.stations for one in entry.each()):
        arguments, limit_s = tuple(_arguments(asked, one)), asked.limit_minutes * 60
        yield Job(one.name, arguments, limit_s, again=not one.real, resource=one.entry.resource)


def _arguments(asked: Campaign, one: One) -> Iterator[str]:
    yield f"-Dstation={one.file}"
    yield f"-Dmonitor={asked.monitor}"
    if one.identity:
        yield f"-Didentity={one.identity}"
    if one.seed is not None:
        yield f"-Dseed={one.seed}"
    if one.entry.defects:
        yield f"-Ddefects={','.join(one.entry.defects)}"
    if one.entry.patience != 1:
        yield f"-Dpatience={one.entry.patience:g}"
    if asked.slow:
        yield "-Dslow=true"
    yield from one.entry.features or asked.features
