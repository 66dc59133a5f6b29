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
    try:
        node, program = (generator or fetched)()
    except NoGenerator as error:
        raise NoPage(str(error)) from error
    folders = [str(folder.resolve()) for folder in results]
    command = [str(node), str(program), "generate", *folders, "-c", str(config), "-o", str(output)]
    try:
        done = subprocess.run(
            command, cwd=output.parent, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoPage(f"the generator did not run: {error}") from error
    made = sorted(output.rglob("index.html"), key=lambda path: len(path.parts))
    if done.returncode != 0 or not made:
        raise NoPage(f"the generator failed: {(done.stderr or done.stdout).strip()}")
    return made[0].read_text(encoding="utf-8")


def have_results(results: Path) -> None:
    """See that there is something to make a page of; raises `NoPage`, where it would be a blank one."""
    if not any(results.glob("*-result.json")):
        raise NoPage(f"there are no results in {results}")
