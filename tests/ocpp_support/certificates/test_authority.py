"""The lab's authority lasts, and what it issues is good for one thing each."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from shutil import copyfile

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from ocpp_support.certificates import authority as module
from ocpp_support.certificates.authority import Authority, NoAuthority
from tests.conftest import Lab


def read(path: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(path.read_bytes())


def common_name(certificate: x509.Certificate) -> str | bytes:
    return certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value


def test_the_authority_is_kept(lab: Lab) -> None:
    again = Authority(lab.authority.certificate.parent)
    assert not again.new
    assert again.certificate.read_bytes() == lab.authority.certificate.read_bytes()
    server = again.station("CP99")
    read(server.certificate).verify_directly_issued_by(read(lab.authority.certificate))


def test_the_server_has_its_names_and_addresses(lab: Lab) -> None:
    certificate = read(lab.server.certificate)
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["localhost"]
    assert names.get_values_for_type(x509.IPAddress) == [ip_address("127.0.0.1"), ip_address("::1")]
    usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(usage) == [ExtendedKeyUsageOID.SERVER_AUTH]


def test_a_name_beyond_ascii_is_encoded_as_the_net_does(lab: Lab, tmp_path: Path) -> None:
    copyfile(lab.authority.certificate, tmp_path / "lab-ca.pem")
    copyfile(lab.authority.key, tmp_path / "lab-ca.key")
    issued = Authority(tmp_path).server(["säule.example"])
    names = read(issued.certificate).extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["xn--sule-loa.example"]


def test_a_station_is_named_by_its_identity(lab: Lab) -> None:
    certificate = read(lab.station.certificate)
    assert common_name(certificate) == "CP01"
    usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(usage) == [ExtendedKeyUsageOID.CLIENT_AUTH]


def test_a_station_keeps_its_certificate(lab: Lab) -> None:
    before = lab.station.certificate.read_bytes()
    again = lab.authority.station("CP01")
    assert not again.new
    assert again.certificate.read_bytes() == before


def test_an_identity_is_no_path(lab: Lab) -> None:
    issued = lab.authority.station("../CP 1")
    assert issued.certificate.parent == lab.authority.certificate.parent
    assert common_name(read(issued.certificate)) == "../CP 1"


def test_keys_are_their_owner_s_alone(lab: Lab) -> None:
    for key in (lab.authority.key, lab.server.key, lab.station.key):
        assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_certificates_begin_before_and_last_for_years(lab: Lab) -> None:
    now = datetime.now(UTC)
    for path, days in ((lab.authority.certificate, 3600), (lab.server.certificate, 1800)):
        certificate = read(path)
        assert certificate.not_valid_before_utc < now - timedelta(hours=23)
        assert certificate.not_valid_after_utc > now + timedelta(days=days)


def test_nothing_half_done_is_left(lab: Lab) -> None:
    assert not list(lab.authority.certificate.parent.glob(".*"))


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NoAuthority, match=r"file: File exists|file: Not a directory"):
        Authority(tmp_path / "file")


def test_a_missing_key_is_named(tmp_path: Path, lab: Lab) -> None:
    copyfile(lab.authority.certificate, tmp_path / "lab-ca.pem")
    with pytest.raises(NoAuthority, match=r"lab-ca\.key: No such file"):
        Authority(tmp_path)


@pytest.mark.parametrize("broken", ["lab-ca.pem", "lab-ca.key"])
def test_what_is_no_authority_is_named(tmp_path: Path, lab: Lab, broken: str) -> None:
    copyfile(lab.authority.certificate, tmp_path / "lab-ca.pem")
    copyfile(lab.authority.key, tmp_path / "lab-ca.key")
    (tmp_path / broken).write_text("no PEM")
    with pytest.raises(NoAuthority, match="are no authority"):
        Authority(tmp_path)


def test_a_key_of_another_kind_is_named(tmp_path: Path, lab: Lab) -> None:
    copyfile(lab.authority.certificate, tmp_path / "lab-ca.pem")
    key = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "lab-ca.key").write_bytes(key)
    with pytest.raises(NoAuthority, match="another kind than RSA"):
        Authority(tmp_path)


def test_a_name_that_is_none_is_named(lab: Lab) -> None:
    with pytest.raises(NoAuthority, match=r"“a\.\.b” is neither"):
        lab.authority.server(["a..b"])


def test_an_identity_that_is_too_long_is_named(lab: Lab) -> None:
    with pytest.raises(NoAuthority, match="cannot stand in a certificate"):
        lab.authority.station("x" * 65)


def test_a_file_that_cannot_be_written_is_named(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes, *, secret: bool = False) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(module, "_write", full)
    with pytest.raises(NoAuthority, match=r"server\.key: No space left on device"):
        lab.authority.server(["localhost"])
