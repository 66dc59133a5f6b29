"""What makes two runs less alike than they should be is said plainly."""

from __future__ import annotations

from ocpp_support.comparison.kept_run import Judged
from ocpp_support.comparison.notes import notes_on
from tests.ocpp_support.comparison.runs import kept


def test_two_runs_of_one_station_need_no_note_even_with_new_firmware() -> None:
    new = kept(station={**kept().station, "firmware": "2.0"}, suite="0.2.0")

    assert [*notes_on(kept(), new)] == []


def test_two_stations() -> None:
    new = kept(station={**kept().station, "identity": "CP2", "serial": "SN2"})

    assert [*notes_on(kept(), new)] == [
        "These are two stations: CP1 ACME One SN1 before, CP2 ACME One SN2 now"
        " (not the same: identity, serial)."
    ]


def test_a_station_that_was_not_seen() -> None:
    (note,) = notes_on(kept(), kept(station={}))

    assert "one without a name now" in note


def test_records_of_another_form() -> None:
    (note,) = notes_on(kept(schema=None), kept())

    assert note == (
        "The record before is of another form (None, and this suite writes 1): what could be read of it is"
        " compared."
    )


def test_records_that_tell_less() -> None:
    assert [*notes_on(kept(settings=None), kept())] == [
        "The record before tells of no settings: none are compared."
    ]
    assert [*notes_on(kept(timings=None), kept(timings=None))] == [
        "The record before and the one now tells of no timings: none are compared."
    ]


def test_two_clocks() -> None:
    assert [*notes_on(kept(), kept(clock="real"))] == [
        "The clock was virtual before and is real now: no times are compared."
    ]


def test_scenarios_that_only_one_run_judged() -> None:
    old = kept(scenarios={"1 On": Judged("passed"), "1 Off": Judged(None)})
    new = kept(scenarios={"1 Off": Judged("passed"), "1 Dim": Judged("failed")})

    assert [note.partition(".")[0] for note in notes_on(old, new)] == [
        "1 scenario was judged only before",
        "2 scenarios were judged only now",
    ]
