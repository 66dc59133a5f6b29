from pathlib import Path

import pytest

from tests.ocpp_support.small_project import SmallProject


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    """A small behave project whose bench is a stand-in."""
    return SmallProject(tmp_path)


@pytest.fixture(scope="module")
def shared_project(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """The same, for tests that look at one run from many sides."""
    return SmallProject(tmp_path_factory.mktemp("project"))
