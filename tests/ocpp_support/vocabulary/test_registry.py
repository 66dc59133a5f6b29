"""A step is looked up once, and phrases can be read without what the steps behind them call."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from behave.model import Step
from behave.step_registry import StepRegistry

from ocpp_support.vocabulary.registry import Phrases, unplayed


def test_what_a_step_is_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def find(self: StepRegistry, step: Step) -> str | None:
        asked.append(step.name)
        return None if "unknown" in step.name else f"a match of {step.name}"

    monkeypatch.setattr(StepRegistry, "find_match", find)
    phrases = Phrases({})
    steps = [Step("x.feature", 1, "When", "when", name) for name in ("it rains", "it rains", "unknown")]
    assert [phrases.find_match(step) for step in steps] == ["a match of it rains"] * 2 + [None]
    assert asked == ["it rains", "unknown"]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "stock"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "screws.py").write_text("SIZES = 3\n")
    (folder / "nails.py").write_text("SIZES = 5\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "modules", {**sys.modules})
    return folder


def test_what_is_imported_of_an_unplayed_package_is_not_loaded(package: Path) -> None:
    with unplayed("stock"):
        from stock.screws import SIZES as unknown  # type: ignore[import-not-found]
    from stock.screws import SIZES

    assert unknown != SIZES == 3


def test_what_was_loaded_before_stays(package: Path) -> None:
    from stock.nails import SIZES  # type: ignore[import-not-found]

    with unplayed("stock"):
        from stock.nails import SIZES as again
    assert again == SIZES == 5


def test_a_module_that_is_not_there_is_noticed(package: Path) -> None:
    with unplayed("stock"), pytest.raises(ModuleNotFoundError):
        import stock.hammers  # type: ignore[import-not-found]  # noqa: F401


@pytest.mark.parametrize(
    "kept_out", ["ocpp_support.matchers.", "ocpp_support.bench", "pyftpdlib", "ocpp.", "pydantic"]
)
def test_a_dry_run_loads_nothing_of_what_a_run_needs(kept_out: str, loaded_by_a_dry_run: set[str]) -> None:
    assert "ocpp_support.runner" in loaded_by_a_dry_run
    assert not [name for name in loaded_by_a_dry_run if name.startswith(kept_out)]


@pytest.fixture(scope="module")
def loaded_by_a_dry_run() -> set[str]:
    run = (
        "import sys\nfrom behave.__main__ import main\nmain(['--dry-run', '-f', 'null'])\nprint(*sys.modules)"
    )
    output = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=True).stdout
    return set(output.split())
