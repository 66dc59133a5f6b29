"""How a run was asked for: by options of the command line, or by names after behave's ``-D``.

Owns that whoever is told what to type next is told it the way they type, and what is raised where a run
cannot begin as it was asked for.
"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterable

GO_ON = "OCPP_ACCEPTANCE_GO_ON"
"""Environment variable: the command that goes on with the run, where the command line has begun it."""


class WrongUse(Exception):
    """The run cannot begin as it was asked for; says why in one sentence."""


def option(name: str, value: str = "true") -> str:
    """Return what is typed to give a name a value."""
    if GO_ON not in os.environ:
        return f"-D {shlex.quote(f'{name}={value}')}"
    return f"--{name}" if value == "true" else f"--{name} {shlex.quote(value)}"


def command_to_go_on() -> str:
    """Return the command that goes on with this run."""
    if GO_ON in os.environ:
        return os.environ[GO_ON]
    return f"behave {option('resume')} {shlex.join(_but_resume(sys.argv[1:]))}".strip()


def of_the_command_line(arguments: Iterable[str]) -> str:
    """Return the command that goes on with a run that ``ocpp-acceptance run`` began with these arguments."""
    return shlex.join(["ocpp-acceptance", "run", "--resume", *arguments])


def _but_resume(arguments: list[str]) -> list[str]:
    kept: list[str] = []
    for argument in arguments:
        if argument == "resume=true" and kept and kept[-1] == "-D":
            kept.pop()
        elif argument != "-Dresume=true":
            kept.append(argument)
    return kept
