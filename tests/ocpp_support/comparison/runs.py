"""Runs to be compared: by hand, and by chance."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from ocpp_support.comparison.kept_run import STATION, Finding, Judged, KeptRun, Setting, Timing
from ocpp_support.protocol.findings import Severity
from ocpp_support.reporting.outcomes import Verdict

VERDICTS = [*map(str, Verdict), None, "a word of a newer suite"]
NAMES = ["1.1", "2.1", "3.1"]


def kept(**more: Any) -> KeptRun:
    station = {"identity": "CP1", "vendor": "ACME", "model": "One", "serial": "SN1", "firmware": "1.0"}
    told: dict[str, Any] = {"station": station, "clock": "virtual", "suite": "0.1.0", "verdict": "accepted"}
    whole: dict[str, Any] = {"findings": {}, "settings": {}, "timings": {}}
    return KeptRun(**(told | whole | more))


def _named(values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(NAMES), values, max_size=3)


def _finding(name: str) -> st.SearchStrategy[tuple[str, Finding]]:
    severities = st.sampled_from([str(severity) for severity in Severity])
    found = st.builds(Finding, severities, st.just("it did"), st.integers(0, 3))
    return found.map(lambda one: (f"{one.severity} {name}", one))


_TEXT = st.sampled_from(["", "a", "b"])
_SECONDS = st.none() | st.floats(0, 100)
JUDGED = st.builds(Judged, st.sampled_from(VERDICTS), _TEXT, _TEXT)
RUNS = st.builds(
    KeptRun,
    started=_TEXT,
    verdict=st.sampled_from(["accepted", "accepted with remarks", "refused", "incomplete", "", "new word"]),
    clock=st.sampled_from(["virtual", "real"]),
    suite=_TEXT,
    schema=st.sampled_from([1, 2, None]),
    station=st.fixed_dictionaries(dict.fromkeys(STATION, _TEXT)),
    criteria=_named(JUDGED),
    scenarios=_named(JUDGED),
    remarks=st.lists(_TEXT, unique=True, max_size=2).map(tuple),
    findings=st.none() | st.lists(st.sampled_from(NAMES).flatmap(_finding)).map(dict),
    settings=st.none() | _named(st.builds(Setting, st.none() | _TEXT, st.none() | _TEXT)),
    timings=st.none() | _named(st.builds(Timing, _SECONDS, _SECONDS, st.integers(0, 2))),
)
"""Runs of which anything may be told, or not."""
