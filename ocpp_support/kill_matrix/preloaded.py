"""What the process loads that all runs of the matrix are copies of, so that none of them loads it again.

To be imported there and nowhere else.
"""

from __future__ import annotations

import gc
from importlib import import_module
from pkgutil import iter_modules

from ocpp_support.kill_matrix.cases import STATION
from ocpp_support.kill_matrix.one_run import QUIETLY
from ocpp_support.kill_matrix.prepared import prepare
from ocpp_support.use import read_use

NEEDED = (
    "behave.__main__",
    "ocpp_support.cli",
    "ocpp_support.acceptance_run",
    "ocpp_support.runner",
    "ocpp_support.bench",
    "ocpp_support.equipment",
    "ocpp_support.invitation",
    "ocpp_support.run_reports",
    "ocpp_support.kill_matrix.one_run",
    "ocpp_support.kill_matrix.prepared",
)
"""Modules by name: the matrix itself needs none of what stands on a bench."""

PACKAGES = ("ocpp_support.matchers",)
"""What the steps need of these is for the steps to know: all of them is loaded."""

for name in (*NEEDED, *PACKAGES):
    module = import_module(name)
    if name in PACKAGES:
        for part in iter_modules(module.__path__, f"{name}."):
            import_module(part.name)
prepare(QUIETLY, read_use({"station": STATION}).profile.connectors)
# No copy need look through what it will never let go of; and none lives long enough to gather much more.
gc.freeze()
gc.disable()
