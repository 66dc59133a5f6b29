"""The page that GitHub shows of a step of a workflow: whatever stands in the file that it names.

Owns the file's limit. What is said is :mod:`ocpp_support.reporting.markdown`'s.
"""

import os
import sys
from pathlib import Path

VARIABLE = "GITHUB_STEP_SUMMARY"
"""Environment variable: the file. Set for every step of a workflow, and nowhere else."""

LARGEST = 1024 * 1024
"""Bytes. GitHub shows nothing of a file that is larger, not even its beginning."""


def add_to_step_summary(text: str) -> None:
    """Add a text to the page of this step, where there is one and it has room."""
    if not (named := os.environ.get(VARIABLE)):
        return
    path, added = Path(named), f"{text}\n".encode()
    try:
        there = path.stat().st_size if path.exists() else 0
        if there + len(added) <= LARGEST:
            with path.open("ab") as file:
                file.write(added)
    except OSError as why:  # The run counts all the same.
        sys.stderr.write(f"The summary of the step could not be written: {why}\n")
