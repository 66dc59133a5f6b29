"""Being stopped: by Ctrl-C, or by a build machine that says so. Whoever began us may have made us deaf."""

from __future__ import annotations

import signal


def hear_interrupts() -> None:
    """Have both raise KeyboardInterrupt from now on."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # A shell's background job is born deaf to it.
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # A build machine that is told to stop says so.
