"""Which state of the suite was at work: the commit, where it was run from its own repository.

Owns asking git, and only of the suite's own folder: an installed suite may lie within somebody else's
repository.
"""

import subprocess
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_TIMEOUT_S = 5


@cache
def commit(root: Path = _ROOT) -> str:
    """Return the commit, with a remark where files were changed since; "" where that is not known."""
    if not (root / ".git").exists():
        return ""
    name = _git(root, "rev-parse", "--short=12", "HEAD")
    changed = _git(root, "status", "--porcelain", "--untracked-files=no")
    return f"{name} and changes" if name and changed else name


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True,
            text=True,
            timeout=_TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
