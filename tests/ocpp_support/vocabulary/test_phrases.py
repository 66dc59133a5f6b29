from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from behave.runner import the_step_registry as registry

from ocpp_support.vocabulary.phrases import Vocabulary, read_phrases


def test_phrases_are_read_with_their_place(vocabulary: Vocabulary) -> None:
    first = vocabulary.phrases[0]

    assert (first.keyword, first.file, first.line) == ("given", "steps/place_steps.py", 5)
    assert len(vocabulary.phrases) == 6


def test_reading_leaves_what_behave_has_read_alone(project: Path) -> None:
    before = registry.steps

    read_phrases(Path("steps"))

    assert registry.steps is before
    assert not any("place_steps" in str(step.location) for steps in before.values() for step in steps)


BEFORE_A_RUN = """
import behave.runner
from behave.runner_util import load_step_modules, reset_runtime
reset_runtime()  # As behave does before a run, when nobody has asked for the phrases yet.
from ocpp_support.vocabulary.types import register
register()
load_step_modules(["steps"])
from ocpp_support.vocabulary.phrases import known_phrases
print(len(known_phrases().phrases))
"""


def test_the_phrases_of_a_run_are_known_in_it(project: Path) -> None:
    command = [sys.executable, "-c", BEFORE_A_RUN]
    run = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False, timeout=60)

    assert (run.stdout, run.stderr) == ("6\n", "")


@pytest.mark.parametrize(
    ("keyword", "words", "meant"),
    [
        ("then", "connector 1 becomes Available", 1),
        ("then", "every connector becomes Charging or SuspendedEV", 1),
        ("then", "connector 1 becomes Availabel", 0),
        ("then", "the connector becomes Available", 0),
        ("when", "connector 1 becomes Available", 0),
        ("when", "the station restarts at once", 0),
    ],
)
def test_words_mean_a_phrase_after_its_keyword_and_with_its_nouns(
    vocabulary: Vocabulary, keyword: str, words: str, meant: int
) -> None:
    assert len(vocabulary.meant_by(keyword, words)) == meant


def test_a_phrase_is_shown_with_readable_blanks(vocabulary: Vocabulary) -> None:
    assert [phrase.shown for phrase in vocabulary.phrases[-2:]] == [
        "Then {connector} becomes {statuses}",
        'Then the station asks about card "{card}" within {some seconds} seconds',
    ]


def test_what_does_not_fit_its_blank_is_told_apart_from_what_does(vocabulary: Vocabulary) -> None:
    becomes = vocabulary.phrases[-2]

    def misfits(words: str) -> list[tuple[str, str]] | None:
        found = becomes.nearly_said_by(words)
        return found and [(blank.kind, said) for blank, said in found]

    assert misfits("conector 1 becomes Available") == [("Outlet", "conector 1")]
    assert misfits("conector 1 becomes Broken") == [("Outlet", "conector 1"), ("Statuses", "Broken")]
    assert misfits("connector 1 becomes Available") == []
    assert misfits("connector 1 is Available") is None
