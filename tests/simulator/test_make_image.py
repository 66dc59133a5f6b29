"""An image as a file: what is written installs, and a mistake is a sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from simulator.firmware_image import read_image
from simulator.make_image import app


def test_what_is_written_is_for_that_model_and_brings_that_version(tmp_path: Path) -> None:
    file = tmp_path / "new.bin"
    outcome = CliRunner().invoke(app, ["--model", "hk_180", "--version", "V113", str(file)])
    assert outcome.exit_code == 0, outcome.output
    assert read_image(file.read_bytes(), "HICONICS", "HK-180-1000-AE2").version == "V113"
    assert "HICONICS HK-180-1000-AE2 version V113" in outcome.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--version", "", "new.bin"], "a version has 1 to 50 characters"),
        (["--version", "9" * 51, "new.bin"], "a version has 1 to 50 characters"),
        (["--version", "2", "--model", "refrence", "new.bin"], "no such model"),
        (["--version", "2", "no/such/folder/new.bin"], "cannot be written: No such file"),
        (["new.bin"], "--version"),
    ],
)
def test_wrong_use_is_said_in_a_sentence(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = CliRunner().invoke(app, arguments)
    assert outcome.exit_code == 2
    assert said in re.sub(r"[\s│]+", " ", outcome.output)
    assert not any(tmp_path.iterdir())
