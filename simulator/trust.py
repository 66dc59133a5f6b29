"""Whom the station trusts on the other side of a TLS line, and what it shows of itself.

Security whitepaper for OCPP 1.6, profiles 2 and 3.
"""

from __future__ import annotations

import ssl
from pathlib import Path


class TrustError(Exception):
    """A certificate or a key cannot be used; says which, and why."""


def trusting(ca: Path | None, certificate: Path | None = None, key: Path | None = None) -> ssl.SSLContext:
    """Return the context of a station; raises TrustError.

    Args:
        ca: The authorities that it trusts, as PEM; None those of the machine.
        certificate: Its own, with its chain, as PEM (profile 3).
        key: The private key to that, without a passphrase.

    """
    context = _made(ca)
    if certificate is not None and key is not None:
        try:
            # A passphrase would be asked for at the terminal; an empty one makes that an error instead.
            context.load_cert_chain(certificate, key, password="")
        except (OSError, ValueError) as error:
            raise TrustError(f"{certificate} and {key} are no certificate with its key: {error}") from error
    return context


def pinned(server: Path, certificate: Path | None = None, key: Path | None = None) -> ssl.SSLContext:
    """Return the context of a station that trusts one server by its certificate, whatever it is called."""
    context = trusting(server, certificate, key)
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    return context


def _made(ca: Path | None) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=ca)
    except (OSError, ValueError) as error:
        raise TrustError(f"{ca} holds no certificate: {error}") from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
