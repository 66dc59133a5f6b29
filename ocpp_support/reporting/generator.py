"""Running Allure's generator: results and a configuration in, one page out.

Owns how it is called, and what is said where it fails.
"""

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from ocpp_support.reporting.node import NoGenerator, find_allure, find_node

_TIMEOUT_S = 300

Generator = Callable[[], tuple[Path, Path]]
"""Returns Node and the program that generates."""


class NoPage(Exception):
    """The page was not made; says why."""


def fetched() -> tuple[Path, Path]:
    """Return Node and the generator's program, found or fetched; raises `NoGenerator`."""
    node, npm = find_node()
    return node, find_allure(node, npm)


def generate(results: Sequence[Path], config: Path, output: Path, generator: Generator | None = None) -> str:
    """Return the page that is made of the results; raises `NoPage`.

    Args:
        results: Folders of results.
        config: What the page is to look like.
        output: A folder for what is generated, which must not be there yet.
        generator: What generates; found or fetched by default.

    """
    folders = [str(folder.resolve()) for folder in results]
    said = _run(["generate", *folders, "-c", str(config), "-o", str(output)], output.parent, generator)
    made = sorted(output.rglob("index.html"), key=lambda path: len(path.parts))
    if not made:
        raise NoPage(f"the generator failed: {said}")
    return made[0].read_text(encoding="utf-8")


def add_to_history(results: Path, history: Path, generator: Generator | None = None) -> None:
    """Append a run to a history, without a page; raises `NoPage`."""
    asked = ["history", str(results.resolve()), "--history-path", str(history)]
    _run(asked, history.parent, generator)


def _run(asked: Sequence[str], folder: Path, generator: Generator | None) -> str:
    try:
        node, program = (generator or fetched)()
    except NoGenerator as error:
        raise NoPage(str(error)) from error
    try:
        done = subprocess.run(
            [str(node), str(program), *asked],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=_TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoPage(f"the generator did not run: {error}") from error
    said = (done.stderr or done.stdout).strip()
    if done.returncode != 0:
        raise NoPage(f"the generator failed: {said}")
    return said


def have_results(results: Path) -> None:
    """See that there is something to make a page of; raises `NoPage`, where it would be a blank one."""
    if not any(results.glob("*-result.json")):
        raise NoPage(f"there are no results in {results}")
