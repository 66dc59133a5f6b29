"""What is better, worse or only different in one run than in another. Pure.

Owns what counts as which. Compared the other way round, the same things differ: what was worse is better and
the other way about; but a failure that nobody could look for again is never better.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ocpp_support.comparison.kept_run import Finding, Judged, KeptRun, Setting, Timing
from ocpp_support.comparison.notes import notes_on
from ocpp_support.protocol.findings import Severity
from ocpp_support.reporting.outcomes import Verdict

SLOWER = 1.5
"""Times as long: from here on something takes longer, and is not only a little late this time."""

LEAST_S = 0.5
"""Seconds of difference below which no time is longer than another."""


class Kind(StrEnum):
    """What a change is."""

    WORSE = "worse"
    BETTER = "better"
    CHANGED = "changed"


class Subject(StrEnum):
    """What a change is of, in the order of being told."""

    RUN = "the run"
    CRITERION = "criterion"
    SCENARIO = "scenario"
    FINDING = "finding"
    TIMING = "time"
    SETTING = "setting"
    REMARK = "remark"
    STATION = "station"
    SUITE = "suite"


@dataclass(frozen=True)
class Change:
    """One thing that differs.

    Attributes:
        kind: Better, worse, or only different.
        subject: What kind of thing it is.
        name: What it is called.
        before: How it was; "" where it was not there.
        now: How it is; "" where it is not there.
        why: What was said of it, where that helps.
    """

    kind: Kind
    subject: Subject
    name: str
    before: str
    now: str
    why: str = ""


@dataclass(frozen=True)
class Comparison:
    """All that differs between two runs.

    Attributes:
        old: The run before.
        new: The run now.
        changes: What differs: what is worse first.
        notes: What has to be known to read them.
        slower: From how many times as long on a time counted as longer.
    """

    old: KeptRun
    new: KeptRun
    changes: tuple[Change, ...]
    notes: tuple[str, ...]
    slower: float = SLOWER

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """Return the changes of a kind."""
        return tuple(one for one in self.changes if one.kind is kind)


def compare(old: KeptRun, new: KeptRun, slower: float = SLOWER) -> Comparison:
    """Compare two runs.

    Args:
        old: The run before.
        new: The run now.
        slower: From how many times as long on a time counts as longer; more than 1.

    """
    changes = [
        *_run(old, new),
        *_judged(Subject.CRITERION, old.criteria, new.criteria),
        *_judged(Subject.SCENARIO, old.scenarios, new.scenarios),
        *_findings(old.findings, new.findings),
        *(_times(old.timings, new.timings, slower) if old.clock == new.clock else ()),
        *_settings(old.settings, new.settings),
        *_remarks(old, new),
    ]
    kinds, subjects = [*Kind], [*Subject]
    changes.sort(key=lambda one: (kinds.index(one.kind), subjects.index(one.subject)))
    return Comparison(old, new, tuple(changes), tuple(notes_on(old, new)), slower)


_GOOD = (Verdict.PASSED, Verdict.REMARK, Verdict.KNOWN)
"""Best first; of all of these it is known how the station does."""

_OPEN = (Verdict.INCONCLUSIVE, Verdict.NOT_TESTED)

_RUNS = {
    "accepted": Verdict.PASSED,
    "accepted with remarks": Verdict.REMARK,
    "refused": Verdict.FAILED,
    "incomplete": Verdict.INCONCLUSIVE,
}


def kind_of(before: str | None, now: str | None) -> Kind | None:
    """Say what another verdict is; None where it is the same, or nothing can be said.

    Args:
        before: The verdict before; None where there was none.
        now: The verdict now; None where there is none.

    """
    if before == now:
        return None
    if now == Verdict.FAILED:
        return Kind.WORSE
    if before == Verdict.FAILED:
        return Kind.BETTER if now in _GOOD else Kind.CHANGED
    if before is None or now is None:
        return None
    if before in _GOOD and now in _GOOD:
        return Kind.WORSE if _rank(now) > _rank(before) else Kind.BETTER
    if before in _GOOD and now in _OPEN:
        return Kind.WORSE
    return Kind.BETTER if before in _OPEN and now in _GOOD else Kind.CHANGED


def _rank(verdict: str) -> int:
    return _GOOD.index(Verdict(verdict))


def _run(old: KeptRun, new: KeptRun) -> Iterator[Change]:
    kind = kind_of(_RUNS.get(old.verdict, old.verdict), _RUNS.get(new.verdict, new.verdict))
    if kind:
        yield Change(kind, Subject.RUN, "verdict", old.verdict, new.verdict)
    for name in {**old.station, **new.station}:
        before, now = old.station.get(name, ""), new.station.get(name, "")
        if before != now:
            yield Change(Kind.CHANGED, Subject.STATION, name, before, now)
    if old.suite != new.suite:
        yield Change(Kind.CHANGED, Subject.SUITE, "version", old.suite, new.suite)


def _judged(subject: Subject, old: Mapping[str, Judged], new: Mapping[str, Judged]) -> Iterator[Change]:
    nothing = Judged(None)
    for name in {**old, **new}:
        before, now = old.get(name, nothing), new.get(name, nothing)
        if kind := kind_of(before.verdict, now.verdict):
            called = " ".join(part for part in (name, now.text or before.text) if part)
            why = before.why if kind is Kind.BETTER or now.verdict is None else now.why
            yield Change(kind, subject, called, before.verdict or "", now.verdict or "", why)


def _findings(old: Mapping[str, Finding] | None, new: Mapping[str, Finding] | None) -> Iterator[Change]:
    if old is None or new is None:
        return
    for name in {**old, **new}:
        before, now = old.get(name), new.get(name)
        told = now or before
        if told is not None and _count(before) != _count(now):
            kind = Kind.CHANGED
            if told.severity != Severity.NOTE and not (before and now):
                kind = Kind.WORSE if now else Kind.BETTER
            yield Change(kind, Subject.FINDING, name, _count(before), _count(now), told.text)


def _count(finding: Finding | None) -> str:
    if finding is None:
        return ""
    return "once" if finding.count == 1 else f"{finding.count} times"


def _times(
    old: Mapping[str, Timing] | None, new: Mapping[str, Timing] | None, slower: float
) -> Iterator[Change]:
    for name, before in (old or {}).items():
        now = (new or {}).get(name)
        if now is None:
            continue
        if kind := _longer(before.median_s, now.median_s, slower):
            yield Change(kind, Subject.TIMING, f"{name}, median", _s(before.median_s), _s(now.median_s))
        if _longer(before.slowest_s, now.slowest_s, slower):  # One of many: it may be chance.
            slowest = f"{name}, slowest"
            yield Change(Kind.CHANGED, Subject.TIMING, slowest, _s(before.slowest_s), _s(now.slowest_s))
        if before.unanswered != now.unanswered:
            kind = Kind.WORSE if now.unanswered > before.unanswered else Kind.BETTER
            never = f"{name}, never given"
            yield Change(kind, Subject.TIMING, never, f"{before.unanswered} times", f"{now.unanswered} times")


def _longer(before: float | None, now: float | None, slower: float) -> Kind | None:
    if before is None or now is None or abs(now - before) < LEAST_S:
        return None
    if now >= before * slower:
        return Kind.WORSE
    return Kind.BETTER if before >= now * slower else None


def _s(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds:.3g} s"


def _settings(old: Mapping[str, Setting] | None, new: Mapping[str, Setting] | None) -> Iterator[Change]:
    if old is None or new is None:
        return
    for name in {**old, **new}:
        before, now = old.get(name), new.get(name)
        if before is None or now is None:
            yield Change(Kind.CHANGED, Subject.SETTING, name, _there(before), _there(now))
            continue
        if before.found != now.found:
            yield Change(Kind.CHANGED, Subject.SETTING, name, before.found or "", now.found or "")
        if before.moved != now.moved:
            kind = Kind.WORSE if now.moved else Kind.BETTER
            yield Change(kind, Subject.SETTING, f"{name}, put back", _moved(before), _moved(now))


def _there(setting: Setting | None) -> str:
    return "" if setting is None else (setting.found or setting.left or "there, without a value")


def _moved(setting: Setting) -> str:
    return f"left {setting.left}, was {setting.found}" if setting.moved else "as found"


def _remarks(old: KeptRun, new: KeptRun) -> Iterator[Change]:
    """Yield what was noted of a criterion that is judged as it was, and of the whole run."""
    for name, before in old.criteria.items():
        now = new.criteria.get(name)
        if now and before.verdict == now.verdict and before.why != now.why:
            yield Change(Kind.CHANGED, Subject.REMARK, name, before.why, now.why)
    for one in dict.fromkeys((*old.remarks, *new.remarks)):
        if (one in old.remarks) != (one in new.remarks):
            said = "noted" if one in old.remarks else "", "noted" if one in new.remarks else ""
            yield Change(Kind.CHANGED, Subject.REMARK, one, *said)
