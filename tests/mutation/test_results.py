"""What became of the mutants is kept where mutmut keeps it, and a run goes on where it stopped."""

from __future__ import annotations

import json
from pathlib import Path

from tests.mutation.results import KILLED, NO_TESTS, SURVIVED, Results


def _folder(folder: Path, **codes: int | None) -> Path:
    kept = {"exit_code_by_key": codes, "hash_by_function_name": {"x_a": "1"}}
    (folder / "pens.py.meta").write_text(json.dumps(kept), encoding="utf-8")
    return folder


def _kept(folder: Path) -> dict[str, int | None]:
    kept = json.loads((folder / "pens.py.meta").read_text(encoding="utf-8"))
    assert kept["hash_by_function_name"] == {"x_a": "1"}
    codes: dict[str, int | None] = kept["exit_code_by_key"]
    return codes


def test_those_without_a_result_are_tried(tmp_path: Path) -> None:
    results = Results(_folder(tmp_path, a_1=KILLED, a_2=None, b_1=None))
    assert [key for _, key in results.untried] == ["a_2", "b_1"]
    results.note(*results.untried[0], SURVIVED)
    assert _kept(tmp_path) == {"a_1": KILLED, "a_2": SURVIVED, "b_1": None}
    assert [key for _, key in Results(tmp_path).untried] == ["b_1"]


def test_only_those_named_are_tried(tmp_path: Path) -> None:
    results = Results(_folder(tmp_path, a_1=KILLED, a_2=None, b_1=None), ["a_*"])
    assert [key for _, key in results.untried] == ["a_2"]


def test_those_named_are_forgotten_whatever_was_found(tmp_path: Path) -> None:
    Results(_folder(tmp_path, a_1=KILLED, a_2=SURVIVED, b_1=KILLED)).forget(["a_*"])
    assert _kept(tmp_path) == {"a_1": None, "a_2": None, "b_1": KILLED}


def test_survivors_are_tried_again(tmp_path: Path) -> None:
    Results(_folder(tmp_path, a=KILLED, b=SURVIVED, c=NO_TESTS, d=-24)).forget(killed=False)
    assert _kept(tmp_path) == {"a": KILLED, "b": None, "c": None, "d": -24}
