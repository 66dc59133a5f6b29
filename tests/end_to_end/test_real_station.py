"""A part of the script in real time, over real sockets, with hands that are asked over HTTP.

Whatever takes long by its nature (a rhythm of half a minute, an hour of silence) is left to the whole run,
``make acceptance-real``.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from ocpp_support.matchers.offline import CLOCKS_S
from ocpp_support.station.station_file import load_profile
from tests.conftest import Lab
from tests.end_to_end.real_bench import IDENTITY, ROOT, station_in_its_own_process

pytestmark = pytest.mark.real

PART: dict[str, Sequence[str]] = {
    "1.1": ["A restarted station says who made it and which model it is"],
    "1.2": ["A restarted station says its serial number, SIM card and firmware version"],
    "2.2": ["The station shows itself when it is asked"],
    "2.3": ["A station that was told nothing shows itself at least every hour"],
    "3.1": ["A connector comes back into service (connector 1)", "The whole station comes back into service"],
    "3.2": ["A connector goes out of service (connector 1)", "The whole station goes out of service"],
    "3.4": ["A restarted station says how every connector is"],
    "3.5": ["A connector in error says what is wrong (connector 1)"],
    "4.1": ["The station tells how many settings it has"],
    "4.2": ["The station's list of settings is complete"],
    "5.1": ["Every setting that can be changed is changed"],
    "6.1": ["The operator starts a session, the cable is in already (connector 1)"],
    "6.2": ["A driver with a valid card starts a session, cable first (connector 1)"],
    "6.3": ["A card that is Invalid starts nothing (connector 1)"],
    "7.1": [
        "The operator ends a session (connector 1)",
        "The place is free when the cable is out (connector 1)",
    ],
    "7.2": ["The driver ends the session with the card that began it (connector 1)"],
    "7.3": ["The session ends when the cable is pulled out of the car (connector 1)"],
    "8.2": ["The operator sets how often readings are reported"],
    "9.1": ["A station that is restarted at once comes back"],
    "9.2": ["A station that is restarted gently comes back"],
    "10.1": ["A provoked error is shown: power pin (connector 1)", "A pressed emergency stop is shown"],
    "10.2": ["An error of the station itself is reported for the station"],
    "11.1": ["A plugged cable makes the place occupied (connector 1)"],
    "11.3": ["An unplugged cable makes the place free again (connector 1)"],
    "12.1": ["The station fetches and installs new firmware", "The station reports every stage of an update"],
    "12.2": ["A running session is not cut short by an update (connector 1)"],
    "12.3": ["A firmware file that is broken is reported"],
    "13.1": ["The station names the file that it will deliver"],
    "13.2": ["The station delivers the file that it named"],
    "14.1": ["A session that ended while offline is reported (connector 1)"],
    "15.1": ["The station forgets the cards it knows"],
    "16.1": ["The station says how every connector is when asked"],
    "16.2": ["Asked about a connector that does not exist, the station says nothing of it"],
}
"""What is tried here: by criterion, in the order of the script."""


def _run(station: Path, reports: Path, names: Sequence[str], *arguments: str) -> dict[str, Any]:
    chosen = [word for name in names for word in ("-n", f"^{re.escape(name)}")]
    command = [sys.executable, "-m", "behave", "-D", f"station={station}", "-D", f"reports={reports}"]
    ended = subprocess.run(
        [*command, *chosen, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=280, check=False
    )
    record = reports / "acceptance.json"
    assert record.exists(), ended.stdout + ended.stderr
    read: dict[str, Any] = json.loads(record.read_text(encoding="utf-8"))
    return read


def _statuses(record: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Return, by criterion and scenario, what became of what was tried."""
    found: dict[str, dict[str, str]] = {}
    for function in record["functions"]:
        for criterion in function["criteria"]:
            for one in criterion["scenarios"]:
                if one["status"] != "not tested":
                    found.setdefault(criterion["id"], {})[one["name"]] = one["status"]
    return found


def test_a_good_station_passes_what_is_tried_in_real_time(tmp_path: Path) -> None:
    names = [name for several in PART.values() for name in several]
    with station_in_its_own_process(tmp_path) as station:
        record = _run(station, tmp_path / "reports", names)
    assert record["run"]["clock"] == "real"
    assert record["run"]["duration_s"] < 180
    assert record["station"]["serial"] == "RW22-000042"
    statuses = _statuses(record)
    assert {name: statuses.get(name) for name in PART} == {
        criterion: dict.fromkeys(several, "passed") for criterion, several in PART.items()
    }


def test_a_station_that_fails_is_refused_in_real_time_too(tmp_path: Path) -> None:
    name = "A connector goes out of service (connector 1)"
    with station_in_its_own_process(tmp_path, "--defect", "silent-availability") as station:
        record = _run(station, tmp_path / "reports", [name])
    assert record["verdict"] == "refused"
    assert _statuses(record)["3.2"] == {name: "failed"}


def test_a_station_in_a_hurry_is_judged_no_less() -> None:
    patience = load_profile("reference_http").patience
    assert patience.quiet is not None
    assert patience.quiet > CLOCKS_S  # Else a report of an outage could be stamped when it is sent.


def test_a_station_with_a_certificate_of_its_own_passes_what_is_tried_over_tls(
    tmp_path: Path, lab: Lab
) -> None:
    mine = lab.authority.station(IDENTITY)
    options = ["--ca", lab.authority.certificate, "--certificate", mine.certificate, "--key", mine.key]
    security = (
        "[security]\nprofile = 3\n"
        f'certificate = "{lab.server.certificate}"\nkey = "{lab.server.key}"\n'
        f'station_ca = "{lab.authority.certificate}"\n'
    )
    names = [*PART["9.1"], *PART["14.1"]]
    with station_in_its_own_process(tmp_path, *map(str, options), scheme="wss", tables=security) as station:
        record = _run(station, tmp_path / "reports", names)
    statuses = _statuses(record)
    assert {criterion: statuses.get(criterion) for criterion in ("9.1", "14.1")} == {
        criterion: dict.fromkeys(PART[criterion], "passed") for criterion in ("9.1", "14.1")
    }


def test_without_an_adapter_nothing_begins_and_the_reason_is_said(tmp_path: Path) -> None:
    with station_in_its_own_process(tmp_path) as station:
        pass
    record = _run(station, tmp_path / "reports", PART["4.1"])
    assert record["verdict"] == "incomplete"
    (function,) = (one for one in record["functions"] if one["number"] == 4)
    assert "The adapter http://127.0.0.1:" in function["result"]
    assert "cannot be asked" in function["result"]
