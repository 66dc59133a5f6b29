"""A step's page gets what is said of a run, as long as it has room."""

from pathlib import Path

import pytest

from ocpp_support.reporting.step_summary import LARGEST, VARIABLE, add_to_step_summary


def test_adds_to_what_stands_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "summary"
    page.write_text("# Before\n", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(page))

    add_to_step_summary("## ✓")
    add_to_step_summary("## again")

    assert page.read_text(encoding="utf-8") == "# Before\n## ✓\n## again\n"


def test_a_page_that_is_full_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "summary"
    page.write_bytes(b"x" * (LARGEST - 3))
    monkeypatch.setenv(VARIABLE, str(page))

    add_to_step_summary("xyz")
    add_to_step_summary("xy")

    assert page.stat().st_size == LARGEST


def test_elsewhere_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)

    add_to_step_summary("text")

    assert not list(tmp_path.iterdir())


def test_a_page_that_cannot_be_written_is_only_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none" / "summary"))

    add_to_step_summary("text")

    assert "could not be written" in capsys.readouterr().err
