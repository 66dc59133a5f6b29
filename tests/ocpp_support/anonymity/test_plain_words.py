"""Words that everybody uses name nobody."""

from __future__ import annotations

import pytest

from ocpp_support.anonymity.plain_words import is_plain


@pytest.mark.parametrize(
    "text", ["ALICE", "bob", "Charging", "Energy.Active.Import.Register", "the station", "unknown"]
)
def test_words_of_ocpp_of_the_script_and_of_the_suite_are_plain(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize("text", ["", " ", "CP01", "Lena", "the garage", "04A2B3C4", "ALICE 2"])
def test_all_else_is_not(text: str) -> None:
    assert not is_plain(text)
