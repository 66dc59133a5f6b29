"""Where the station dials and what it offers: as it should, or with the one mistake that was asked for."""

from __future__ import annotations

from typing import Any, cast

import pytest

from simulator.dialling import Dialling

from .fake_station import FakeStation

URL = "ws://h:1/ocpp/CP-01"


def dialling(*defects: str, restarted: str = "") -> Dialling:
    station = FakeStation(*defects)
    station.restarted = restarted
    return Dialling(cast(Any, station))


@pytest.mark.parametrize(
    ("defect", "address"),
    [
        ("", URL),
        ("two-slashes", "ws://h:1/ocpp//CP-01"),
        ("identity-twice", "ws://h:1/ocpp/CP-01/CP-01"),
        ("encodes-hyphens", "ws://h:1/ocpp/CP%2D01"),
        ("whispers-after-restart", URL),
    ],
)
def test_the_address(defect: str, address: str) -> None:
    assert dialling(defect).address(URL) == address


def test_after_a_restart_the_identity_is_in_small_letters() -> None:
    assert dialling("whispers-after-restart", restarted="HardReset").address(URL) == "ws://h:1/ocpp/cp-01"


@pytest.mark.parametrize(
    ("defect", "offers"),
    [
        ("", ["ocpp1.6"]),
        ("offers-no-subprotocol", None),
        ("offers-ocpp-1.6j", ["ocpp1.6j"]),
        ("offers-two-versions", ["ocpp2.0.1", "ocpp1.6"]),
    ],
)
def test_the_offers(defect: str, offers: list[str] | None) -> None:
    assert dialling(defect).offers() == offers


def test_another_version_is_tried_once() -> None:
    station = dialling("tries-2.0.1-first")
    offered = []
    for _ in range(3):
        station.address(URL)
        offered.append(station.offers())
    assert offered == [["ocpp2.0.1"], ["ocpp1.6"], ["ocpp1.6"]]


def test_nobody_tires_of_a_silent_line_but_who_does() -> None:
    assert dialling().patience is None
    assert dialling("gives-up-silent-line").patience == 55
