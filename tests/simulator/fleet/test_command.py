"""The command, as its user calls it."""

from __future__ import annotations

import re

import pytest
from typer.testing import CliRunner

from simulator.fleet.command import app

NOWHERE = "ws://127.0.0.1:1"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "--url"),
        (["--url", "http://127.0.0.1:1"], "is no address"),
        (["--url", NOWHERE, "--scenario", "nothing"], "there is no such scenario"),
        (["--url", NOWHERE, "--model", "nothing"], "nothing"),
        (["--url", NOWHERE, "--count", "0"], "--count"),
        (["--url", NOWHERE, "--metrics", "9000"], "is not HOST:PORT"),
        (["--url", NOWHERE, "--url", "127.0.0.1:2"], "'127.0.0.1:2' is no address"),
        (["--url", NOWHERE, "--ca", "nothing.pem"], "nothing.pem holds no certificate"),
    ],
)
def test_wrong_use_is_told(arguments: list[str], said: str) -> None:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert said in re.sub(r"[\s│]+", " ", result.output)
