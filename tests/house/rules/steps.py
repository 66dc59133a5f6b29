"""What a step file must be like: glue, and nothing else."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

LONGEST_BODY = 8
OF_CONTEXT = {"bench", "table", "text"}

_KEYWORDS = {"given", "when", "then"}
_DECISIONS = (ast.If, ast.IfExp, ast.Match, ast.For, ast.While, ast.Try)


def nothing_but_steps(tree: ast.Module) -> Iterator[str]:
    """A docstring, imports, and functions with one phrase each: what is made here would exist twice."""
    if not ast.get_docstring(tree):
        yield "line 1: the docstring is missing"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and _phrases(node) == 1:
            continue
        if not isinstance(node, ast.Import | ast.ImportFrom) and not _is_text(node):
            yield f"line {node.lineno}: this is no step with one phrase"


def a_name_of_their_own(tree: ast.Module) -> Iterator[str]:
    """A step function has a name of its own, derived from its phrase."""
    names = [step.name for step in _steps(tree)]
    yield from (f"{name} is defined {times} times" for name, times in Counter(names).items() if times > 1)
    yield from (f"{name} is no name" for name in names if name.startswith(("step", "_", "impl")))


def short_bodies(tree: ast.Module) -> Iterator[str]:
    """A step is one to four lines, eight at the most."""
    for step in _steps(tree):
        lines = (step.body[-1].end_lineno or 0) - step.body[0].lineno + 1
        if lines > LONGEST_BODY:
            yield f"line {step.lineno}: {step.name} has {lines} lines; at most {LONGEST_BODY}"


def no_assert(tree: ast.Module) -> Iterator[str]:
    """A step asserts nothing; a matcher does, and says why."""
    yield from (f"line {node.lineno}: an assert" for node in ast.walk(tree) if isinstance(node, ast.Assert))


def no_decision(tree: ast.Module) -> Iterator[str]:
    """A step decides nothing: no if, no loop, no try."""
    yield from (f"line {node.lineno}: a decision" for node in ast.walk(tree) if isinstance(node, _DECISIONS))


def no_number(tree: ast.Module) -> Iterator[str]:
    """A step knows no number: patience is the settings', anything else the scenario's."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, int | float)
            and not isinstance(node.value, bool)
        ):
            yield f"line {node.lineno}: the number {node.value}"


def only_the_bench(tree: ast.Module) -> Iterator[str]:
    """A step touches nothing of the context but the bench and its own table and text."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or ast.unparse(node.value) != "context":
            continue
        if node.attr not in OF_CONTEXT:
            yield f"line {node.lineno}: context.{node.attr}"


def _steps(tree: ast.Module) -> list[ast.FunctionDef]:
    return [node for node in tree.body if isinstance(node, ast.FunctionDef)]


def _phrases(step: ast.FunctionDef) -> int:
    calls = [decorator.func for decorator in step.decorator_list if isinstance(decorator, ast.Call)]
    return sum(isinstance(call, ast.Name) and call.id in _KEYWORDS for call in calls)


def _is_text(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
