"""The table has a line for each request and each happening, and is safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from ocpp_support.exports.table import as_csv
from ocpp_support.files.transfers import refused
from ocpp_support.protocol.frames import CallResult, encode
from ocpp_support.trace.events import (
    Acted,
    Answered,
    Attempted,
    Connected,
    Disconnected,
    Event,
    Noted,
    Pinged,
    Prompted,
    Transferred,
)
from ocpp_support.trace.trace import Sender

from .play import Play

REFUSED = refused("upload", "ftp", "log", user="", peer="", note="no")

Rows = list[dict[str, str]]


def rows(play: Play) -> Rows:
    return [*csv.DictReader(io.StringIO(as_csv(play.scene())))]


def column(table: Rows, name: str) -> list[str]:
    return [row[name] for row in table]


def test_a_request_and_its_answer_are_one_line() -> None:
    play = Play()
    play.begins()
    play.step("When it is told")
    order = play.central("ChangeAvailability", connectorId=1, type="Inoperative")
    play.wait(0.25)
    play.answer(order, {"status": "Accepted"})
    assert rows(play) == [
        {
            "time (UTC)": "2026-01-01 00:00:00.000",
            "s since the When": "0.000",
            "who": "central system",
            "what": "ChangeAvailability",
            "connector": "1",
            "answer": "Accepted",
            "answered after (s)": "0.250",
            "essence": "type Inoperative",
        }
    ]


def test_seconds_are_counted_from_the_when() -> None:
    play = Play()
    play.begins()
    play.step("Given it is there")
    play.station("Heartbeat")
    play.wait(90)
    play.step("When it is told")
    play.wait(1.5)
    play.station("Heartbeat")
    assert column(rows(play), "s since the When") == ["-90.000", "1.500"]


def test_without_a_when_they_are_counted_from_the_beginning() -> None:
    play = Play()
    play.wait(5)
    play.begins()
    play.wait(2)
    play.station("Heartbeat")
    assert column(rows(play), "s since the beginning") == ["2.000"]


def test_what_nobody_answered_and_what_was_answered_late_say_so() -> None:
    play = Play()
    play.begins()
    play.station("Heartbeat")
    order = play.central("Reset", type="Hard")
    late = CallResult("1", {"status": "Accepted"})
    play.trace.record(Sender.STATION, late, encode(late), answers=order, late_by=2.0)
    assert column(rows(play), "answer") == ["none", "Accepted, late by 2.0 s"]


def test_an_answer_to_what_was_asked_before_has_a_line_of_its_own_and_so_has_a_second_one() -> None:
    play = Play()
    asked = play.central("GetDiagnostics")
    play.begins()
    play.answer(asked, {"fileName": "log"})
    order = play.central("Reset")
    play.answer(order, {"status": "Accepted"})
    play.answer(order, {"status": "Rejected"})
    assert column(rows(play), "what") == ["answers GetDiagnostics", "Reset", "answers Reset"]
    assert column(rows(play), "answer") == ["fileName log", "Accepted", "Rejected"]
    assert column(rows(play), "who") == ["station", "central system", "station"]


def test_what_nobody_asked_and_what_is_no_message_are_told() -> None:
    play = Play()
    play.begins()
    play.says('[3,"9",{"status":"Accepted"}]')
    play.says("[2,")
    foreign, broken = rows(play)
    assert (foreign["what"], foreign["answer"]) == ("answers what nobody asked", "Accepted")
    assert (broken["what"], broken["essence"]) == (
        "no message",
        "it is not JSON: it breaks off after 3 characters: [2,",
    )


@pytest.mark.parametrize(
    ("event", "who", "what"),
    [
        (Connected("/CP1", ()), "station", "connects"),
        (Attempted("", "", "no", "yes"), "bench", "somebody is not let in"),
        (Disconnected(1000, "", "the central system"), "central system", "ends the connection"),
        (Pinged(True, 5), "bench", "ping"),
        (Acted("plug_in", "the car", "Ann", 2), "Ann", "plug in"),
        (Prompted("Plug in", ""), "bench", "asks a person"),
        (Answered("Plug in", "done", "Ann", 3.0), "bench", "is answered"),
        (Transferred(REFUSED), "station", "file transfer"),
        (Noted("odd"), "bench", "remark"),
    ],
)
def test_every_happening_has_a_line(event: Event, who: str, what: str) -> None:
    play = Play()
    play.begins()
    play.event(event)
    (row,) = rows(play)
    assert (row["who"], row["what"]) == (who, what)
    assert row["essence"]
    assert row["connector"] == ("2" if isinstance(event, Acted) else "")


def test_what_was_missed_stands_where_patience_ended() -> None:
    play = Play()
    play.begins()
    play.step("When it is told")
    play.central("Reset")
    play.wait(60)
    play.misses("connector 1 to be free", "it is not")
    play.ends()
    play.central("Reset")
    play.wait(1)
    play.misses("a storm", "it came", unwanted=True)
    _, missed, _, storm = rows(play)
    assert (missed["what"], missed["s since the When"]) == ("missed", "60.000")
    assert missed["essence"] == "connector 1 to be free; but: it is not"
    assert missed["time (UTC)"] == "2026-01-01 00:01:00.000"
    assert storm["essence"] == "must not be seen: a storm; but: it came"


@pytest.mark.parametrize("evil", ["=1+1", "+1;cmd", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1", "-"])
def test_no_cell_is_a_formula(evil: str) -> None:
    play = Play()
    play.begins()
    play.station(evil, connectorId=evil)
    play.event(Acted("plug_in", evil, evil))
    for row in rows(play):
        for cell in row.values():
            assert cell[:1] not in tuple("=+@＝\t ") or not cell
            assert not cell.startswith("-")
    assert rows(play)[0]["what"] == f"'{evil.strip()}"


def test_a_number_stays_one() -> None:
    play = Play()
    play.begins()
    play.station("StatusNotification", connectorId=-1)
    assert rows(play)[0]["connector"] == "-1"


def test_a_cell_is_one_line_of_utf_8() -> None:
    play = Play()
    play.begins()
    play.event(Noted('two\nlines, "quoted" \ud800'))
    assert len(as_csv(play.scene()).splitlines()) == 2
    assert as_csv(play.scene()).encode("utf-8")
    assert rows(play)[0]["essence"] == r'two lines, "quoted" \ud800'


def test_no_secret_is_in_it() -> None:
    play = Play()
    play.begins()
    play.central("ChangeConfiguration", key="AuthorizationKey", value="0123cafe")
    play.central("GetDiagnostics", location="ftp://me:0123cafe@host/")
    play.says('[2,"7","DataTransfer",{"password":"0123cafe"')
    play.event(Noted("login with ftp://me:0123cafe@host"))
    play.misses("it to take ftp://me:0123cafe@host", "it is at ftp://me:0123cafe@host")
    assert len(rows(play)) == 5
    assert "cafe" not in as_csv(play.scene())


def test_where_nothing_was_said_there_are_the_names_only() -> None:
    play = Play()
    play.begins()
    assert rows(play) == []
    assert as_csv(play.scene()).startswith("time (UTC),s since the beginning,who,")
