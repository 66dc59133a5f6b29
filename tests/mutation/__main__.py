"""Mutants of the judging packages are made and tried, and the outcome is judged; ``make mutation`` is that.

``--again`` keeps what is killed and tries only the survivors once more, with the tests as they are now.
It takes about an hour on two cores; what mutmut is to mutate, and with which tests, stands in pyproject.toml.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.mutation.explanations import explanations, written
from tests.mutation.judgement import Judgement, judged
from tests.mutation.mutants import KILLS, mutants_in

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "mutants"


def main() -> int:
    """Run mutmut, and say what came out; 0 where that is good."""
    asked = _asked()
    if not asked.judge:
        _make_ready(again=asked.again)
        command = [
            str(Path(sys.executable).with_name("mutmut")),
            "run",
            "--max-children",
            str(asked.children),
        ]
        if subprocess.run([*command, *asked.names], cwd=ROOT, check=False).returncode:
            return 1
    judgement = judged(mutants_in(FOLDER), explanations())
    print("\n".join(_told(judgement)))
    return 0 if judgement.good else 1


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--again", action="store_true", help="try only the survivors once more")
    parser.add_argument("--judge", action="store_true", help="try nothing, judge what was found")
    parser.add_argument("--children", type=int, default=os.cpu_count(), help="processes at a time")
    parser.add_argument("names", nargs="*", help="mutants in mutmut's spelling, as ocpp_support.protocol.*")
    return parser.parse_args()


def _make_ready(*, again: bool) -> None:
    """Forget the earlier run; or only what it said of survivors, and which test touches what."""
    if not again:
        shutil.rmtree(FOLDER, ignore_errors=True)
        return
    (FOLDER / "mutmut-stats.json").unlink(missing_ok=True)
    for meta in FOLDER.rglob("*.py.meta"):
        said = json.loads(meta.read_text(encoding="utf-8"))
        codes = said["exit_code_by_key"]
        said["exit_code_by_key"] = {key: code if code in KILLS else None for key, code in codes.items()}
        meta.write_text(json.dumps(said), encoding="utf-8")


def _told(judgement: Judgement) -> list[str]:
    lines = ["", *map(str, judgement.scores)]
    if judgement.untried:
        lines.append(f"{judgement.untried} mutants were not tried.")
    if judgement.stale:
        lines += ["", "Explained in survivors.toml, and killed or gone:", *judgement.stale]
    if judgement.unexplained:
        lines += [
            "",
            "Survivors that survivors.toml does not explain:",
            "",
            written(list(judgement.unexplained)),
        ]
    return lines


if __name__ == "__main__":
    sys.exit(main())
