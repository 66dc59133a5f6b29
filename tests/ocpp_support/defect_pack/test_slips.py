"""For a criterion, the bundled station knows mistakes of its own."""

from __future__ import annotations

from ocpp_support.defect_pack.slips import slips_of


def test_a_mistake_stands_under_the_criterion_that_is_its_own() -> None:
    slips = slips_of()
    assert "silent-availability" in [name for name, _ in slips["3.2"]]
    assert "silent-availability" not in [name for name, _ in slips.get("3.3", [])]
    assert all(sentence for own in slips.values() for _, sentence in own)
