"""TLS of the central system: its context, whose certificate a station shows, and why a handshake failed.

Security whitepaper for OCPP 1.6, profiles 2 (the central system has a certificate) and 3 (the station too).
"""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ocpp_support.csms import refusals
from ocpp_support.csms.refusals import Refusal

CIPHERS = "ECDHE+AESGCM:ECDHE+CHACHA20:DHE+AESGCM:AES128-GCM-SHA256:AES256-GCM-SHA384"
"""What is good today, and the two that the whitepaper demands besides (they keep no secret for later)."""


class NoTls(Exception):
    """The certificates cannot be used; says which, and why."""


def server_context(certificate: Path, key: Path, station_ca: Path | None = None) -> ssl.SSLContext:
    """Return the context of a server; raises :class:`NoTls`.

    Args:
        certificate: The server's, with its chain, as PEM.
        key: The private key to it, as PEM and without a passphrase.
        station_ca: Who signs stations' certificates, as PEM; None asks stations for none.

    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(CIPHERS)
    try:
        # A passphrase would be asked for at the terminal; an empty one makes that an error instead.
        context.load_cert_chain(certificate, key, password="")
    except (OSError, ValueError) as error:
        raise NoTls(f"{certificate} and {key} are no certificate with its key: {_reason(error)}") from error
    if station_ca is not None:
        try:
            context.load_verify_locations(station_ca)
        except (OSError, ValueError) as error:
            raise NoTls(f"{station_ca} holds no certificate: {_reason(error)}") from error
        context.verify_mode = ssl.CERT_REQUIRED
    return context


def common_name(certificate: Mapping[str, Any]) -> str:
    """Return the common name to which a certificate, as the ssl module shows it, is made out."""
    names = (pair for part in certificate.get("subject", ()) for pair in part)
    return next((value for name, value in names if name == "commonName"), "")


def why(error: BaseException | None) -> Refusal:
    """Return why a handshake failed, in words; None for one that ended before it was done."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _untrusted_station(error.verify_message)
    reason = getattr(error, "reason", None) or "EOF"  # Not every error of the ssl module has one.
    if isinstance(error, ssl.SSLError) and "EOF" not in reason:
        return _BY_REASON.get(_plain(reason)) or _other(reason)
    if isinstance(error, ConnectionAbortedError | TimeoutError):
        return _TOO_SLOW
    return _LEFT


def _untrusted_station(message: str) -> Refusal:
    return Refusal(
        "untrusted station",
        f"its certificate is not trusted: {message}",
        "Load a certificate into the station that the authority named by “station_ca” has signed, and check"
        " its dates.",
    )


def _other(reason: str) -> Refusal:
    return Refusal(
        "TLS failed",
        f"the TLS handshake failed: {reason.replace('_', ' ').lower()}",
        "Check that the station speaks TLS 1.2 or newer and that the right certificates are loaded.",
    )


_TOO_SLOW = Refusal(
    "TLS too slow",
    "it had not finished the TLS handshake when the time was up",
    "Check that the station dials with wss://, and the network between it and this machine.",
)
_LEFT = Refusal(
    "left during TLS",
    "it left during the TLS handshake without saying why",
    "Load the authority that signed this machine's certificate into the station, and dial by a name or"
    " address that stands in that certificate.",
)
_UNTRUSTED = Refusal(
    "untrusted server",
    "it does not trust the certificate of this machine",
    "Load the authority that signed that certificate into the station, dial by a name or address that stands"
    " in the certificate, and set the station's clock.",
)
_NO_CERTIFICATE = Refusal(
    "no certificate",
    "it showed no certificate, which security profile 3 demands",
    "Load a certificate and its key into the station and choose security profile 3 there, or choose profile 2"
    " in the station file.",
)
_TOO_OLD = Refusal(
    "TLS too old",
    "it speaks a version of TLS that is too old",
    "Set the station to TLS 1.2 or newer; security profiles 2 and 3 demand it.",
)
_NOTHING_IN_COMMON = Refusal(
    "no common cipher",
    "it has no cipher in common with this machine",
    "Set the station to the cipher suites that security profiles 2 and 3 demand, or use a certificate with a"
    " key of a kind that it knows (RSA or ECDSA).",
)
_NO_TLS = Refusal(
    "no TLS",
    "what it sent is no TLS handshake, and this port speaks TLS (wss://) only",
    "Enter the address with wss:// in the station; if it is not the station, find out who dials this port.",
)

_BY_REASON: Mapping[str, Refusal] = {
    "HTTP_REQUEST": refusals.PLAIN_TO_TLS,
    "HTTPS_PROXY_REQUEST": refusals.PLAIN_TO_TLS,
    "WRONG_VERSION_NUMBER": _NO_TLS,
    "PACKET_LENGTH_TOO_LONG": _NO_TLS,
    "RECORD_LAYER_FAILURE": _NO_TLS,
    "UNKNOWN_PROTOCOL": _NO_TLS,
    "ALERT_UNKNOWN_CA": _UNTRUSTED,
    "ALERT_BAD_CERTIFICATE": _UNTRUSTED,
    "ALERT_UNSUPPORTED_CERTIFICATE": _UNTRUSTED,
    "ALERT_CERTIFICATE_UNKNOWN": _UNTRUSTED,
    "ALERT_CERTIFICATE_EXPIRED": _UNTRUSTED,
    "PEER_DID_NOT_RETURN_A_CERTIFICATE": _NO_CERTIFICATE,
    "UNSUPPORTED_PROTOCOL": _TOO_OLD,
    "VERSION_TOO_LOW": _TOO_OLD,
    "ALERT_PROTOCOL_VERSION": _TOO_OLD,
    "NO_SHARED_CIPHER": _NOTHING_IN_COMMON,
    "ALERT_HANDSHAKE_FAILURE": _NOTHING_IN_COMMON,
}


def _plain(reason: str) -> str:
    # OpenSSL names an alert after the version of TLS that had it first, and not in all versions alike.
    return reason[reason.find("ALERT_") :] if "ALERT_" in reason else reason


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLError):
        return (error.reason or "not readable").replace("_", " ").lower()
    return (getattr(error, "strerror", None) or str(error)).lower()
