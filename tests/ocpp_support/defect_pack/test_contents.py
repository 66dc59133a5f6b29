"""A pack has all that the vendor needs, each file is what its name says, and no page asks outside."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest

from ocpp_support.anonymity.anonymous import anonymous
from ocpp_support.chronicle.chronicle import Chronicle, chronicle_of
from ocpp_support.defect_pack.contents import ABOUT, PICTURE, README, contents
from ocpp_support.reporting.page_mending import asks_outside

from .failing import chronicle, outcome, record, trace

FOLDER = "1-a-connector-goes-out-of-service"
SLIPS = {"3.2": [("silent-availability", "says nothing")]}


@pytest.fixture
def files() -> dict[str, str]:
    return contents(chronicle(), [0], SLIPS, anonymous=False)


def test_a_pack_has_a_page_and_a_folder_for_each_scenario(files: dict[str, str]) -> None:
    own = {name.removeprefix(f"{FOLDER}/") for name in files} - {README}
    assert own == ABOUT.keys() - {"meter.svg"}


def test_every_file_is_what_its_name_says(files: dict[str, str]) -> None:
    ElementTree.fromstring(files[f"{FOLDER}/{PICTURE}"])
    table = files[f"{FOLDER}/conversation.csv"]
    assert table[0] == "\ufeff"
    assert [row["what"] for row in csv.DictReader(io.StringIO(table[1:]))] == [
        "Authorize",
        "ChangeAvailability",
        "missed",
    ]
    assert json.loads(files[f"{FOLDER}/conversation.har"])["log"]["entries"]
    assert len([json.loads(line) for line in files[f"{FOLDER}/trace.jsonl"].splitlines()]) == 4
    assert json.loads(files[f"{FOLDER}/findings.json"])[0]["rule"] == "statuses.silent"
    assert "station → Authorize" in files[f"{FOLDER}/conversation.txt"]
    assert files[f"{FOLDER}/failure.txt"].startswith("Not within 60 s")


@pytest.mark.parametrize(
    "said",
    [
        "W&lt;1&gt;",
        "1.10.3.7",
        "S-900",
        "ocpp-acceptance 0.1.0 (abc123)",
        "1 January 2026, 12:00 UTC",
        "connector 1 to be reported Unavailable",
        "no status of connector 1 was reported",
        "3.2 It becomes Unavailable.",
        "OCPP 1.6 edition 2, section 5.2",
        "MUST: the script demands it",
        "it was silent",
        "When the operator takes connector 1 out of service",
        "here it ended",
        'ocpp-acceptance run --station stations/my_station.toml -n "A connector goes out of service"',
        "ocpp-acceptance run -D defects=silent-availability features/acceptance/03_*",
        "they know",
        "<svg",
    ],
)
def test_the_page_says_it(files: dict[str, str], said: str) -> None:
    assert said in files[README].replace("&#34;", '"')


def test_every_link_of_the_page_leads_to_a_file(files: dict[str, str]) -> None:
    for name in files.keys() - {README}:
        assert f'href="{name}"' in files[README]


def test_the_page_asks_for_nothing_outside(files: dict[str, str]) -> None:
    assert asks_outside(files[README]) == []
    assert "<script" not in files[README]


def test_what_a_station_says_is_no_markup() -> None:
    evil = "<script>alert(1)</script>"
    page = contents(chronicle(scenarios=[outcome(message=evil)]), [0], {}, anonymous=False)[README]
    assert evil not in page


def test_without_a_trace_there_is_what_the_record_says() -> None:
    files = contents(Chronicle(record()), [0], {}, anonymous=False)
    assert {name.rpartition("/")[2] for name in files} == {README, "failure.txt", "findings.json"}


def test_a_scenario_that_only_shows_a_finding_is_not_called_a_failure() -> None:
    passed = outcome(status="passed", message="")
    files = contents(Chronicle(record(passed)), [0], SLIPS, anonymous=False)
    assert "<h1>1 scenario</h1>" in files[README]
    assert "The monitor found" in files[README]
    assert not [word for word in ("What came", "here it ended", "-D defects=") if word in files[README]]
    assert [name for name in files if name.endswith(".txt")] == []


def test_several_scenarios_are_listed() -> None:
    other = outcome(name="Another", label="3 Change availability: Another")
    files = contents(Chronicle(record(outcome(), other)), [0, 1], {}, anonymous=False)
    assert '<a href="#2-another">Another</a>' in files[README]


def test_an_anonymous_pack_tells_nobody_and_says_so() -> None:
    files = contents(chronicle_of(*anonymous(record(), trace())), [0], SLIPS, anonymous=True)
    whole = "\n".join(files.values())
    for original in ("CP-0001", "S-900", "04A2B3C4", "8931087117000000042"):
        assert original not in whole
    assert "CARD-1" in files[f"{FOLDER}/{PICTURE}"]
    assert "Who and where it was is not told" in files[README]
    assert "1.10.3.7" in files[README]
