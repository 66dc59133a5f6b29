from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ocpp_support.reporting.diary import Head, Part, Written
from ocpp_support.reporting.outcomes import STOPPED, Outcome, Verdict
from ocpp_support.reporting.resuming import CannotGoOn, check, head_of, is_worth_keeping

ROOT = Path("reports")
HEAD = Head("0.1.0", "mine", "d", "f", "c", False)
NOW = datetime(2026, 3, 2, tzinfo=UTC)


def written(*done: str) -> Written:
    return Written(HEAD, [Part(NOW, NOW)], {name: outcome(Verdict.PASSED) for name in done})


def outcome(verdict: Verdict, message: str = "") -> Outcome:
    return Outcome("On", ("1.1",), "must", verdict, message)


def refused(head: Head, found: Written | None, chosen: list[str]) -> str:
    with pytest.raises(CannotGoOn) as raised:
        check(found, head, chosen, ROOT)
    return str(raised.value)


def test_the_same_run_goes_on() -> None:
    found = written("On")

    assert check(found, HEAD, ["On", "Off"], ROOT) is found


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (replace(HEAD, suite="0.2.0"), "it was begun by version 0.1.0 of the suite, and this is 0.2.0"),
        (replace(HEAD, station="other"), "it is about the station file “mine”, not “other”"),
        (replace(HEAD, declared="x"), "the station file “mine” declares something else than it did"),
        (replace(HEAD, chosen="x"), "other scenarios were chosen then"),
        (replace(HEAD, features="x"), "the features have changed since"),
        (replace(HEAD, strict=True), "it was begun without -D strict=true"),
    ],
)
def test_another_run_does_not(other: Head, said: str) -> None:
    complaint = refused(other, written(), ["On"])

    assert complaint.startswith(f"The run in reports cannot go on: {said}")
    assert complaint.endswith("or start anew without -D resume=true.")


def test_a_run_of_which_nothing_is_left_does_not() -> None:
    assert "came to its end" in refused(HEAD, written("On"), ["On"])


def test_where_there_is_none_it_says_so() -> None:
    assert refused(HEAD, None, ["On"]).startswith("There is no run to go on with in reports")


@pytest.mark.parametrize(
    ("verdict", "message", "ran", "kept"),
    [
        (Verdict.PASSED, "", True, True),
        (Verdict.FAILED, "x", True, True),
        (Verdict.INCONCLUSIVE, "x", True, True),
        (Verdict.NOT_APPLICABLE, "no roof", False, True),
        (Verdict.NOT_TESTED, "skipped by the person", True, True),
        (Verdict.NOT_TESTED, "nobody is there", False, False),
        (Verdict.NOT_TESTED, STOPPED, True, False),
    ],
)
def test_what_was_found_out_stands(verdict: Verdict, message: str, ran: bool, kept: bool) -> None:
    assert is_worth_keeping(outcome(verdict, message), ran=ran) is kept


def test_a_run_is_known_by_what_decides_its_outcome(tmp_path: Path) -> None:
    file = tmp_path / "1.feature"

    def head(text: str = "Feature: 1", declared: str = "{}", chosen: tuple[str, ...] = ("a", "b")) -> Head:
        file.write_text(text)
        return head_of(station="mine", declared=declared, files=[file], chosen=chosen, strict=False)

    assert head() == head()
    assert head().features != head("Feature: 2").features
    assert head().declared != head(declared='{"a": 1}').declared
    assert head().chosen != head(chosen=("ab",)).chosen
