from datetime import date
from pathlib import Path

import pytest

from ocpp_support.reporting.deviations import Declaration
from ocpp_support.use import SWITCHES, WrongUse, read_use


def test_by_default_the_bundled_station_and_the_folder_reports() -> None:
    use = read_use({})

    assert use.profile.name == "reference"
    assert use.reports is not None
    assert use.reports.root == Path("reports")
    assert use.record is None


def test_reports_can_be_none_and_the_record_a_file() -> None:
    use = read_use({"reports": "none", "record": "r.json"})

    assert use.reports is None
    assert use.record == Path("r.json")


@pytest.mark.parametrize("switch", SWITCHES)
def test_a_switch_is_off_unless_it_is_on(switch: str) -> None:
    assert getattr(read_use({}), switch) is False
    assert getattr(read_use({switch: "true"}), switch) is True


def test_names_with_a_dot_are_somebody_elses() -> None:
    read_use({"behave.formatter.x": "1"})


@pytest.mark.parametrize(
    ("userdata", "said"),
    [
        ({"strict": "yes"}, "true or false"),
        ({"sation": "x"}, "-D sation: there is no such name (did you mean station?); known are"),
        ({"station": "nosuch"}, "nosuch"),
        ({"patience": "long"}, "-D patience=long: this must be a number above 0"),
        ({"patience": "-1"}, "above 0"),
        ({"patience": "nan"}, "above 0"),
    ],
)
def test_wrong_use_is_said_in_a_sentence(userdata: dict[str, str], said: str) -> None:
    with pytest.raises(WrongUse) as raised:
        read_use(userdata)

    assert said in str(raised.value)


def test_the_deviations_of_the_station_file_are_known(tmp_path: Path) -> None:
    station = tmp_path / "mine.toml"
    station.write_text(
        '[[deviations]]\ncriterion = "3.2"\nreason = "old relay"\nlink = "https://example.org/1"\n'
        "until = 2026-12-31\n"
    )

    declared = Declaration("old relay", "https://example.org/1", date(2026, 12, 31))
    assert read_use({"station": str(station)}).deviations == {"3.2": declared}
