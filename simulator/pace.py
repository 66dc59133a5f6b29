"""How long the station takes for what OCPP leaves open: to redial, to start, to fetch and install.

Owns the two paces, ordinary and fast. What OCPP or a setting fixes is nobody's to hurry.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Seconds = Annotated[float, Field(gt=0)]


class Pace(BaseModel):
    """Seconds of the station's own choice.

    Attributes:
        first_redial: From losing the line to dialling again; it doubles with every try.
        longest_redial: The pause that it never exceeds.
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
    power_cycle: Seconds = 2.0
    starting: Seconds = 1.0
    closing: Seconds = 1.0
    download: Seconds = 3.0
    install: Seconds = 20.0
    upload: Seconds = 2.0


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

FAST_REBOOT, FAST_RAMP = 1.0, 1.0
"""Seconds that a hurried model takes to restart, and its car to full power."""

FAST_SETTINGS = {"MeterValueSampleInterval": "10", "ConnectionTimeOut": "20"}
"""Factory values of a hurried model; whoever sets others gets those."""
