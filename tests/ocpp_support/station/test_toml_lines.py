"""The line of a key is found wherever it stands, and that of the nearest thing where it does not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ocpp_support.station.toml_lines import line_of

TEXT = """\
# A station.
title = "none"

[station]
connectors = 2  # "identity" = 3

[hands.cannot]
unplug = "locked"
[cards]
ALICE = { tag = "1", standing = "accepted" }
"BOB JR" = "2"
cards.MALLORY.tag = "3"

[[deviations]]
criterion = "1.1"

[[ deviations ]]
reason = "none"
criterion = "1.2"
"""


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("title",), 2),
        (("station",), 4),
        (("station", "connectors"), 5),
        (("station", "identity"), 4),
        (("hands", "cannot", "unplug"), 8),
        (("cards", "ALICE", "standing"), 10),
        (("cards", "BOB JR"), 11),
        (("cards", "cards", "MALLORY", "tag"), 12),
        (("deviations", 0, "criterion"), 15),
        (("deviations", 1, "criterion"), 19),
        (("deviations", 1, "link"), 17),
        (("nowhere", "at all"), 1),
        ((), 1),
    ],
)
def test_a_key_has_its_line(place: Sequence[str | int], line: int) -> None:
    assert line_of(TEXT, place) == line
