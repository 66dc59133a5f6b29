import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ocpp_support.matchers.registration import StationSeen
from ocpp_support.reporting.diary import Diary, Head, Part, Written, read_diary
from ocpp_support.reporting.journal import ScenarioNotes
from ocpp_support.reporting.outcomes import Outcome, Verdict

HEAD = Head("0.1.0", "mine", "d", "f", "c", False)
START = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)
STATION = StationSeen("CP1", "ACME", "One", "SN1", "1.0", "")
NOTES = ScenarioNotes(["31 items"], "stayed dark", 60.0)
OUTCOME = Outcome("On", ("1.1", "1.2"), "must", Verdict.FAILED, "Expected: light", "it is lit", 1.5, NOTES)


def after(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reports" / "diary.jsonl"


@pytest.fixture
def diary(path: Path) -> Diary:
    diary = Diary(path, durable=False)
    diary.begin(HEAD, START)
    return diary


def read(path: Path) -> Written:
    written = read_diary(path)
    assert written is not None
    return written


def test_everything_that_was_written_is_read_again(path: Path, diary: Diary) -> None:
    diary.begins("a: On", after(1))
    diary.ends("a: On", OUTCOME, STATION, after(2))
    diary.begins("a: Off", after(3))

    assert read(path) == Written(HEAD, [Part(START, after(3))], {"a: On": OUTCOME}, STATION, "a: Off")


def test_a_run_that_went_on_has_parts_that_end_with_their_last_line(path: Path, diary: Diary) -> None:
    diary.begins("a: On", after(1))
    diary.go_on(after(60))
    diary.begins("a: On", after(61))
    diary.ends("a: On", OUTCOME, STATION, after(62))
    diary.close(after(63))

    written = read(path)
    assert written.parts == [Part(START, after(1)), Part(after(60), after(63))]
    assert written.interrupted == ""
    assert written.parts[1].seconds == 180


def test_the_station_is_told_of_as_it_was_at_the_beginning(path: Path, diary: Diary) -> None:
    later = StationSeen("CP1", "ACME", "One", "SN1", "2.0", "")
    diary.ends("a: On", OUTCOME, StationSeen(), after(1))
    diary.ends("a: Off", OUTCOME, STATION, after(2))
    diary.ends("a: Update", OUTCOME, later, after(3))

    assert read(path).station == STATION


@pytest.mark.parametrize("torn", [b'{"torn": "outc', b"\0\0\0\0\n", b"[]\n"])
def test_a_torn_line_is_as_good_as_never_written(path: Path, diary: Diary, torn: bytes) -> None:
    diary.ends("a: On", OUTCOME, STATION, after(1))
    with path.open("ab") as file:
        file.write(torn)
    assert set(read(path).outcomes) == {"a: On"}

    diary.go_on(after(2))
    diary.ends("a: Off", OUTCOME, STATION, after(3))
    assert set(read(path).outcomes) == {"a: On", "a: Off"}
    assert torn not in path.read_bytes()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no diary\n",
        b'{"kind": "run"}\n',
        json.dumps({"kind": "run", **HEAD.__dict__}).encode() + b"\n",
        json.dumps({"kind": "run", **HEAD.__dict__}).encode() + b'\n{"kind": "begins", "at": "2026-03-02"}\n',
        json.dumps({"kind": "run", **HEAD.__dict__}).encode() + b'\n{"kind": "part", "at": 7}\n',
    ],
)
def test_what_is_no_diary_cannot_be_gone_on_with(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)

    assert read_diary(path) is None


def test_where_there_is_no_diary_there_is_none(path: Path) -> None:
    assert read_diary(path) is None


def test_each_line_of_a_run_by_hand_reaches_the_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reached: list[int] = []
    monkeypatch.setattr(os, "fsync", reached.append)
    Diary(path, durable=True).begin(HEAD, START)

    assert len(reached) == 2
    Diary(path, durable=False).begins("a: On", START)
    assert len(reached) == 2


def test_text_that_no_file_can_hold_is_written_all_the_same(path: Path, diary: Diary) -> None:
    odd = Outcome("On", ("1.1",), "must", Verdict.FAILED, "it said \ud800")
    diary.ends("a: On", odd, STATION, after(1))

    assert "it said" in read(path).outcomes["a: On"].message


def test_says_where_the_run_goes_on(path: Path, diary: Diary) -> None:
    diary.ends("a: On", OUTCOME, STATION, after(1))
    diary.begins("a: 1 Lights: Off", after(2))

    assert read(path).in_words(7) == (
        "This goes on with the run of 2 March 2026, 14:05: 1 of 7 are done, “Off” is done again."
    )
