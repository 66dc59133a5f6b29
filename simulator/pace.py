"""How long the station takes for what OCPP leaves open: to redial, to start, to fetch and install.

Owns the two paces, ordinary and fast. What OCPP or a setting fixes is nobody's to hurry.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from random import Random
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Seconds = Annotated[float, Field(gt=0)]


class Pace(BaseModel):
    """Seconds of the station's own choice.

    Attributes:
        first_redial: From losing the line to dialling again; it doubles with every try.
        longest_redial: Up to which it doubles.
        redial_range: What chance adds to each pause at the most, as in OCPP 2.0.1 (part 4, section 5.3).
        power_cycle: Without power in a power cycle.
        starting: From having card and cable to the begin of a session.
        closing: From the begin of a session to closing the contactor.
        download: For fetching firmware, at the least.
        install: For installing it.
        upload: For gathering and sending diagnostics, at the least.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    first_redial: Seconds = 5.0
    longest_redial: Seconds = 60.0
    redial_range: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0
    power_cycle: Seconds = 2.0
    starting: Seconds = 1.0
    closing: Seconds = 1.0
    download: Seconds = 3.0
    install: Seconds = 20.0
    upload: Seconds = 2.0

    def redials(self, seed: str) -> Iterator[float]:
        """Yield the pauses from losing a line on, each before another try; of one seed they are the same."""
        pause = self.first_redial
        for number in count():
            # Made for this draw alone: kept, it would be a tenth of all that an idle station takes.
            yield pause + self.redial_range * Random(f"{seed}/{number}").random()
            pause = min(pause * 2, self.longest_redial)


ORDINARY = Pace()

FAST = Pace(
    first_redial=0.5,
    longest_redial=2.0,
    power_cycle=0.5,
    starting=0.3,
    closing=0.3,
    download=0.5,
    install=2.0,
    upload=0.5,
)
"""For whoever waits for it in real time."""

FLEET_REDIAL_RANGE = 10.0
"""Of stations that lose their lines together, and would dial in step. One alone leaves nothing to chance."""

FAST_REBOOT, FAST_RAMP = 1.0, 1.0
"""Seconds that a hurried model takes to restart, and its car to full power."""

FAST_SETTINGS = {"MeterValueSampleInterval": "10", "ConnectionTimeOut": "20"}
"""Factory values of a hurried model; whoever sets others gets those."""
