"""The bundled station comes in by all four security profiles, and nobody else does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ocpp_support.equipment import Equipment
from ocpp_support.settings import Patience
from ocpp_support.station.hands import HandsTrouble
from ocpp_support.station.profile import Profile
from ocpp_support.trace.events import Attempted, Connected
from ocpp_support.trace.trace import Conversation, Sender
from tests.conftest import Lab
from tests.ocpp_support.kept_lines import as_json_lines

PASSWORD = "corréct:horse"


@pytest.fixture
def secret(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "secret").write_text(PASSWORD + "\n", encoding="utf-8")
    return {"file": str(tmp_path / "secret")}


Made = Callable[..., Equipment]


@pytest.fixture
def made() -> Iterator[Made]:
    """Make equipment whose station dials in; it is stopped afterwards."""
    every: list[Equipment] = []

    def make(**tables: Any) -> Equipment:
        equipment = Equipment(Profile.model_validate({"station": {"identity": "CP01"}, **tables}), Patience())
        every.append(equipment)
        return equipment

    yield make
    for equipment in every:
        equipment.stop()


def conversation_of(equipment: Equipment, kind: type[Connected] | type[Attempted]) -> Conversation:
    """Start, and return what was said when such an event is there."""
    equipment.start()
    trace = equipment.trace
    return equipment.thread.run(
        trace.wait_until(
            lambda so_far: bool(so_far.events(kind)), since=trace.beginning, until=trace.now() + 600
        )
    )


def tls_of(lab: Lab) -> dict[str, str]:
    return {"certificate": str(lab.server.certificate), "key": str(lab.server.key)}


def profile_3(lab: Lab) -> dict[str, Any]:
    return {"profile": 3, "station_ca": str(lab.authority.certificate), **tls_of(lab)}


def hands(lab: Lab) -> dict[str, str]:
    return {"certificate": str(lab.station.certificate), "key": str(lab.station.key)}


def comes_in(equipment: Equipment, scheme: str) -> None:
    assert equipment.central.url.startswith(f"{scheme}://127.0.0.1:")
    so_far = conversation_of(equipment, Connected)
    assert so_far.events(Attempted) == []
    assert so_far.events(Connected)[0].findings == ()
    assert "horse" not in as_json_lines(so_far)
    assert "horse" not in repr(list(so_far))


def test_by_profile_0(made: Made) -> None:
    comes_in(made(), "ws")


def test_by_profile_1_with_its_password(made: Made, secret: dict[str, str]) -> None:
    comes_in(made(security={"profile": 1, "password": secret}), "ws")


def test_by_profile_2_with_its_password_over_tls(made: Made, secret: dict[str, str], lab: Lab) -> None:
    comes_in(made(security={"profile": 2, "password": secret, **tls_of(lab)}), "wss")


def test_by_profile_3_with_its_certificate(made: Made, lab: Lab) -> None:
    comes_in(made(security=profile_3(lab), hands=hands(lab)), "wss")


def test_a_station_without_a_certificate_stays_out_of_profile_3(made: Made, lab: Lab) -> None:
    so_far = conversation_of(made(security=profile_3(lab)), Attempted)
    assert so_far.events(Connected) == []
    assert so_far.calls(Sender.STATION) == []


def test_another_stations_certificate_stays_out_of_profile_3(made: Made, lab: Lab) -> None:
    equipment = made(security=profile_3(lab), hands=hands(lab), station={"identity": "CP02"})
    (attempt, *_) = conversation_of(equipment, Attempted).events(Attempted)
    assert "made out to “CP01”, and it calls itself “CP02”" in str(attempt.content)


def test_a_bundled_station_that_cannot_show_its_certificate_says_so(made: Made, lab: Lab) -> None:
    mixed = {"certificate": str(lab.station.certificate), "key": str(lab.server.key)}
    equipment = made(security=profile_3(lab), hands=mixed)
    with pytest.raises(HandsTrouble, match=r"cannot come in: .* no certificate with its key"):
        equipment.start()


def test_the_password_is_in_no_representation(made: Made, secret: dict[str, str]) -> None:
    equipment = made(security={"profile": 1, "password": secret})
    assert "horse" not in repr(equipment.profile)
    assert "horse" not in repr(vars(equipment.central))
