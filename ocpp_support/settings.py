"""What differs between runs: how patient the bench is. Frozen; everything else is the station file's."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Patience:
    """How long the bench waits for what must follow, in seconds.

    Attributes:
        answer: For the answer to a request.
        reaction: For what a station does by itself after an event.
        boot: For a station to restart and register.
        reconnect: For a station to find its way back to the line.
        transfer: For a file to be fetched or delivered, firmware to be installed included.
        quiet: How long something that must not happen is watched for.
        charging: For a driver to charge where a scenario does not say how long: enough for some energy.
        tolerance: How much a rhythm may be off, besides a tenth of it.
        prompt: For a person to do what is asked for.
    """

    answer: float = 30
    reaction: float = 30
    boot: float = 180
    reconnect: float = 180
    transfer: float = 600
    quiet: float = 15
    charging: float = 60
    tolerance: float = 2
    prompt: float = 600

    def scaled(self, factor: float) -> Patience:
        """Return the same for hardware that is slower by ``factor``; people and tolerance stay."""
        stay = {"tolerance", "prompt"}
        slower = {
            name: getattr(self, name) * factor for name in self.__dataclass_fields__ if name not in stay
        }
        return replace(self, **slower)
