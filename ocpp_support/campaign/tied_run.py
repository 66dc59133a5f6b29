"""A run of the suite that ends with whoever began it: what its process does.

Owns the tie: standard input, on which nothing is ever said, and which ends when the process at its other end
does, however that comes. So no station is driven on for a campaign that is no more.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Sequence

from behave.__main__ import main

from ocpp_support.campaign.job import GRACE_S
from ocpp_support.runtime.interrupts import hear_interrupts


def run(arguments: Sequence[str]) -> int:
    """Run behave; return its status."""
    hear_interrupts()
    tie, nothing = os.dup(0), os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    threading.Thread(target=_end_with, args=(tie,), name="tie", daemon=True).start()
    return int(main([*arguments]))


def _end_with(tie: int) -> None:
    """Wait until the tie is cut; then end the run as Ctrl-C does, and by force where that does not do."""
    while os.read(tie, 1024):
        pass
    force = threading.Timer(GRACE_S, os.killpg, (os.getpgrp(), signal.SIGKILL))
    force.daemon = True
    force.start()
    os.kill(os.getpid(), signal.SIGINT)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
