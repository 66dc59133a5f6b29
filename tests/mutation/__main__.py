"""Mutants of the judging packages are made and tried, and the outcome is judged; ``make mutation`` is that.

``--again`` keeps what is killed and tries only the survivors once more, with the tests as they are now;
``--near`` asks only the tests of a mutant's own module, which is quick, so that few are left for ``--again``.
What is mutated, and with which tests, stands in pyproject.toml.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.mutation.explanations import explanations, written
from tests.mutation.judgement import Judgement, judged
from tests.mutation.mutants import mutants_in
from tests.mutation.results import Results

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "mutants"


def main() -> int:
    """Make mutants, try them, and say what came out; 0 where that is good."""
    asked = _asked()
    if not asked.judge:
        if not asked.again and not asked.names:
            shutil.rmtree(FOLDER, ignore_errors=True)
        _make(asked.children)
        Results(FOLDER).forget(asked.names, killed=not asked.again)
        how = "near" if asked.near else "far"
        trying = [sys.executable, "-m", "tests.mutation.trying", str(asked.children), how, *asked.names]
        if subprocess.run(trying, cwd=FOLDER, check=False).returncode:
            return 1
    judgement = judged(mutants_in(FOLDER, asked.names), explanations())
    print("\n".join(_told(judgement)))
    return 0 if judgement.good else 1


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--again", action="store_true", help="try only the survivors once more")
    parser.add_argument("--judge", action="store_true", help="try nothing, judge what was found")
    parser.add_argument("--near", action="store_true", help="ask only the tests of a mutant's own module")
    parser.add_argument("--children", type=int, default=os.cpu_count(), help="processes at a time")
    parser.add_argument("names", nargs="*", help="only these mutants, as ocpp_support.protocol.*")
    return parser.parse_args()


def _make(children: int) -> None:
    """Have mutmut copy the project, with the mutants of what has changed since the last time."""
    from mutmut import __main__ as mutmut

    from tests.mutation.decorated import mutate_decorated

    mutate_decorated()
    FOLDER.mkdir(exist_ok=True)
    making = FOLDER / ".making"
    if making.exists():
        # A run was broken off here, and may have left half a module, which looks as new as a whole one.
        for module in (FOLDER / "ocpp_support").rglob("*.py"):
            module.unlink()
    making.touch()
    shutil.rmtree(FOLDER / "tests", ignore_errors=True)
    print("Mutants are made.")
    with contextlib.chdir(ROOT), contextlib.redirect_stdout(io.StringIO()):
        mutmut.copy_src_dir()
        mutmut.copy_also_copy_files()
        mutmut.create_mutants(children)
    making.unlink()


def _told(judgement: Judgement) -> list[str]:
    if not judgement.scores and not judgement.untried:
        return ["There are no such mutants; they are made where --judge is left out."]
    lines = ["", *map(str, judgement.scores)]
    if judgement.explained:
        lines.append(f"survivors.toml says of {judgement.explained} survivors why they may live.")
    if judgement.untried:
        lines.append(f"{judgement.untried} mutants were not tried.")
    if judgement.stale:
        lines += ["", "Explained in survivors.toml, and killed or gone:", *judgement.stale]
    if judgement.unexplained:
        lines += ["", "Survivors that survivors.toml does not explain:", "", written(judgement.unexplained)]
    return lines


if __name__ == "__main__":
    sys.exit(main())
