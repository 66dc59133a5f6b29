import io
from datetime import UTC, datetime

import pytest
from rich.console import Console

from ocpp_support import invitation
from ocpp_support.doctor.machine import Interface, Machine
from ocpp_support.invitation import Invitation
from ocpp_support.trace.events import Attempted
from tests.ocpp_support.doctor.lines import profile
from tests.ocpp_support.matchers.conversations import STARTED, Talk

NOON = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def out() -> io.StringIO:
    return io.StringIO()


def inviting(out: io.StringIO, **tables: object) -> Invitation:
    return Invitation(profile(**tables), 4711, Console(file=out, highlight=False, width=20))


def test_the_addresses_and_until_when(out: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine((Interface("eth0", "192.168.1.20"), Interface("wlan0", "192.168.2.20")))
    monkeypatch.setattr(invitation, "this_machine", lambda: machine)
    station = {"identity": "GARAGE-01"}
    inviting(out, station=station, listen={"host": "0.0.0.0"}).invite(150, NOON)

    assert out.getvalue().splitlines() == [
        f"Waiting for the station until {NOON.astimezone():%H:}02:30. It is to dial:",
        "  ws://192.168.1.20:4711/GARAGE-01  (eth0)",
        "  ws://192.168.2.20:4711/GARAGE-01  (wlan0)",
    ]


def test_an_identity_that_is_left_open_is_an_example(out: io.StringIO) -> None:
    inviting(out).invite(1, NOON)

    assert "/CP01  ([listen] host), with any name in place of CP01\n" in out.getvalue()


def test_whoever_is_not_let_in_is_shown_with_what_to_do(out: io.StringIO) -> None:
    asked = inviting(out)
    for port in (1, 2, 3):
        attempt = Attempted(f"10.0.0.7:{port}", "/CP1", "it gave a wrong password", "Type the password anew.")
        asked.tell(Talk().event(attempt))
    at_once = out.getvalue().splitlines()
    asked.over()

    assert at_once == [
        f"{STARTED.astimezone():%H:%M:%S}  10.0.0.7 dialled /CP1: it gave a wrong password",
        "          → Type the password anew.",
    ]
    assert len(out.getvalue().splitlines()) == 3
