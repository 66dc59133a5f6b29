from ocpp_support.reporting.form import form_of
from tests.ocpp_support.reporting.records import hk_180, refused


def test_says_the_verdict_and_what_it_rests_on() -> None:
    form = form_of(hk_180())

    assert form["verdict"] == "Accepted with remarks"
    assert form["counted"] == "43 criteria: 41 passed, 1 passed with remark, 1 not applicable"


def test_only_what_is_not_passed_stands_out() -> None:
    shades = {row["number"]: row["shade"] for row in form_of(refused())["rows"]}

    assert shades[1] == "FFFFFF"
    assert shades[3] != "FFFFFF"


def test_what_no_document_may_hold_is_in_none_of_it() -> None:
    record = hk_180()
    record["station"]["vendor"] = "A\x00B\x1b\ud800C"
    record["remarks"] = ["bell \x07"]

    form = form_of(record)

    assert form["station"]["vendor"] == "A\ufffdB\ufffd\ufffdC"
    assert form["remarks"] == ["bell \ufffd"]
