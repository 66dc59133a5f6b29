"""A certificate and its key, read from their files; what follows is :mod:`.security_checks`' work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key
from cryptography.x509.oid import NameOID


class Unreadable(Exception):
    """A file does not hold what it should; says which and why, without what is in it."""


@dataclass(frozen=True)
class Certificate:
    """What a certificate says.

    Attributes:
        names: Host names and addresses that it is for.
        begins: When it begins to be valid.
        ends: When it ceases to be.
        common_name: The name of old, which stations of today do not look at; "" where there is none.
        key_fits: Whether its key is the one in the other file; None where there is none to compare.
    """

    names: tuple[str, ...]
    begins: datetime
    ends: datetime
    common_name: str = ""
    key_fits: bool | None = None


def read_certificate(certificate: Path, key: Path | None = None) -> Certificate:
    """Read the first certificate of a PEM file; raises `Unreadable`."""
    try:
        found = x509.load_pem_x509_certificates(certificate.read_bytes())[0]
        names = _names(found)
        common = found.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    except (OSError, ValueError, IndexError) as error:
        raise Unreadable(f"{certificate} holds no certificate that can be read (PEM is wanted)") from error
    return Certificate(
        names,
        found.not_valid_before_utc,
        found.not_valid_after_utc,
        str(common[0].value) if common else "",
        None if key is None else _spki(found.public_key()) == _spki(_key(key)),
    )


def _key(file: Path) -> object:
    try:
        return load_pem_private_key(file.read_bytes(), password=None).public_key()
    except TypeError as error:
        raise Unreadable(f"the key in {file} is locked with a password, which the suite has not") from error
    except (OSError, ValueError) as error:
        raise Unreadable(f"{file} holds no private key that can be read (PEM is wanted)") from error


def _spki(public: object) -> bytes:
    return public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)  # type: ignore[attr-defined, no-any-return]


def _names(certificate: x509.Certificate) -> tuple[str, ...]:
    try:
        alternatives = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    return (
        *alternatives.get_values_for_type(x509.DNSName),
        *map(str, alternatives.get_values_for_type(x509.IPAddress)),
    )
