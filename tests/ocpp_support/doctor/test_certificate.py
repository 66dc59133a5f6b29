from pathlib import Path

import pytest

from ocpp_support.doctor.certificate import Certificate, Unreadable, read_certificate

from .certificates import BEGINS, ENDS, write_certificate


def test_what_a_certificate_says(tmp_path: Path) -> None:
    certificate, key = write_certificate(tmp_path, "bench.lab", "192.168.1.20", "fd00::2")

    assert read_certificate(certificate, key) == Certificate(
        ("bench.lab", "192.168.1.20", "fd00::2"), BEGINS, ENDS, "bench", key_fits=True
    )


def test_without_names_and_without_a_key(tmp_path: Path) -> None:
    certificate, _ = write_certificate(tmp_path)

    assert read_certificate(certificate) == Certificate((), BEGINS, ENDS, "bench", key_fits=None)


def test_another_certificates_key(tmp_path: Path) -> None:
    certificate, _ = write_certificate(tmp_path)
    (tmp_path / "other").mkdir()
    _, key = write_certificate(tmp_path / "other")

    assert read_certificate(certificate, key).key_fits is False


def test_what_is_no_certificate(tmp_path: Path) -> None:
    certificate, key = write_certificate(tmp_path)
    for unreadable in (key, tmp_path / "nothing.pem"):
        with pytest.raises(Unreadable, match=r"holds no certificate that can be read \(PEM is wanted\)"):
            read_certificate(unreadable)
    with pytest.raises(Unreadable, match=r"server\.pem holds no private key that can be read"):
        read_certificate(certificate, certificate)
    with pytest.raises(Unreadable, match="holds no private key"):
        read_certificate(certificate, tmp_path / "nothing.key")


def test_a_locked_key(tmp_path: Path) -> None:
    certificate, key = write_certificate(tmp_path, password=b"secret")

    with pytest.raises(Unreadable, match=r"server\.key is locked with a password, which the suite has not"):
        read_certificate(certificate, key)
