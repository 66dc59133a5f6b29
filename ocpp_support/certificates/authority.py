"""The lab's own certificate authority: made once, kept, and asked for the certificates of a bench.

Owns the files in one folder: the authority, the server's certificate and those of stations, each with its
key. Keys can be read by their owner only. What a certificate is good for is in the security whitepaper for
OCPP 1.6, profiles 2 and 3.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import quote

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

AUTHORITY_NAME = "OCPP acceptance lab"
AUTHORITY_LASTS = timedelta(days=3650)
CERTIFICATES_LAST = timedelta(days=1825)
SLACK = timedelta(days=1)
"""Certificates begin in the past by so much: a station's clock may be slow."""

KEY_BITS = 2048
"""The least that the whitepaper allows, and the most that slow stations can bear."""


class NoAuthority(Exception):
    """The authority or a certificate cannot be made or read; says why in one sentence."""


@dataclass(frozen=True)
class Issued:
    """A certificate with its key, as files. ``new`` says whether they were made just now."""

    certificate: Path
    key: Path
    new: bool


class Authority:
    """The authority in a folder; made where there is none.

    Raises :class:`NoAuthority` where the folder cannot be used.
    """

    def __init__(self, folder: Path, now: datetime | None = None) -> None:
        self._folder = folder
        self._now = now or datetime.now(UTC)
        self.certificate = folder / "lab-ca.pem"
        self.key = folder / "lab-ca.key"
        self.new = not self.certificate.exists()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if self.new:
                self._found()
            self._own = x509.load_pem_x509_certificate(self.certificate.read_bytes())
            self._signing = _rsa(serialization.load_pem_private_key(self.key.read_bytes(), None))
        except OSError as error:
            raise NoAuthority(f"{error.filename or folder}: {error.strerror or error}") from error
        except (ValueError, TypeError) as error:
            # TypeError: the key has a passphrase.
            raise NoAuthority(f"{self.certificate} and {self.key} are no authority: {error}") from error

    def server(self, names: Sequence[str]) -> Issued:
        """Issue a certificate for a server with these names and addresses, the first of which is its name."""
        alternatives = [_alternative(name) for name in names]
        # A common name has 64 characters at most; nobody but old stations looks at it.
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0][:64])])
        extensions = [x509.SubjectAlternativeName(alternatives)]
        return self._issue("server", subject, ExtendedKeyUsageOID.SERVER_AUTH, extensions)

    def station(self, identity: str) -> Issued:
        """Issue a certificate for a station; one that is there already is kept, for it may be loaded."""
        name = f"station-{quote(identity, safe='')}"
        issued = Issued(self._folder / f"{name}.pem", self._folder / f"{name}.key", new=False)
        if issued.certificate.exists() and issued.key.exists():
            return issued
        try:
            subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, identity)])
        except ValueError as error:
            raise NoAuthority(f"“{identity}” cannot stand in a certificate: {error}") from error
        return self._issue(name, subject, ExtendedKeyUsageOID.CLIENT_AUTH, [])

    def _found(self) -> None:
        key = _new_key()
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, AUTHORITY_NAME)])
        usage = x509.KeyUsage(
            digital_signature=True,
            key_cert_sign=True,
            crl_sign=True,
            content_commitment=False,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            encipher_only=False,
            decipher_only=False,
        )
        certificate = (
            self._begun(name, name, key, AUTHORITY_LASTS)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(usage, critical=True)
            .sign(key, hashes.SHA256())
        )
        _write(self.key, _pem(key), secret=True)
        _write(self.certificate, certificate.public_bytes(serialization.Encoding.PEM))

    def _issue(
        self,
        name: str,
        subject: x509.Name,
        usage: x509.ObjectIdentifier,
        extensions: Sequence[x509.ExtensionType],
    ) -> Issued:
        key = _new_key()
        issuer_key = x509.AuthorityKeyIdentifier.from_issuer_public_key(self._signing.public_key())
        builder = (
            self._begun(subject, self._own.subject, key, CERTIFICATES_LAST)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
            .add_extension(issuer_key, critical=False)
        )
        for extension in extensions:
            builder = builder.add_extension(extension, critical=False)
        certificate = builder.sign(self._signing, hashes.SHA256())
        issued = Issued(self._folder / f"{name}.pem", self._folder / f"{name}.key", new=True)
        try:
            _write(issued.key, _pem(key), secret=True)
            _write(issued.certificate, certificate.public_bytes(serialization.Encoding.PEM))
        except OSError as error:
            raise NoAuthority(f"{error.filename}: {error.strerror}") from error
        return issued

    def _begun(
        self, subject: x509.Name, issuer: x509.Name, key: rsa.RSAPrivateKey, lasts: timedelta
    ) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(self._now - SLACK)
            .not_valid_after(self._now + lasts)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        )


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        pass
    try:
        return x509.DNSName(name.encode("idna").decode())
    except ValueError as error:
        raise NoAuthority(f"“{name}” is neither a host's name nor an address") from error


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)


def _rsa(key: PrivateKeyTypes) -> rsa.RSAPrivateKey:
    if not isinstance(key, rsa.RSAPrivateKey):
        raise ValueError("its key is of another kind than RSA")
    return key


def _pem(key: rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write(path: Path, content: bytes, *, secret: bool = False) -> None:
    """Write a file at once or not at all; a secret is its owner's from the first byte."""
    begun = path.with_name(f".{path.name}.new")
    begun.unlink(missing_ok=True)
    descriptor = os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if secret else 0o644)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    begun.replace(path)
