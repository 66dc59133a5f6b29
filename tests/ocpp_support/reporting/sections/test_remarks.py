from typing import Any

import pytest

from ocpp_support.reporting.sections.deviations import LIVES_WITH_IT, MENDS
from ocpp_support.reporting.sections.remarks import remarks_of


def found(severity: str) -> dict[str, Any]:
    first = {"raw": "[2]"}
    about = {"rule": "r", "clause": "4.2", "text": "it did", "count": 2, "scenarios": {"1: a": 2}}
    return {"severity": severity, "first": first, **about}


@pytest.mark.parametrize(("monitor", "decides"), [("strict", MENDS), ("note", LIVES_WITH_IT)])
def test_who_decides_of_a_finding_hangs_on_what_it_does_to_the_verdict(monitor: str, decides: str) -> None:
    told = remarks_of({"run": {"monitor": monitor}, "findings": [found("MUST"), found("SHOULD")]})

    assert [one["decides"] for one in told["findings"]] == [decides, LIVES_WITH_IT]


def test_notes_are_told_in_short() -> None:
    told = remarks_of({"run": {}, "findings": [found("note")], "remarks": ["x"]})

    assert (told["findings"], told["notes"], told["remarks"]) == ([], ["it did (4.2, 2 times)"], ["x"])
