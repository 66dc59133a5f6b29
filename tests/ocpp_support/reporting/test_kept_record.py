import json
from pathlib import Path
from typing import Any

import pytest

from ocpp_support.reporting.kept_record import NoRecord, read_record
from tests.ocpp_support.reporting.records import hk_180


def kept(folder: Path, record: Any) -> Path:
    path = folder / "acceptance.json"
    path.write_text(record if isinstance(record, str) else json.dumps(record))
    return path


def test_reads_what_was_written(tmp_path: Path) -> None:
    assert read_record(kept(tmp_path, hk_180())) == hk_180() | {"remarks": []}


def test_reads_a_record_of_the_first_version(tmp_path: Path) -> None:
    old = hk_180()
    for name in ("reasons", "scenarios", "findings"):
        del old[name]

    assert read_record(kept(tmp_path, old)) == old | {
        "reasons": [],
        "scenarios": [],
        "findings": [],
        "remarks": [],
    }


@pytest.mark.parametrize("said", ["", "{", "[1]", "{}", '"x"', "[" * 100_000, '{"schema": 1}', "\x00"])
def test_what_is_no_record_is_told(tmp_path: Path, said: str) -> None:
    with pytest.raises(NoRecord, match="is no record of a run"):
        read_record(kept(tmp_path, said))


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(b"\xff\xfe\x00{")

    with pytest.raises(NoRecord, match="is no record of a run"):
        read_record(tmp_path / "x.json")


def test_says_what_is_wrong_with_one_that_is_nearly_one(tmp_path: Path) -> None:
    record = hk_180()
    record["functions"][2]["criteria"][0]["verdict"] = "splendid"

    with pytest.raises(NoRecord, match=r"“functions\.2\.criteria\.0\.verdict”: Input should be"):
        read_record(kept(tmp_path, record))


def test_a_record_of_a_later_version_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoRecord, match="schema 2, and this version of the suite reads 1"):
        read_record(kept(tmp_path, hk_180() | {"schema": 2}))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoRecord, match="cannot be read: No such file"):
        read_record(tmp_path / "none.json")
