from collections.abc import Iterator
from pathlib import Path

import pytest

from ocpp_support.bench import Bench
from ocpp_support.equipment import Equipment
from ocpp_support.settings import Patience
from ocpp_support.station.station_file import load_profile
from tests.ocpp_support.small_project import SmallProject


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    """A small behave project whose bench is a stand-in."""
    return SmallProject(tmp_path)


@pytest.fixture(scope="module")
def shared_project(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """The same, for tests that look at one run from many sides."""
    return SmallProject(tmp_path_factory.mktemp("project"))


@pytest.fixture
def bench() -> Iterator[Bench]:
    """A bench whose bundled station is online and idle, at the end of a Background."""
    equipment = Equipment(load_profile("reference"), Patience())
    bench = Bench(equipment)
    equipment.start()
    bench.begin_scenario()
    bench.begin_step("Given the station is online and idle", "given")
    bench.station.is_online_and_idle()
    yield bench
    bench.close()
