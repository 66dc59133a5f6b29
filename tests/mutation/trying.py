"""Tries mutants: one pytest session notes which test touches which function, and forks for every mutant.

``python -m tests.mutation.trying`` is started in the folder that mutmut has filled. mutmut itself would start
pytest anew for every mutant, which costs ten times as much, and would take what test modules make at their
heads to be beyond the reach of any mutant: here such a module is imported anew with the mutant.
"""

from __future__ import annotations

import gc
import os
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from mutmut.configuration import config
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state
from rich.progress import Progress

from tests.mutation.results import KILLED, NO_TESTS, SURVIVED, SUSPICIOUS, Results

LONGEST = 20
"""Seconds of a processor after which a mutant is endless; the tests of one take two at most."""

NEAR, FAR = "near", "far"
"""Whether only the tests of a mutant's own module are asked, or all that touch its function."""

OPTIONS = [
    "-qs",
    "--tb=native",
    "--assert=plain",
    "--timeout=60",
    "--hypothesis-profile=few",
    *(f"-pno:{name}" for name in ("cacheprovider", "faulthandler", "logging", "warnings", "xdist")),
    *(f"-pno:{name}" for name in ("threadexception", "unraisableexception")),
]
"""Nothing that costs time at each test; of no failure are more words needed than that there was one."""

RENEWED = ("tests.ocpp_support.", "tests.quirks.")
"""Test modules, and what they share, that are imported anew where a mutant shows at their heads."""


class Trial:
    """A plugin of pytest that runs the tests once as they are, and then forks for each mutant.

    Args:
        results: The mutants to try.
        children: How many at a time.
        near: Whether only the tests of a mutant's own module are asked.
    """

    def __init__(self, results: Results, children: int, *, near: bool) -> None:
        self._results = results
        self._near = near
        self._children = children
        self._heads: dict[Path, set[str]] = {}
        self._touching: dict[str, list[pytest.Item]] = defaultdict(list)
        self._seconds: Counter[Path] = Counter()

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Iterator[None]:
        """Note what the head of a test module calls."""
        state()._stats.clear()
        report = yield
        if isinstance(collector, pytest.Module):
            self._heads.setdefault(collector.path, {*state()._stats})
        return report

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run every test, then every mutant."""
        for item in session.items:
            _forget_results()
            state()._stats.clear()
            begun = time.process_time()
            _run(item)
            self._seconds[item.path] += time.process_time() - begun
            for function in state()._stats | self._heads[item.path]:
                self._touching[function].append(item)
        if not session.testsfailed:
            self._try_all(session)
        return True

    def _try_all(self, session: pytest.Session) -> None:
        gc.collect()
        gc.freeze()
        running: dict[int, tuple[Path, str]] = {}
        session.config.get_terminal_writer().line()
        with Progress() as progress:
            for file, key in progress.track(self._results.untried, description="Mutants"):
                items = self._touching.get(key.partition("__mutmut_")[0])
                if not items:
                    self._results.note(file, key, NO_TESTS)
                    continue
                if len(running) == self._children:
                    self._await_one(running)
                running[_forked(lambda key=key, items=items: self._noticed(session, key, items))] = file, key
            while running:
                self._await_one(running)

    def _await_one(self, running: dict[int, tuple[Path, str]]) -> None:
        pid, status = os.wait()
        self._results.note(*running.pop(pid), os.waitstatus_to_exitcode(status))

    def _noticed(self, session: pytest.Session, key: str, items: Sequence[pytest.Item]) -> bool:
        """Return whether a test notices the mutant."""
        set_mutant_under_test(key)
        _forget_results()
        function = key.partition("__mutmut_")[0]
        for path in self._in_turn(function, {item.path for item in items}):
            here = [item for item in items if item.path == path]
            if function in self._heads[path]:
                here = [*_renewed(session, here)]
            for item in here:
                _run(item)
                if session.testsfailed:
                    return True
        return bool(session.testsfailed)

    def _in_turn(self, function: str, paths: Iterable[Path]) -> list[Path]:
        """Return where to ask: its own module's tests first, then, if others are asked, the quick ones."""
        *folders, module, _ = function.split(".")
        start = str(Path("tests", *folders, f"test_{module}").absolute())
        own = {path for path in paths if str(path).startswith(start)}
        return sorted(
            own if self._near else paths, key=lambda path: (path not in own, self._seconds[path], path)
        )


def _run(item: pytest.Item) -> None:
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)


def _forget_results() -> None:
    """Empty every cache: what is kept there was found by another test, or without the mutant."""
    modules = [module for name, module in sys.modules.items() if name.startswith("ocpp_support.")]
    for one in (one for module in modules for one in vars(module).values()):
        if callable(forget := getattr(one, "cache_clear", None)):
            forget()


def _renewed(session: pytest.Session, items: Sequence[pytest.Item]) -> Iterable[pytest.Item]:
    """Import the module of these tests anew; that it cannot be imported is counted by the session."""
    for name in [*sys.modules]:
        if name.startswith(RENEWED) and not name.endswith("conftest"):
            del sys.modules[name]
    module = items[0].getparent(pytest.Module)
    assert module is not None
    module.obj = None
    known = {item.nodeid for item in items}
    return (item for item in session.genitems(module) if item.nodeid in known)


def _forked(notices: Callable[[], bool]) -> int:
    """Have it found out by a child, which says so as it ends; return its number."""
    pid = os.fork()
    if pid == 0:
        code = SUSPICIOUS
        with suppress(BaseException):
            resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST + 1))
            silence = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silence, 1)
            os.dup2(silence, 2)
            code = KILLED if notices() else SURVIVED
        os._exit(code)
    return pid


def main() -> int:
    """Try the mutants named, or those not tried yet; 0 where the tests are green without any."""
    children, how, *names = sys.argv[1:]
    near = how == NEAR
    set_mutant_under_test("stats")
    results = Results(Path("ocpp_support"), names)
    beside = sorted({"/".join(["tests", *key.split(".")[:2]]) for _, key in results.untried})
    asked = beside if near else config().pytest_add_cli_args_test_selection
    trial = Trial(results, int(children), near=near)
    return pytest.main([*OPTIONS, *asked], plugins=[trial])


if __name__ == "__main__":
    sys.exit(main())
