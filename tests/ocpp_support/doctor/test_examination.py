from collections.abc import Iterator
from pathlib import Path

import pytest

from ocpp_support.doctor import examination as module
from ocpp_support.doctor.examination import Examination, examine
from ocpp_support.doctor.machine import Interface, Machine
from ocpp_support.doctor.ports import listener
from ocpp_support.station.profile import Profile
from tests.house.tree import ROOT

from .certificates import BEGINS, DAY, write_certificate
from .lines import profile

HERE = Machine((Interface("lo", "127.0.0.1"),))


@pytest.fixture(autouse=True)
def quiet_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that says that all is well with it."""
    monkeypatch.setattr(module.inquiries, "synchronised", lambda: True)
    monkeypatch.setattr(module.inquiries, "free_bytes", lambda folder: 1 << 40)
    monkeypatch.setattr(module.inquiries, "report_generator", lambda: ("", True))


@pytest.fixture
def taken() -> Iterator[int]:
    """A port of the loopback address that somebody listens on."""
    with listener("127.0.0.1", 0) as server:
        yield server.getsockname()[1]


def examined(profile: Profile, *, machine: Machine = HERE, file_given: bool = True) -> list[str]:
    features = ROOT / "features" / "acceptance"
    examination = Examination(profile, machine, reports=Path("reports"), now=BEGINS + DAY, features=features)
    return [
        f"{one.sign} {one.about}: {one.found}" for one in examine(examination, profile, file_given=file_given)
    ]


def test_the_bundled_station_needs_no_network() -> None:
    about = [line.split(":")[0] for line in examined(Profile.model_validate({}))]

    assert about[:4] == ["ok station", "ok clock", "ok disk", "ok report"]
    assert not any("address" in one or one == "port" for one in about)


def test_the_way_to_a_real_station() -> None:
    found = examined(profile(listen={"host": "127.0.0.1"}))

    assert "problem listening: it listens on 127.0.0.1: no real station" in " ".join(found)
    assert "ok address: ws://127.0.0.1:0/CP01 ([listen] host)" in found
    assert any(line.startswith("problem port: no port is fixed") for line in found)
    assert "ok reaching: dialled from this machine, 127.0.0.1 answers" in found


def test_a_taken_port_is_said_once_and_the_interfaces_are_dialled_all_the_same(taken: int) -> None:
    found = examined(profile(listen={"host": "127.0.0.1", "port": taken}))

    assert len([line for line in found if line.startswith(f"problem port: port {taken} is taken")]) == 1
    assert "ok reaching: dialled from this machine, 127.0.0.1 answers" in found


def test_a_host_that_is_not_this_machines() -> None:
    found = examined(profile(listen={"host": "192.0.2.77", "port": 9000}))

    assert "problem port: 192.0.2.77 is no address of this machine" in found
    assert not any("reaching" in line for line in found)


def test_every_port_that_must_be_forwarded_is_named() -> None:
    listen = {
        "host": "127.0.0.1",
        "port": 9000,
        "ftp_port": 2121,
        "http_port": 8080,
        "passive_ports": (50000, 50001),
    }
    wanted = profile(listen=listen)
    examination = Examination(wanted, Machine((), container="Docker"), reports=Path(), now=BEGINS)
    (surroundings,) = [one for one in examination.of_the_way() if one.about == "surroundings"]

    assert surroundings.details == ("-p 9000:9000 -p 2121:2121 -p 8080:8080 -p 50000:50000 -p 50001:50001",)


def test_a_taken_port_for_files(taken: int) -> None:
    listen = {"host": "127.0.0.1", "port": 9000, "ftp_port": taken}

    assert any(
        f"problem file ports: port {taken} is taken" in line for line in examined(profile(listen=listen))
    )
    no_files = profile(listen=listen, station={"firmware_update": False, "diagnostics": False})
    assert not any("file ports" in line for line in examined(no_files))


def test_password_and_certificates_by_security_profile(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("STATION_SECRET", "0123456789abcdef")
    certificate, key = write_certificate(tmp_path, "127.0.0.1")
    files = {"certificate": certificate, "key": key, "station_ca": certificate}
    password = {"password": {"env": "STATION_SECRET"}}

    def about(**security: object) -> list[str]:
        found = examined(profile(security=security))
        return [
            line for line in found if line.split(" ")[1].startswith(("password", "certificate", "station's"))
        ]

    good = ["ok certificate: it is valid until 2027-01-01", "ok certificate: it is for 127.0.0.1"]
    assert about() == []
    assert about(profile=1, **password) == ["ok password: the password is there"]
    assert about(profile=2, **password, **files) == ["ok password: the password is there", *good]
    assert about(profile=3, **files) == [*good, "ok station's CA: it is valid until 2027-01-01"]


def test_a_certificate_that_cannot_be_read(tmp_path: Path) -> None:
    certificate, key = write_certificate(tmp_path, "127.0.0.1")
    certificate.write_text("nothing", encoding="utf-8")
    security = {"profile": 3, "certificate": certificate, "key": key, "station_ca": key}
    found = examined(profile(security=security))

    assert any(
        line.startswith("problem certificate: ") and "server.pem holds no certificate" in line
        for line in found
    )
    assert any(line.startswith("problem station's CA: ") for line in found)


def test_an_adapter_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.inquiries, "acts_of", lambda url: (["plug_in"], ""))
    hands = {"by": "http", "url": "http://127.0.0.1:9100", "cannot": {"look": "it has no eyes"}}
    found = examined(profile(hands=hands))

    assert "warning hands: look cannot be done: it has no eyes" in found
    (cannot,) = [line for line in found if line.startswith("warning hands: the adapter cannot: ")]
    assert "unplug" in cannot
    assert "look" not in cannot
    assert "plug_in" not in cannot


def test_the_phones_page_is_tried(taken: int) -> None:
    found = examined(profile(hands={"by": "person", "page": f"127.0.0.1:{taken}"}))

    assert "ok hands: a person acts, and is asked in the terminal and on the phone's page" in found
    assert any(line.startswith(f"problem phone: port {taken} is taken") for line in found)


def test_without_a_station_file_nothing_is_said_of_one() -> None:
    found = examined(profile(listen={"host": "127.0.0.1", "port": 9000}), file_given=False)

    assert not any(line.split(" ")[1] in ("hands:", "cards:", "station file:") for line in found)
    assert any("no card ALICE" in line for line in examined(profile()))
