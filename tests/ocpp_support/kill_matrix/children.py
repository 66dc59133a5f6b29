"""What a process of a run may come to. Each is run in one of its own, so each can be named from outside."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from pathlib import Path

from ocpp_support.kill_matrix.cases import Case
from ocpp_support.kill_matrix.one_run import OUTPUT, RECORD


def obedient(case: Case, scratch: Path) -> None:
    """Leave a record that says which process it was."""
    (scratch / RECORD).write_text(json.dumps({"of": case.name, "by": os.getpid()}), encoding="utf-8")


def refusing(case: Case, scratch: Path) -> None:
    """Leave a record and end with 1, as behave does where a station is refused."""
    obedient(case, scratch)
    sys.exit(1)


def wordless(case: Case, scratch: Path) -> None:
    """Print something and leave no record."""
    (scratch / OUTPUT).write_text("Traceback\nSystemError: gone\n", encoding="utf-8")


def half(case: Case, scratch: Path) -> None:
    """Leave half a record."""
    (scratch / RECORD).write_text('{"functions": [', encoding="utf-8")


def dying(case: Case, scratch: Path) -> None:
    """Die, though a record is there."""
    obedient(case, scratch)
    os.kill(os.getpid(), signal.SIGKILL)


def hanging(case: Case, scratch: Path) -> None:
    """Never end."""
    threading.Event().wait()


def telling(case: Case, scratch: Path) -> None:
    """Say who it is, into the pipe that the case's sentence names, and never end."""
    Path(case.sentence).write_text(str(os.getpid()), encoding="utf-8")
    hanging(case, scratch)


def listening(case: Case, scratch: Path) -> None:
    """Leave a record once the other one has told who it is."""
    told = {"other": int(Path(case.sentence).read_text(encoding="utf-8")), "scratch": str(scratch)}
    (scratch / RECORD).write_text(json.dumps(told), encoding="utf-8")


def by_name(case: Case, scratch: Path) -> None:
    """Do as the case is called."""
    {"dying": dying, "telling": telling, "listening": listening}.get(case.name, obedient)(case, scratch)
