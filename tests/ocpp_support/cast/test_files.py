"""What lies on the file server for a scenario."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest

from ocpp_support.cast.files import Files
from ocpp_support.cast.stage import Stage
from ocpp_support.course import NotReady, NotTested
from ocpp_support.equipment import Equipment
from ocpp_support.files.file_place import Conduct
from ocpp_support.settings import Patience
from ocpp_support.station.hands import CannotDo, HandsTrouble
from ocpp_support.station.profile import Profile
from ocpp_support.station.station_file import load_profile


@pytest.fixture
def stage() -> Iterator[Stage]:
    equipment = Equipment(load_profile("reference"), Patience())
    equipment.start()
    yield Stage(equipment)
    equipment.stop()


def test_every_image_brings_a_version_of_its_own(stage: Stage) -> None:
    files = Files(stage)
    with pytest.raises(NotReady):
        _ = files.firmware
    first = files.publishes_firmware()
    second = files.publishes_firmware()
    assert (first.version, second.version) == ("2.0.0", "2.0.0+2")
    assert files.firmware == second
    for image in (first, second):
        data = files.read(image.name)
        assert (len(data), hashlib.sha256(data).hexdigest()) == (image.size, image.sha256)
    assert first.sha256 != second.sha256


def test_a_vendors_image_brings_the_same_version_every_time(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Profile, "real", True)
    files = Files(stage)
    assert [files.publishes_firmware().version for _ in range(2)] == ["2.0.0", "2.0.0"]


def test_a_spoilt_image_is_offered_to_the_end_of_the_scenario(stage: Stage) -> None:
    files = Files(stage)
    files.spoils_firmware()
    spoilt = files.read(files.publishes_firmware().name)
    assert spoilt != stage.equipment.hands.firmware(files.firmware.version)
    stage.course.undo.popitem()[1]()
    sound = files.read(files.publishes_firmware().name)
    assert sound == stage.equipment.hands.firmware(files.firmware.version)


def test_the_server_behaves_as_it_is_told(stage: Stage) -> None:
    files = Files(stage)
    files.loses_firmware()
    assert stage.equipment.files.mode is Conduct.NO_SUCH_FILE
    files.takes_no_files()
    assert stage.equipment.files.mode is Conduct.NO_STORE


@pytest.mark.parametrize(
    ("trouble", "becomes"),
    [(CannotDo("no image is named"), NotTested), (HandsTrouble("the image cannot be read"), NotReady)],
)
def test_an_image_that_cannot_be_had_is_nobodys_failure(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, trouble: Exception, becomes: type[Exception]
) -> None:
    def no_image(version: str, *, broken: bool = False) -> bytes:
        raise trouble

    monkeypatch.setattr(stage.equipment.hands, "firmware", no_image)
    with pytest.raises(becomes, match=str(trouble)):
        Files(stage).publishes_firmware()
