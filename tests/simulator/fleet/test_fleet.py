"""A fleet is divided among processes; one that dies costs its own stations only."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.request import urlopen

import pytest

from simulator.fleet.crew import Orders
from simulator.fleet.fleet import Fleet, cores, divided, running
from simulator.fleet.metrics import serve
from simulator.fleet.scenario import Scenario
from simulator.model import load_model
from simulator.onlooker import ANSWERED, CONNECTED
from tests.free_ports import free_ports

ORDERS = Orders(("ws://127.0.0.1:1",), range(1, 8), load_model("reference"), Scenario(), seed=1, ramp_s=0.01)


def test_every_station_is_in_one_process() -> None:
    shares = divided(ORDERS, 3)
    assert sorted(number for share in shares for number in share.numbers) == [*range(1, 8)]
    assert [len(share.numbers) for share in shares] == [3, 2, 2]
    assert all(share.ramp_s == pytest.approx(0.03) for share in shares)


def test_there_are_no_more_processes_than_stations() -> None:
    assert len(divided(replace(ORDERS, numbers=range(1, 3)), 8)) == 2
    assert cores() >= 1


def test_a_process_that_dies_is_counted_and_the_others_go_on() -> None:
    with running(divided(ORDERS, 2)) as fleet:
        while fleet.counted.begun < 7:
            fleet.listen(60)
        fleet._processes[0].process.kill()
        while not fleet.dead:
            fleet.listen(60)
        assert (len(fleet), fleet.dead, fleet.counted.stations) == (2, 1, 7)
        before = fleet._processes[1].tally
        while fleet._processes[1].tally is before:
            fleet.listen(60)
    assert not any(one.process.is_alive() for one in fleet._processes)


ROOT = Path(__file__).parents[3]


@contextmanager
def central_system() -> Iterator[str]:
    """A plain central system in a process of its own, as a fleet's is."""
    [port] = free_ports(1)
    command = [sys.executable, "-m", "tests.benchmarks.plain_central_system", str(port), "1"]
    with subprocess.Popen(command, cwd=ROOT) as process:
        try:
            yield f"ws://127.0.0.1:{port}"
        finally:
            process.kill()


def until_all_are_online(fleet: Fleet) -> None:
    while fleet.counted.registered < fleet.counted.stations or fleet.counted.total < 50:
        fleet.listen(60)


def test_all_of_a_fleet_come_in_and_are_counted() -> None:
    with central_system() as url:
        orders = divided(replace(ORDERS, urls=(url,), numbers=range(1, 13)), 2)
        with running(orders) as fleet:
            until_all_are_online(fleet)
            address, end = serve("127.0.0.1", 0, lambda: fleet.counted)
            with urlopen(address, timeout=60) as answer:
                told = answer.read().decode()
            end()
    tally = fleet.counted
    assert (tally.begun, tally.calls["BootNotification", ANSWERED]) == (12, 12)
    assert tally.quantile(0.5) > 0
    assert "fleet_stations_registered 12.0" in told
    assert 'fleet_calls_total{action="BootNotification",outcome="answered"} 12.0' in told


def test_stations_are_dealt_out_to_our_own_central_systems_which_find_nothing_wrong() -> None:
    ports = free_ports(3)
    command = [sys.executable, "-m", "tests.benchmarks.own_central_systems", *map(str, ports)]
    urls = tuple(f"ws://127.0.0.1:{port}" for port in ports)
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline().startswith("3 central systems at ws://127.0.0.1:")
            with running(divided(replace(ORDERS, urls=urls, numbers=range(1, 4)), 2)) as fleet:
                while fleet.counted.registered < 3 or fleet.counted.total < 12:
                    fleet.listen(60)
        finally:
            process.terminate()
        assert fleet.counted.dials == {CONNECTED: 3}
        assert "on 3 traces; findings: none" in process.stdout.read()
