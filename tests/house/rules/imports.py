"""Who may import whom. The tables are the architecture: below whom a folder stands, and what it may know."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import PurePath

ALLOWED: Mapping[str, set[str]] = {
    "settings": set(),
    "asked": set(),
    "protocol": {"protocol"},
    "runtime": {"runtime"},
    "files": {"files", "runtime"},
    "trace": {"trace", "protocol", "runtime", "files.transfers"},
    "monitor": {"monitor", "trace", "protocol", "files.transfers"},
    "vocabulary": {"vocabulary"},
    "matchers": {"matchers", "trace", "protocol", "vocabulary.nouns", "files.transfers"},
    "csms": {"csms", "trace", "protocol", "runtime"},
    "prompting": {"prompting", "trace.masking"},
    "operator_page": {"operator_page", "doctor.machine", "prompting", "protocol", "trace"},
    "station": {"station", "prompting", "protocol", "trace"},
    "equipment": {"csms", "files", "operator_page", "prompting", "runtime", "settings", "station", "trace"},
    "course": {"trace"},
    "cast": {
        "cast",
        "course",
        "equipment",
        "csms",
        "files",
        "matchers",
        "protocol",
        "station",
        "trace",
        "vocabulary",
    },
    "reporting": {
        "reporting",
        "asked",
        "chronicle",
        "course",
        "drawing",
        "exports",
        "files.transfers",
        "matchers.registration",
        "monitor",
        "protocol.findings",
        "prompting.progress",
        "trace",
        "vocabulary",
    },
    "chronicle": {"chronicle", "matchers", "monitor", "protocol", "trace", "vocabulary.nouns"},
    "drawing": {"drawing", "chronicle", "matchers", "protocol", "trace", "vocabulary.nouns"},
    "exports": {"exports", "chronicle", "protocol", "trace"},
    "anonymity": {"anonymity", "trace.open_trace"},
    "bench": {
        "cast",
        "course",
        "equipment",
        "files",
        "matchers",
        "monitor",
        "reporting.findings",
        "reporting.journal",
        "reporting.trace_file",
        "station",
        "trace",
        "vocabulary",
    },
    "plan": {"plan", "reporting.names", "station", "trace"},
    "certificates": {"certificates"},
    "doctor": {"doctor", "reporting.node", "station", "trace.masking"},
    "meeting": {
        "meeting",
        "csms",
        "doctor",
        "matchers.readings",
        "protocol",
        "runtime",
        "station",
        "trace",
    },
    "invitation": {"doctor", "meeting", "station", "trace"},
    "restoring": {"asked", "cast", "course", "equipment", "settings", "station", "trace.masking", "use"},
    "judging": {"monitor", "reporting.findings", "station.station_file", "trace"},
    "redrawing": {"chronicle", "reporting"},
    "use": {"asked", "csms.tls", "plan", "reporting", "settings", "station"},
    "kill_matrix": {
        "kill_matrix",
        "reporting",
        "runner",
        "runtime.cores",
        "runtime.interrupts",
        "station.simulated",
        "use",
        "vocabulary",
    },
    "defect_pack": {
        "anonymity",
        "chronicle",
        "defect_pack",
        "drawing",
        "exports",
        "kill_matrix.cases",
        "reporting.folder",
        "reporting.pages",
        "station",
        "trace",
        "use",
    },
    "campaign": {"campaign", "exports.cells", "reporting", "runtime.cores", "runtime.interrupts", "station"},
    "commentary": {"plan", "prompting.progress", "reporting"},
    "live": {"live", "prompting.progress", "reporting"},
    "comparison": {"comparison", "protocol.findings", "reporting"},
    "run_reports": {"asked", "reporting", "trace.reading", "use"},
    "acceptance_run": {"asked", "commentary", "live", "plan", "reporting", "run_reports", "use"},
    "runner": {"acceptance_run", "asked", "context", "live", "station.bundled", "use", "vocabulary"},
    "cli": {
        "asked",
        "campaign",
        "certificates",
        "defect_pack",
        "comparison",
        "doctor",
        "judging",
        "kill_matrix",
        "meeting",
        "redrawing",
        "reporting",
        "restoring",
        "runner",
        "station.bundled",
        "use",
        "vocabulary",
    },
    "context": {"bench"},
    "steps": {"context", "matchers", "vocabulary"},
    "environment": {
        "bench",
        "context",
        "equipment",
        "invitation",
        "reporting.allure_attachments",
        "reporting.names",
        "trace",
        "use",
        "vocabulary",
    },
}
"""Of what ours each folder, or module at the top, may import; all others may nothing."""

ALSO: Mapping[str, set[str]] = {
    # The bundled station's hands reach for the station at its socket, and hold the clock for it.
    "station.simulated": {"csms.central_system", "runtime.clock"},
    # The signs of an act are read from the trace as matchers read it.
    "station.sign": {"matchers.statuses", "vocabulary.nouns"},
    "station.driver_signs": {"matchers.sessions", "matchers.statuses", "vocabulary.nouns"},
    "station.plugs": {"matchers.statuses", "vocabulary.nouns"},
    "station.station_signs": {"matchers.lifetimes", "matchers.statuses", "vocabulary.nouns"},
}
"""Exceptions, each with its reason."""

MAY_KNOW_THE_SIMULATOR = "station.simulated"

WITHOUT_IO = (
    "protocol",
    "trace",
    "monitor",
    "matchers",
    "chronicle",
    "drawing",
    "exports",
    "anonymity",
    "vocabulary.nouns",
    "course",
)
_IO = {
    "socket",
    "ssl",
    "aiohttp",
    "websockets",
    "pyftpdlib",
    "ftplib",
    "urllib.request",
    "http",
    "subprocess",
}

MAY_BE_ASYNCHRONOUS = (
    "runtime",
    "trace",
    "csms",
    "files",
    "prompting",
    "operator_page",
    "station",
    "equipment",
    "cast.stage",
    "meeting.meeting",
)


def name_of(file: PurePath) -> str:
    """Return the module's name as the tables have it: ``csms.line``, ``steps.x``, ``simulator.link``."""
    parts = file.with_suffix("").parts
    parts = parts[:-1] if parts[-1] == "__init__" else parts
    return ".".join(parts[1:] if parts[0] == "ocpp_support" else parts)


def imports_of(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and name of everything imported, wherever in the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level + (node.module or "")


def downwards(module: str, tree: ast.Module) -> Iterator[str]:
    """A module imports what stands below it, as the tables say."""
    allowed = ALLOWED.get(module.split(".", maxsplit=1)[0], set()) | ALSO.get(module, set())
    for line, imported in imports_of(tree):
        ours = imported.removeprefix("ocpp_support.")
        if imported.startswith("."):
            yield f"line {line}: a relative import hides where it goes"
        elif imported.startswith("steps"):
            yield f"line {line}: nobody imports steps"
        elif ours != imported and not any(_is_in(ours, folder) for folder in allowed):
            yield f"line {line}: {module} may not know {ours}"


def apart(module: str, tree: ast.Module) -> Iterator[str]:
    """Judge and judged share no code: one module knows the simulator, which knows nothing of us."""
    for line, imported in imports_of(tree):
        if (
            _is_in(imported, "simulator")
            and not _is_in(module, "simulator")
            and module != MAY_KNOW_THE_SIMULATOR
        ):
            yield f"line {line}: only {MAY_KNOW_THE_SIMULATOR} may know the simulator"
        if _is_in(imported, "ocpp_support") and _is_in(module, "simulator"):
            yield f"line {line}: the simulator may not know {imported}"


def without_io(module: str, tree: ast.Module) -> Iterator[str]:
    """What judges and what remembers does no input and no output."""
    if any(_is_in(module, folder) for folder in WITHOUT_IO):
        for line, imported in imports_of(tree):
            if any(_is_in(imported, outside) for outside in _IO):
                yield f"line {line}: {module} does no I/O, so it needs no {imported}"


def blocking(module: str, tree: ast.Module) -> Iterator[str]:
    """Asynchrony ends at the bench; what stands above it, and what is pure, is plain."""
    if _is_in(module, "simulator") or any(_is_in(module, folder) for folder in MAY_BE_ASYNCHRONOUS):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncFunctionDef | ast.Await):
            yield f"line {node.lineno}: {module} is not asynchronous"


def circles(imports: Mapping[str, set[str]]) -> Iterator[str]:
    """No module knows itself by way of others."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        yield "a circle: " + " → ".join(error.args[1])


def _is_in(module: str, folder: str) -> bool:
    return module == folder or module.startswith(f"{folder}.")
