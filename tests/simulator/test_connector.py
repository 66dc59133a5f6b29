"""The status follows from the facts, and never contradicts them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.authorization import Authorized
from simulator.connector import Connector, Plug
from simulator.faults import FAULTS
from simulator.model import load_model
from simulator.session import Session
from simulator.vehicle import Vehicle

CAR = Vehicle(load_model("reference").vehicle, 0.5)
FULL = Vehicle(load_model("reference").vehicle, 1.0)
BOB = Authorized("BOB")
FAULT = {"power_pin": FAULTS["power_pin"]}
WARNING = {"communication_pin": FAULTS["communication_pin"]}


def session() -> Session:
    return Session(1, "BOB", None, 0, datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({}, "Available"),
        ({"holder": BOB}, "Preparing"),
        ({"plug": Plug.CAR}, "Preparing"),
        ({"plug": Plug.CAR, "released": True}, "Available"),
        ({"plug": Plug.CABLE, "finished": True}, "Finishing"),
        ({"plug": Plug.CAR, "finished": True, "holder": BOB}, "Preparing"),
        ({"operative": False, "plug": Plug.CAR}, "Unavailable"),
        ({"faults": FAULT, "operative": False}, "Faulted"),
        ({"faults": WARNING}, "Preparing"),
        ({"faults": WARNING, "operative": False}, "Unavailable"),
        ({"plug": Plug.CAR, "vehicle": CAR, "session": session()}, "Preparing"),
        ({"plug": Plug.CAR, "vehicle": CAR, "session": session(), "energised": True}, "Charging"),
        ({"plug": Plug.CAR, "vehicle": FULL, "session": session(), "energised": True}, "SuspendedEV"),
        ({"plug": Plug.CABLE, "session": session(), "energised": True}, "SuspendedEV"),
        (
            {"plug": Plug.CAR, "vehicle": CAR, "session": session(), "energised": True, "suspended": True},
            "SuspendedEVSE",
        ),
    ],
)
def test_the_status_of_these_facts(facts: dict[str, Any], status: str) -> None:
    assert Connector(1, **facts).condition.status == status


@given(
    st.fixed_dictionaries(
        {
            "operative": st.booleans(),
            "plug": st.sampled_from(Plug),
            "holder": st.sampled_from([None, BOB]),
            "session": st.builds(lambda yes: session() if yes else None, st.booleans()),
            "energised": st.booleans(),
            "finished": st.booleans(),
            "released": st.booleans(),
            "faults": st.sampled_from([{}, FAULT, WARNING]),
        }
    )
)
def test_an_error_goes_with_its_statuses(facts: dict[str, Any]) -> None:
    told = Connector(1, **facts).condition
    assert (told.status == "Faulted") == (facts["faults"] == FAULT)
    if facts["faults"] == WARNING:
        assert (told.code == "NoError") == (told.status == "Unavailable")
        assert told.status not in ("Available", "Charging")
    else:
        assert (told.code == "NoError") == (not facts["faults"])
