"""What a line remarks on: how messages come."""

from __future__ import annotations

import pytest

from ocpp_support.csms import remarks
from ocpp_support.csms.station_socket import Manner
from ocpp_support.protocol.findings import Severity


@pytest.mark.parametrize(
    ("manner", "size", "rules"),
    [
        (Manner(binary=False), 100, []),
        (Manner(binary=False), remarks.LARGE, []),
        (Manner(binary=True), 100, ["frame.binary"]),
        (Manner(binary=False, pieces=3), remarks.LARGE + 1, ["frame.pieces", "frame.large"]),
    ],
)
def test_the_manner_is_remarked_on(manner: Manner, size: int, rules: list[str]) -> None:
    assert [finding.rule for finding in remarks.on_the_manner(manner, size)] == rules


def test_a_frame_with_odd_bits_shows_its_head() -> None:
    assert "RSV1 set" in remarks.broken_frame("why", "RSV1 set").text
    assert remarks.broken_frame("bad opcode", "").text == "a frame broke the rules: bad opcode"
    assert remarks.late(2.25).text == "it is late by 2.2 s"
    assert remarks.no_goodbye().severity is Severity.NOTE
