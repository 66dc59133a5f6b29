"""The vocabulary that people read is the one that the suite understands."""

from __future__ import annotations

import pytest

from ocpp_support.vocabulary.words import DOCUMENT, document
from tests.house.tree import ROOT


def test_the_document_is_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    written = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.exists() else ""
    assert written == document(), f"{DOCUMENT} is out of date: make words"
