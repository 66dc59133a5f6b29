"""Settings, times and doings, as they stand in tables."""

from __future__ import annotations

from typing import Any

from ocpp_support.reporting.run_tables import MOST_TRIED, acts_in_short, doings_of, settings_of, times_of


def tried(value: str, answer: str = "Accepted", *, put_back: bool = False) -> dict[str, Any]:
    return {"value": value, "answer": answer, "scenario": "A", "put_back": put_back}


def setting(found: str | None, left: str | None, *attempts: dict[str, Any]) -> dict[str, Any]:
    return {"key": "Key", "readonly": False, "found": found, "left": left, "tried": [*attempts]}


def test_a_setting_that_is_left_otherwise_is_told_so() -> None:
    record = {"configuration": [setting("1", "1"), setting("1", "2"), setting(None, "2"), setting("1", None)]}
    assert [one["changed"] for one in settings_of(record)] == [False, True, False, True]


def test_each_value_with_each_answer_is_told_once_and_what_was_put_back_not_at_all() -> None:
    attempts = [tried("1"), tried("1"), tried("1", "Rejected"), tried("0", put_back=True)]
    [shown] = settings_of({"configuration": [setting("0", "0", *attempts)]})
    assert [(one["value"], one["answer"], one["count"]) for one in shown["tried"]] == [
        ("1", "Accepted", 2),
        ("1", "Rejected", 1),
    ]


def test_of_many_values_some_are_told() -> None:
    [shown] = settings_of({"configuration": [setting("0", "0", *(tried(str(n)) for n in range(10)))]})
    assert (len(shown["tried"]), shown["more"]) == (MOST_TRIED, 10 - MOST_TRIED)


def test_times_are_told_by_whose_they_are_and_only_where_there_are_any() -> None:
    took = {"count": 2, "median_s": 1.0, "slowest_s": 2.0, "scenario": "A"}
    none = {"count": 0, "median_s": None, "slowest_s": None, "scenario": ""}
    answers = [
        {"action": "Reset", "by": "station", **took, "unanswered": 1},
        {"action": "Heartbeat", "by": "central system", **took, "unanswered": 0},
    ]
    told = times_of({"timings": {"answers": answers, "boots": took, "reconnects": none}})
    assert [one["what"] for one in told["station"]] == [
        "starts anew, from the order or the power to being let in",
        "answers Reset",
    ]
    assert [one["what"] for one in told["central"]] == ["answers Heartbeat"]
    assert [one["unanswered"] for one in told["station"]] == [0, 1]


def test_a_record_of_before_has_none_of_it() -> None:
    assert settings_of({}) == []
    assert times_of({}) == {"station": [], "central": []}
    assert doings_of({}) == []


def test_what_did_not_go_as_it_was_asked_is_marked() -> None:
    outcomes = ["done", "not asked", "failed", "unanswered"]
    record = {"doings": [{"outcome": outcome} for outcome in outcomes]}
    assert [one["amiss"] for one in doings_of(record)] == [False, False, True, True]


def test_acts_are_counted() -> None:
    assert acts_in_short(["unplug", "plug_in", "plug_in"]) == "plug in 2 times, unplug once"
    assert acts_in_short([]) == ""
