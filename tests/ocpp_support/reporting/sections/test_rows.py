from ocpp_support.reporting.sections.rows import rows_of
from tests.ocpp_support.reporting.records import refused


def test_a_row_has_its_result_and_its_criteria() -> None:
    row = rows_of(refused())[2]

    assert row["result"].startswith("failed: “connector 1 becomes Unavailable” did not hold")
    assert [one["id"] for one in row["criteria"]] == ["3.1", "3.2", "3.3", "3.4", "3.5"]
    assert (row["criteria"][1]["mark"], row["criteria"][1]["verdict"]) == ("✗", "failed")
    assert row["criteria"][1]["scenarios"][0]["verdict"] == "failed"


def test_a_declared_deviation_says_where_it_is_followed_up() -> None:
    criteria = {one["id"]: one for row in rows_of(refused()) for one in row["criteria"]}

    assert criteria["12.1"]["link"] == "https://example.org/12"
    assert criteria["3.2"]["link"] == ""


def test_a_record_of_before_there_were_sections_has_rows_too() -> None:
    record = refused()
    del record["functions"][0]["section"], record["functions"][0]["remark"]

    assert rows_of(record)[0]["section"] == ""
