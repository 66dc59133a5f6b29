from __future__ import annotations

import subprocess
import sys

LOOK = """
import gc, sys, threading
import ocpp_support.kill_matrix.preloaded as preloaded
print(gc.get_freeze_count() > 1000, threading.active_count(), "simulator.station" in sys.modules)
print(*sorted(name for name in sys.modules if name.startswith("ocpp_support.matchers.")))
"""


def test_what_every_run_needs_is_loaded_and_nothing_runs_that_a_copy_would_lack() -> None:
    process = subprocess.run(
        [sys.executable, "-c", LOOK], capture_output=True, text=True, timeout=120, check=True
    )
    state, matchers = process.stdout.splitlines()

    assert state == "True 1 True"
    assert "ocpp_support.matchers.electricity" in matchers
