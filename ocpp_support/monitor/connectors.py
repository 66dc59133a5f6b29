"""Rules about the numbers of connectors, wherever one is named. OCPP 1.6 edition 2, section 3.8."""

from __future__ import annotations

from collections.abc import Iterator

from ocpp_support.monitor.in_force import in_force
from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.story import Story, action_of, payload_of, whole
from ocpp_support.protocol.findings import Severity


@rule("connectors.out-of-range", Severity.MUST, "OCPP 1.6 3.8")
def names_no_connector(story: Story) -> Iterator[Sighting]:
    """Look for numbers that no connector has; a session is never that of the station itself, which is 0."""
    places = range(1, story.connectors + 1)
    for entry in story.station():
        said = payload_of(entry).get("connectorId")
        if said in places:
            continue
        place = whole(said)
        of_the_station = place == 0 and action_of(entry) != "StartTransaction"
        if place is not None and not of_the_station:
            has = f"it has the connectors 1 to {story.connectors}"
            yield entry, f"{action_of(entry):.60} is about connector {place}, and {has}"


@rule("connectors.counted-otherwise", Severity.NOTE, "OCPP 1.6 9.1")
def counts_otherwise(story: Story) -> Iterator[Sighting]:
    """Look for another number of connectors than the station file has: one of the two is wrong."""
    for request in story.central("GetConfiguration"):
        for answer in story.answers_to(request)[:1]:
            told = in_force(story).number("NumberOfConnectors", answer)
            if told is not None and told != story.connectors:
                number = f"{told:g} connector{'' if told == 1 else 's'}"
                yield answer, f"it says that it has {number}; its station file says {story.connectors}"


RULES = (names_no_connector, counts_otherwise)
