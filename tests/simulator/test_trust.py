"""Whom a station trusts on a TLS line, and what it shows."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from simulator.trust import TrustError, pinned, trusting
from tests.conftest import Lab


def test_it_trusts_the_authority_and_looks_at_the_name(lab: Lab) -> None:
    context = trusting(lab.authority.certificate)
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.minimum_version == ssl.TLSVersion.TLSv1_2
    assert [len(context.get_ca_certs()), context.cert_store_stats()["x509"]] == [1, 1]


def test_without_an_authority_it_trusts_the_machines(lab: Lab) -> None:
    assert trusting(None).verify_mode == ssl.CERT_REQUIRED


def test_a_pinned_server_may_have_any_name(lab: Lab) -> None:
    context = pinned(lab.server.certificate)
    assert not context.check_hostname
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.verify_flags & ssl.VERIFY_X509_PARTIAL_CHAIN


def test_files_that_cannot_be_used_are_named(lab: Lab, tmp_path: Path) -> None:
    rubbish = tmp_path / "rubbish.pem"
    rubbish.write_text("no PEM")
    for ca in (rubbish, tmp_path / "missing.pem"):
        with pytest.raises(TrustError, match=f"{ca.name} holds no certificate"):
            trusting(ca)
    with pytest.raises(TrustError, match="are no certificate with its key"):
        trusting(lab.authority.certificate, lab.station.certificate, lab.server.key)
    with pytest.raises(TrustError, match="are no certificate with its key"):
        trusting(lab.authority.certificate, rubbish, lab.station.key)
