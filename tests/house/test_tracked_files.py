"""No file says whose machine it was made on, where something comes from, or that it is not done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath

import pytest

from tests.house.rules import texts as rules
from tests.house.tree import complaints, read, tracked_files

PICTURES = {".png", ".docx", ".ico"}
TEXTS = [file for file in tracked_files() if file.suffix not in PICTURES]


@pytest.mark.parametrize("rule", [rules.no_machine, rules.no_download, rules.nothing_unfinished])
def test_no_file_says_what_it_must_not(rule: Callable[[str], Iterator[str]]) -> None:
    assert complaints(lambda file: rule(read(file)), TEXTS) == []


def test_every_feature_is_short() -> None:
    assert complaints(lambda file: rules.a_short_feature(file, read(file)), TEXTS) == []


# Put together here, so that this file does not say it itself.
@pytest.mark.parametrize("path", ["/{}/main/x.py", "path = '/{}/ann'", "(/{}/x)"])
@pytest.mark.parametrize("folder", ["work", "root", "home", "Users", "tmp"])
def test_a_path_of_a_machine_is_noticed(path: str, folder: str) -> None:
    assert list(rules.no_machine(path.format(folder)))


@pytest.mark.parametrize(
    "text", ["docs/" + "home/x", "http://host/" + "work/x", "the work/rest", "a / root", "~/" + "work/x"]
)
def test_other_paths_are_let_pass(text: str) -> None:
    assert not list(rules.no_machine(text))


@pytest.mark.parametrize(
    "text",
    [
        "https://files.python" + "hosted.org/packages/x",
        "x @ https://host/x-1.0-py3-none-any" + ".whl",
        "--index" + "-url https://host",
        '"resol' + 'ved": "http://host/x"',
        "https://registry.npm" + "js.org/allure",
    ],
)
def test_a_download_address_is_noticed(text: str) -> None:
    assert list(rules.no_download(text))


@pytest.mark.parametrize("text", ["allure==3.18.0", "ws://127.0.0.1:9000/CP01", "https://example.org/docs"])
def test_names_and_versions_are_let_pass(text: str) -> None:
    assert not list(rules.no_download(text))


def test_something_unfinished_is_noticed() -> None:
    assert list(rules.nothing_unfinished("# TO" + "DO later"))


def test_a_long_feature_is_noticed() -> None:
    assert list(rules.a_short_feature(PurePath("x.feature"), "\n" * 101)) == ["101 lines; at most 100"]
    assert not list(rules.a_short_feature(PurePath("x.md"), "\n" * 101))
