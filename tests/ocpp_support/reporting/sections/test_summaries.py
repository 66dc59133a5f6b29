from ocpp_support.reporting.sections.summaries import configuration_of, doings_of, timings_of

NEVER = {"count": 0, "median_s": None, "slowest_s": None, "scenario": ""}


def test_a_record_of_an_earlier_version_has_none_of_it() -> None:
    assert configuration_of({}) == timings_of({}) == doings_of({}) == []


def test_a_setting_is_told_as_found_as_left_and_what_was_tried() -> None:
    tried = [
        {"value": "60", "answer": "Accepted", "scenario": "a"},
        {"value": "60", "answer": "Accepted", "scenario": "b"},
        {"value": "0", "answer": "Rejected", "scenario": "a"},
        {"value": "900", "answer": "Accepted", "scenario": "a", "put_back": True},
    ]
    setting = {"key": "HeartbeatInterval", "readonly": False, "found": "900", "left": "60", "tried": tried}

    assert configuration_of({"configuration": [setting]}) == [
        {
            "key": "HeartbeatInterval",
            "readonly": False,
            "found": "900",
            "left": "60",
            "changed": True,
            "tried": "60 → Accepted\n0 → Rejected",
        }
    ]


def test_a_value_that_is_empty_or_not_known_says_so() -> None:
    setting = {"key": "a", "readonly": None, "found": "", "left": None, "tried": []}
    [told] = configuration_of({"configuration": [setting]})

    assert (told["found"], told["left"], told["readonly"]) == ("(empty)", "–", False)


def test_a_long_list_may_break_after_each_of_its_names() -> None:
    setting = {"key": "a", "found": "Voltage,SoC", "left": "Voltage,SoC"}

    assert configuration_of({"configuration": [setting]})[0]["found"] == "Voltage,\u200bSoC"


def test_times_are_those_of_the_station() -> None:
    answers = [
        {
            "action": "Reset",
            "by": "station",
            "count": 2,
            "median_s": 0.2,
            "slowest_s": 12,
            "scenario": "9: a",
        },
        {"action": "Heartbeat", "by": "central system", **NEVER},
        {"action": "GetDiagnostics", "by": "station", "unanswered": 3, **NEVER},
    ]
    boots = {"count": 1, "median_s": 41.0, "slowest_s": 41.0, "scenario": "9: b"}
    told = timings_of({"timings": {"answers": answers, "reconnects": NEVER, "boots": boots}})

    assert [(one["what"], one["median"], one["slowest"], one["unanswered"]) for one in told] == [
        ("to answer Reset", "0.20 s", "12.0 s", ""),
        ("to answer GetDiagnostics", "–", "–", "3"),
        ("to restart and register", "41.0 s", "41.0 s", ""),
    ]


def test_what_people_did_is_told_with_its_time() -> None:
    doing = {"time": "2026-03-02T14:12:09+00:00", "act": "plug in", "by": "a person", "took_s": 12.34}
    [told] = doings_of({"doings": [doing | {"scenario": "", "outcome": "done", "words": ""}]})

    assert (told["time"], told["act"], told["took"]) == ("2 Mar 14:12:09", "plug in", "12.3 s")


def test_a_time_that_nobody_took_is_left_open() -> None:
    [told] = doings_of({"doings": [{"time": "some day", "took_s": None}]})

    assert (told["time"], told["took"]) == ("some day", "")
