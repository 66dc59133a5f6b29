"""The context of the central system, and why a handshake failed, in words."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from ocpp_support.csms import refusals
from ocpp_support.csms.tls import NoTls, common_name, server_context, why
from tests.conftest import Lab


def test_nothing_below_tls_12_is_spoken(lab: Lab) -> None:
    context = server_context(lab.server.certificate, lab.server.key)
    assert context.minimum_version == ssl.TLSVersion.TLSv1_2
    assert context.verify_mode == ssl.CERT_NONE


def test_stations_show_certificates_where_somebody_signs_them(lab: Lab) -> None:
    context = server_context(lab.server.certificate, lab.server.key, lab.authority.certificate)
    assert context.verify_mode == ssl.CERT_REQUIRED


def test_the_ciphers_of_the_whitepaper_are_spoken(lab: Lab) -> None:
    context = server_context(lab.server.certificate, lab.server.key)
    names = {cipher["name"] for cipher in context.get_ciphers()}
    assert {
        "ECDHE-ECDSA-AES128-GCM-SHA256",
        "ECDHE-ECDSA-AES256-GCM-SHA384",
        "AES128-GCM-SHA256",
        "AES256-GCM-SHA384",
    } <= names
    assert not any("SHA" in name and name.endswith("SHA") for name in names)


def test_certificates_that_cannot_be_used_are_named(lab: Lab, tmp_path: Path) -> None:
    rubbish = tmp_path / "rubbish.pem"
    rubbish.write_text("no PEM")
    own, key = lab.server.certificate, lab.server.key
    with pytest.raises(NoTls, match=r"missing.pem and .*: no such file"):
        server_context(tmp_path / "missing.pem", key)
    with pytest.raises(NoTls, match=r"rubbish.pem and .* are no certificate with its key: "):
        server_context(rubbish, key)
    with pytest.raises(NoTls, match="key values mismatch"):
        server_context(own, lab.station.key)
    with pytest.raises(NoTls, match=r"rubbish.pem holds no certificate: "):
        server_context(own, key, rubbish)


def test_the_common_name_is_read() -> None:
    assert common_name({"subject": ((("countryName", "AT"),), (("commonName", "CP01"),))}) == "CP01"
    assert common_name({"subject": ((("countryName", "AT"),),)}) == ""
    assert common_name({}) == ""


def _error(reason: str) -> ssl.SSLError:
    error = ssl.SSLError(1, reason)
    error.reason = reason
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (_error("HTTP_REQUEST"), refusals.PLAIN_TO_TLS.kind),
        (_error("WRONG_VERSION_NUMBER"), "no TLS"),
        (_error("TLSV1_ALERT_UNKNOWN_CA"), "untrusted server"),
        (_error("SSLV3_ALERT_CERTIFICATE_UNKNOWN"), "untrusted server"),
        (_error("SSL/TLS_ALERT_CERTIFICATE_UNKNOWN"), "untrusted server"),
        (_error("PEER_DID_NOT_RETURN_A_CERTIFICATE"), "no certificate"),
        (_error("UNSUPPORTED_PROTOCOL"), "TLS too old"),
        (_error("NO_SHARED_CIPHER"), "no common cipher"),
        (_error("SOMETHING_NEW"), "TLS failed"),
        (_error("UNEXPECTED_EOF_WHILE_READING"), "left during TLS"),
        (ssl.SSLError(1), "left during TLS"),
        (ConnectionAbortedError(), "TLS too slow"),
        (ConnectionResetError(), "left during TLS"),
        (None, "left during TLS"),
    ],
)
def test_every_failure_has_its_words(error: Exception | None, kind: str) -> None:
    assert why(error).kind == kind


def test_a_new_reason_is_told_as_it_is() -> None:
    assert why(_error("SOMETHING_NEW")).outcome == "the TLS handshake failed: something new"
