"""What the project consists of: its files, as git sees them, and its features."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from behave.model import Feature
from behave.parser import parse_file

ROOT = Path(__file__).parents[2]


@cache
def tracked_files() -> tuple[Path, ...]:
    """Return every file that is, or is about to be, under version control, from the root."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(Path(name) for name in sorted(set(listed.split("\0"))) if name and (ROOT / name).is_file())


def python_files(*folders: str) -> list[Path]:
    """Return the Python files in these folders, or all of them."""
    return [
        file for file in tracked_files() if file.suffix == ".py" and (not folders or file.parts[0] in folders)
    ]


def read(file: Path) -> str:
    """Return the text of a file of the project."""
    return (ROOT / file).read_text(encoding="utf-8")


def complaints(rule: Callable[[Path], Iterable[str]], files: Iterable[Path]) -> list[str]:
    """Return what a rule complains of in these files, each complaint with its file."""
    return [f"{file}: {complaint}" for file in files for complaint in rule(file)]


@cache
def parsed(file: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(read(file))


@cache
def features() -> tuple[Feature, ...]:
    """Return every feature of the suite."""
    files = [file for file in tracked_files() if file.suffix == ".feature"]
    return tuple(parse_file(str(ROOT / file)) for file in files)
