from ocpp_support.comparison.compare import compare
from ocpp_support.comparison.kept_run import KeptRun
from ocpp_support.comparison.words import in_a_sentence, run_in_words, threshold
from tests.ocpp_support.comparison.runs import kept


def test_names_a_run() -> None:
    run = kept(started="2026-03-02T14:05:07+00:00")

    assert run_in_words(run) == "2 March 2026, 14:05 · CP1 · firmware 1.0 · suite 0.1.0 · accepted"


def test_names_a_run_that_says_little_or_nothing() -> None:
    assert run_in_words(KeptRun(started="yesterday")) == "yesterday"
    assert run_in_words(KeptRun()) == "a run that says nothing of itself"


def test_says_the_sum_and_the_threshold() -> None:
    comparison = compare(kept(), kept(verdict="refused", suite="2"), slower=3)

    assert in_a_sentence(comparison) == "1 worse, 0 better, 1 changed."
    assert in_a_sentence(compare(kept(), kept())) == "Nothing differs."
    assert threshold(comparison) == "A time counts as longer from 3 times as long on, and by 0.5 s at least."
