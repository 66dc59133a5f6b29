from pathlib import Path

import pytest

from ocpp_support.bench import Bench
from ocpp_support.plan.takes import Done, Takes, read_takes, taken, write_takes
from ocpp_support.vocabulary.nouns import Outlet


def test_reads_off_a_conversation_what_was_done_and_how_long_it_took(bench: Bench) -> None:
    bench.begin_scenario()
    bench.driver.plugs_in(Outlet(1))
    bench.driver.goes_on_charging(30)
    bench.driver.presents(Outlet(1), "ALICE")
    bench.driver.presses_emergency_stop()

    assert taken(bench.told) == Takes(
        (Done("plug_in", 1), Done("present_card", 1, "ALICE"), Done("press_emergency_stop")), 30.0
    )


def test_what_is_put_back_counts_too(bench: Bench) -> None:
    bench.begin_scenario()
    bench.driver.plugs_in(Outlet(1))
    bench.put_back()

    assert taken(bench.told).acts == (Done("plug_in", 1), Done("unplug", 1))


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    takes = {"a: b": Takes((Done("plug_in", 1), Done("power_cycle")), 12.5), "c": Takes()}
    write_takes(takes, tmp_path / "takes.json")

    assert read_takes(tmp_path / "takes.json") == takes


def test_what_is_no_note_is_a_value_error(tmp_path: Path) -> None:
    (tmp_path / "takes.json").write_text("oh")

    with pytest.raises(ValueError, match="Expecting value"):
        read_takes(tmp_path / "takes.json")
