"""A secret is read where it is kept, and never told by the table itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocpp_support.station.security import Secret


def test_a_secret_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATION_SECRET", "tea")
    assert Secret(env="STATION_SECRET").read() == "tea"


def test_a_secret_that_is_not_there_is_named_by_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STATION_SECRET", raising=False)
    with pytest.raises(LookupError, match="STATION_SECRET is not set"):
        Secret(env="STATION_SECRET").read()


def test_a_secret_comes_from_a_file_without_the_end_of_its_line(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_text(" tea \n", encoding="utf-8")
    secret = Secret(file=path)
    assert secret.read() == " tea "
    assert "tea" not in repr(secret)
