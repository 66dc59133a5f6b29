from pathlib import Path

import pytest

from ocpp_support.meeting.draft_file import usual_place, write_draft


def test_it_is_written_in_a_folder_that_is_made(tmp_path: Path) -> None:
    write_draft(tmp_path / "new" / "x.toml", "a = 1\n")

    assert (tmp_path / "new" / "x.toml").read_text(encoding="utf-8") == "a = 1\n"


def test_it_names_the_schema_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "station.schema.json").touch()
    write_draft(tmp_path / "x.toml", "a = 1\n")

    assert (tmp_path / "x.toml").read_text(encoding="utf-8") == "#:schema ./station.schema.json\na = 1\n"


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text("mine", encoding="utf-8")

    with pytest.raises(FileExistsError):
        write_draft(tmp_path / "x.toml", "a = 1\n")
    assert (tmp_path / "x.toml").read_text(encoding="utf-8") == "mine"


def test_the_usual_place_is_one_where_nothing_is(tmp_path: Path) -> None:
    assert usual_place(tmp_path) == tmp_path / "my_station.toml"
    (tmp_path / "my_station.toml").touch()
    (tmp_path / "my_station_2.toml").touch()
    assert usual_place(tmp_path) == tmp_path / "my_station_3.toml"


def test_without_a_folder_of_station_files_it_is_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert usual_place(tmp_path / "stations") == Path("my_station.toml")
