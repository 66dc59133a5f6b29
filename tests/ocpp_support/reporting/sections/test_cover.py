from ocpp_support.reporting.sections.cover import cover_of
from tests.ocpp_support.reporting.records import hk_180


def test_has_what_the_form_asks_for_on_top() -> None:
    lines = {line["name"]: line["value"] for line in cover_of(hk_180())["identity"]}

    assert lines == {
        "Manufacturer name": "HICONICS",
        "Manufacturer number": "1104190610010",
        "Manufacturer model": "HK-180-1000-AE2",
        "Firmware version": "V112_72900_08001",
        "Hardware version": "",
        "SIM card (ICCID)": "89310410106543789301",
        "Name on the line": "HK180-01",
    }


def test_what_is_not_known_is_left_open_where_somebody_can_fill_it_in() -> None:
    record = hk_180()
    record["station"] |= {"iccid": "", "serial": ""}
    lines = {line["name"]: line["value"] for line in cover_of(record)["identity"]}

    assert lines["Manufacturer number"] == ""
    assert "SIM card (ICCID)" not in lines
    assert [line["value"] for line in cover_of(record)["day"]][:4] == ["", "2 March 2026, 14:05", "", ""]


def test_the_station_file_corrects_what_the_station_says_and_both_are_told() -> None:
    record = hk_180() | {"cover": {"serial": "7", "hardware": "B2", "model": "HK-180-1000-AE2"}}
    cover = cover_of(record)
    notes = {line["name"]: (line["value"], line["note"]) for line in cover["identity"]}

    assert notes["Manufacturer number"] == ("7", "the station says: 1104190610010")
    assert notes["Hardware version"] == ("B2", "")
    assert notes["Manufacturer model"] == ("HK-180-1000-AE2", "")
    assert cover["station"]["serial"] == "7"


def test_says_where_and_by_whom() -> None:
    cover = cover_of(hk_180() | {"cover": {"place": "Arnhem", "tester": "A", "present": ["B", "C"]}})

    assert (cover["place"], cover["tester"], cover["present"]) == ("Arnhem", "A", "B, C")
    assert {"name": "Present", "value": "B, C"} in cover["day"]


def test_says_when_and_with_what_the_run_took_place() -> None:
    record = hk_180()
    record["suite"]["commit"] = "170808c3295a"
    cover = cover_of(record)
    line = cover["run"]["line"]

    assert line.startswith("Station HK180-01 · 2 March 2026, 14:05 · lasted 7 s")
    assert "3 h 30 min for the station, on a virtual clock" in line
    assert line.endswith("ocpp-acceptance 0.1.0")
    assert {"name": "Suite", "value": "ocpp-acceptance 0.1.0, commit 170808c3295a"} in cover["day"]


def test_a_station_does_not_fill_the_cover_with_what_it_says() -> None:
    record = hk_180()
    record["station"]["model"] = "M" * 5000 + "\n\n"

    assert cover_of(record)["station"]["model"] == "M" * 49 + "…"


def test_a_station_that_nobody_saw_has_a_title_too() -> None:
    record = hk_180()
    record["station"] = dict.fromkeys(record["station"], "")

    assert cover_of(record)["title"] == "No station was seen"
