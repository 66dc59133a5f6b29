"""What every Python file must be like: small, rightly named, and never asleep."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import PurePath

HOMELESS = {"utils", "util", "helpers", "helper", "common", "base", "misc", "tools"}
LONGEST_MODULE = 300
LONGEST_STEP_FILE = 140
LONGEST_FUNCTION = 40
MOST_PUBLIC_METHODS = 12

BROAD = {
    "Station": "of the simulator: where every procedure of a station meets every other",
    "Outlet": "of the simulator: cable, car, card, meter and session of one place",
}
"""Classes that may have more, each with its reason."""

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def a_home(file: PurePath) -> Iterator[str]:
    """A module is named after what it owns."""
    if file.stem in HOMELESS:
        yield f"{file.name}: if a thing has no home, name the home"


def a_short_file(file: PurePath, text: str) -> Iterator[str]:
    """A file that grows is split."""
    longest = LONGEST_STEP_FILE if file.parts[0] == "steps" else LONGEST_MODULE
    lines = len(text.splitlines())
    if lines > longest:
        yield f"{lines} lines; at most {longest}"


def short_functions(tree: ast.Module) -> Iterator[str]:
    """A function that grows is split."""
    for node in ast.walk(tree):
        if isinstance(node, _FUNCTIONS):
            lines = (node.end_lineno or 0) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield f"line {node.lineno}: {node.name} has {lines} lines; at most {LONGEST_FUNCTION}"


def no_sleep(tree: ast.Module) -> Iterator[str]:
    """Nothing sleeps: what is waited for has a name, and a deadline."""
    for node in ast.walk(tree):
        called = node.func if isinstance(node, ast.Call) else None
        name = getattr(called, "attr", getattr(called, "id", ""))
        imported = node.names if isinstance(node, ast.ImportFrom) else []
        if name == "sleep" or any(alias.name == "sleep" for alias in imported):
            yield f"line {node.lineno}: a sleep"  # type: ignore[attr-defined]


def a_docstring(tree: ast.Module) -> Iterator[str]:
    """A module says what it owns. (An empty one owns nothing.)"""
    if tree.body and not ast.get_docstring(tree):
        yield "line 1: the docstring is missing"


def few_public_methods(tree: ast.Module) -> Iterator[str]:
    """A class has one responsibility, so few methods that others call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name not in BROAD:
            public = [
                one for one in node.body if isinstance(one, _FUNCTIONS) and not one.name.startswith("_")
            ]
            methods = [one for one in public if not _is_property(one)]
            if len(methods) > MOST_PUBLIC_METHODS:
                many = f"{node.name} has {len(methods)} methods"
                yield f"line {node.lineno}: {many}; at most {MOST_PUBLIC_METHODS}"


def _is_property(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any("property" in ast.unparse(decorator) for decorator in function.decorator_list)
