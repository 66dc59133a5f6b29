"""Has mutmut mutate decorated functions too.

It leaves them out, since a decorator might be run for every copy; and every rule of the monitor is one. Here
only the function that switches between the copies is decorated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import libcst as cst
from mutmut.mutation import file_mutation
from mutmut.mutation.file_mutation import Mutation, MutationVisitor

_KNOWN = ("staticmethod", "classmethod")
"""Those that mutmut sees to itself."""

_arrange = file_mutation.function_trampoline_arrangement
_skips = MutationVisitor._skip_node_and_children

Arranged = tuple[Sequence[cst.CSTNode], Sequence[cst.CSTNode], Sequence[cst.CSTNode], Sequence[str]]


def mutate_decorated() -> None:
    """Have it so from now on, in this process and its children."""
    MutationVisitor._skip_node_and_children = lambda self, node: _skips(self, _bare(node))
    file_mutation.function_trampoline_arrangement = _arranged


def _arranged(function: cst.FunctionDef, mutants: Iterable[Mutation], class_name: str | None) -> Arranged:
    """Return what mutmut makes of a function: declarations, copies, their register and their names."""
    decorators = [one for one in function.decorators if not _known(one)]
    if not decorators:
        return _arrange(function, mutants, class_name)
    declared, copies, register, names = _arrange(_bare(function), mutants, class_name)
    switch = copies[0].with_changes(decorators=[*decorators, *copies[0].decorators])
    return declared, [switch, *copies[1:]], register, names


def _bare(node: cst.CSTNode) -> cst.CSTNode:
    """Return a function without its decorators; anything else as it is."""
    if isinstance(node, cst.FunctionDef) and not any(map(_known, node.decorators)):
        return node.with_changes(decorators=[])
    return node


def _known(decorator: cst.Decorator) -> bool:
    return isinstance(decorator.decorator, cst.Name) and decorator.decorator.value in _KNOWN
