import json
from datetime import date

from ocpp_support.reporting.deviations import Declaration
from tests.ocpp_support.reporting.records import build, hk_180, refused


def result_of(record: dict, number: int) -> str:  # type: ignore[type-arg]
    return str(record["functions"][number - 1]["result"])


def test_a_station_that_does_everything_is_accepted() -> None:
    record = build()

    assert record["verdict"] == "accepted"
    assert record["counts"] == {"passed": 43}


def test_has_exactly_the_shape_that_was_agreed() -> None:
    record = build()

    assert list(record) == [
        "schema",
        "verdict",
        "reasons",
        "suite",
        "station",
        "run",
        "counts",
        "functions",
        "scenarios",
        "findings",
    ]
    assert record["schema"] == 1
    assert record["suite"] == {"name": "ocpp-acceptance", "version": "0.1.0", "commit": ""}
    assert list(record["station"]) == ["identity", "vendor", "model", "serial", "firmware", "iccid"]
    assert record["run"] == {
        "started": "2026-03-02T14:05:07+00:00",
        "finished": "2026-03-02T14:05:14+00:00",
        "duration_s": 7.4,
        "station_time_s": 43 * 300.0,
        "clock": "virtual",
        "monitor": "note",
        "parts": [{"started": "2026-03-02T14:05:07+00:00", "finished": "2026-03-02T14:05:14+00:00"}],
    }


def test_a_row_has_the_shape_that_was_agreed() -> None:
    row = build()["functions"][4]
    assert list(row) == ["number", "title", "section", "verdict", "result", "remark", "criteria"]
    criterion = row["criteria"][1]
    assert list(criterion) == ["id", "text", "implied", "verdict", "remark", "deviation", "scenarios"]
    assert criterion["implied"] is True
    assert criterion["scenarios"] == [
        {
            "name": "What 5.2 says holds",
            "level": "should",
            "status": "passed",
            "duration_s": 0.0,
            "message": "",
            "findings": [],
        }
    ]


def test_the_form_says_what_was_seen_of_hk_180() -> None:
    record = hk_180()

    assert record["verdict"] == "accepted with remarks"
    assert result_of(record, 4) == "ok, 31 items"
    assert result_of(record, 10) == "ok, emergency stop pressed"
    assert result_of(record, 14) == "ok, start and stop received, no meter values"
    assert result_of(record, 15) == "not applicable: not supported by the platform"


def test_every_kind_of_trouble_has_its_words() -> None:
    record = refused()

    assert record["verdict"] == "refused"
    assert result_of(record, 3).startswith("failed: “connector 1 becomes Unavailable” did not hold")
    assert result_of(record, 7) == "not tested: 7.3 the plug is locked during a session"
    assert result_of(record, 9).startswith("inconclusive: the station did not come online")
    declared = "reports Installed only after the restart (https://example.org/12)"
    assert result_of(record, 12) == f"known deviation: {declared}"


def test_is_json() -> None:
    assert json.loads(json.dumps(refused())) == refused()


def test_a_declared_deviation_stands_at_its_criterion() -> None:
    until = date(2026, 12, 31)
    record = build(deviations={"3.1": Declaration("old relay", "https://example.org/3", until)})

    criteria = record["functions"][2]["criteria"]
    assert criteria[0]["deviation"] == {
        "reason": "old relay",
        "link": "https://example.org/3",
        "until": "2026-12-31",
    }
    assert criteria[1]["deviation"] is None


def test_every_scenario_is_told_in_full_under_its_label() -> None:
    scenario = build()["scenarios"][0]
    assert list(scenario) == [
        "label",
        "name",
        "level",
        "status",
        "duration_s",
        "message",
        "findings",
        "criteria",
        "file",
        "broken_step",
        "in_short",
        "facts",
        "station_time_s",
    ]
    assert scenario["criteria"] == ["1.1"]
