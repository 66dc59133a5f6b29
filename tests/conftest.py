"""Fixtures that more than one folder of tests needs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import Phase, settings

from ocpp_support.certificates.authority import Authority, Issued
from ocpp_support.runtime.clock import VirtualTimeLoop

# A machine under load must not fail a test, and what fails must fail again.
settings.register_profile("suite", deadline=None, derandomize=True)
# Who only asks whether a test fails needs no smallest example of it.
settings.register_profile(
    "few", settings.get_profile("suite"), max_examples=10, phases=(Phase.explicit, Phase.generate)
)
settings.load_profile("suite")

# Where the tests themselves run in a workflow, its page is not for the runs that they make.
os.environ.pop("GITHUB_STEP_SUMMARY", None)


@pytest.fixture
def virtual_loop() -> Iterator[VirtualTimeLoop]:
    """A loop on which hours cost milliseconds; whoever runs it waits for an outcome."""
    loop = VirtualTimeLoop()
    yield loop
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.run_until_complete(loop.shutdown_default_executor())
    loop.close()


@dataclass(frozen=True)
class Lab:
    """An authority, a server's certificate for loopback, and one of the station CP01."""

    authority: Authority
    server: Issued
    station: Issued


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    """Certificates for tests over loopback; made once, for keys take their time."""
    authority = Authority(tmp_path_factory.mktemp("certificates"))
    return Lab(authority, authority.server(["localhost", "127.0.0.1", "::1"]), authority.station("CP01"))
