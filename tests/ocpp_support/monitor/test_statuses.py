"""Reports: an error that a car is not understood goes with a car that is there and does not charge."""

from __future__ import annotations

import pytest

from tests.quirks.told import Story

from .cases import Case, Tales

TALES = Tales()


def _tells(status: str, code: str = "EVCommunicationError") -> None:
    def tale(story: Story) -> None:
        story.comes()
        story.answer(story.station("StatusNotification", connectorId=1, status=status, errorCode=code))

    tale.__name__ = f"{status}_with_{code}"
    flagged = code == "EVCommunicationError" and status in ("Available", "Charging", "Faulted", "Unavailable")
    (TALES.flags if flagged else TALES.passes)("statuses.communication-error")(tale)


for one in ("Available", "Preparing", "Charging", "SuspendedEV", "SuspendedEVSE", "Finishing", "Faulted"):
    _tells(one)
    _tells(one, "WeakSignal")
_tells("Unavailable")


@pytest.mark.parametrize("case", TALES, ids=str)
def test_a_tale(case: Case) -> None:
    assert bool(case.found()) is case.flagged


def test_every_rule_is_tried_both_ways() -> None:
    assert TALES.tried_both_ways() == {"statuses.communication-error"}
