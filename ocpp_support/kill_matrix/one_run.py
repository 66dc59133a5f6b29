"""One run of the script, in a process of its own: what that process does.

Owns the way in and what is left behind in the scratch folder: the record, and whatever was printed.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from pathlib import Path

from behave.__main__ import main

from ocpp_support.kill_matrix.cases import Case

RECORD = "record.json"
OUTPUT = "output.txt"

QUIETLY = ("--format=null", "--no-summary", "--no-capture")
"""What behave is told besides: nobody reads what it prints, which all goes to a file as it is."""


def run_script(case: Case, scratch: Path) -> None:
    """Run the script against the case's station; leave the record in the scratch folder."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Whoever started this process ends it, too.
    tempfile.tempdir = str(scratch)  # What a run leaves lying about goes with the folder.
    _speak_into(scratch / OUTPUT)
    prepared = "--runner=ocpp_support.kill_matrix.prepared:PreparedRunner"
    defects = () if case.good else ("-D", f"defects={case.name}")
    asked = ("-D", f"station={case.station}", "-D", "reports=none", "-D", f"record={scratch / RECORD}")
    sys.exit(main([*QUIETLY, prepared, *asked, *defects]))


def _speak_into(path: Path) -> None:
    """Have everything that this process prints go to a file, whoever prints it."""
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(opened, stream)
    os.close(opened)
