from dataclasses import replace
from pathlib import Path

import pytest

from ocpp_support.meeting.draft_file import Draft, usual_place
from ocpp_support.meeting.impression import Impression
from ocpp_support.station.station_file import load_profile
from tests.ocpp_support.doctor.lines import profile

MET = Impression("CP01")


def written(path: Path, impression: Impression = MET) -> Draft:
    draft = Draft(path, profile())
    draft.write(impression)
    return draft


def test_it_is_written_in_a_folder_that_is_made(tmp_path: Path) -> None:
    written(tmp_path / "new" / "x.toml")

    assert load_profile(str(tmp_path / "new" / "x.toml")).station.identity == "CP01"


def test_it_names_the_schema_where_there_is_one(tmp_path: Path) -> None:
    written(tmp_path / "without.toml")
    (tmp_path / "station.schema.json").touch()
    written(tmp_path / "with.toml")

    assert not (tmp_path / "without.toml").read_text(encoding="utf-8").startswith("#:schema")
    assert (
        (tmp_path / "with.toml").read_text(encoding="utf-8").startswith("#:schema ./station.schema.json\n# ")
    )


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text("mine", encoding="utf-8")

    with pytest.raises(FileExistsError):
        written(tmp_path / "x.toml")
    assert (tmp_path / "x.toml").read_text(encoding="utf-8") == "mine"


def test_it_is_renewed_when_more_is_known(tmp_path: Path) -> None:
    draft = written(tmp_path / "x.toml")

    assert not draft.renew(MET)
    assert draft.renew(replace(MET, cards=("04A2",)))
    assert draft.renew(replace(MET, cards=("04A2", "04FF")))
    assert draft.renew(replace(MET, cards=("04A2", "04FF")))
    assert list(load_profile(str(tmp_path / "x.toml")).cards) == ["ALICE", "BOB"]
    assert [file.name for file in tmp_path.iterdir()] == ["x.toml"]


@pytest.mark.parametrize("content", [b"mine", b"\xff\xfe", None])
def test_what_somebody_touched_is_not_renewed(tmp_path: Path, content: bytes | None) -> None:
    draft = written(tmp_path / "x.toml")
    if content is None:
        draft.path.unlink()
    else:
        draft.path.write_bytes(content)

    assert not draft.renew(replace(MET, cards=("04A2",)))
    assert content is None or draft.path.read_bytes() == content


def test_one_that_could_not_be_written_is_not_renewed(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text("mine", encoding="utf-8")

    assert not Draft(tmp_path / "x.toml", profile()).renew(MET)


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
