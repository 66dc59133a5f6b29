"""Which identity an address names, however it is written, and what is odd about it."""

from __future__ import annotations

import pytest

from ocpp_support.csms.address import identity_in, read_target


@pytest.mark.parametrize(
    ("path", "identity"),
    [
        ("/CP01", "CP01"),
        ("/ocpp/CP%2001", "CP 01"),
        ("/a/b/CP01/", "CP01"),
        ("/", ""),
        ("", ""),
        ("//", ""),
        ("/?id=CP01", ""),
        ("/#CP01", ""),
        ("/CP%2F1?x=y", "CP/1"),
        ("/CP%2501", "CP%01"),
        ("//CP01", "CP01"),
        ("CP01", "CP01"),
        ("ws://10.0.0.1:9000", ""),
        ("ws://10.0.0.1:9000/", ""),
        ("wss://10.0.0.1:9000/ocpp/CP01", "CP01"),
        ("http://user:secret@[::1]:9000/CP01?x", "CP01"),
        ("/CP-01_a.b", "CP-01_a.b"),
        ("/CP%FF", "CP\ufffd"),
        ("/CP%", "CP%"),
    ],
)
def test_the_identity_is_the_last_segment_of_the_path(path: str, identity: str) -> None:
    assert identity_in(path) == identity


@pytest.mark.parametrize("path", ["/CP01", "/ocpp/CP-01_a.b~", "/ocpp/CP01?x=y", "/a:b", "/"])
def test_nothing_is_odd_about_a_plain_address(path: str) -> None:
    assert read_target(path).findings == ()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/CP01/", "a slash is missing or one too many in '/CP01/' (note"),
        ("//CP01", "a slash is missing or one too many in '//CP01' (note"),
        ("/ocpp//CP01", "a slash is missing or one too many in '/ocpp//CP01' (note"),
        ("CP01", "a slash is missing or one too many in 'CP01' (note"),
        ("/ocpp/CP01/CP01", "its identity stands twice in '/ocpp/CP01/CP01' (note"),
        ("ws://10.0.0.1:9000/CP01", "it asked for a whole address, as of a proxy (SHOULD"),
        ("/CP%2001", "its identity is percent-encoded: CP%2001 is 'CP 01' (note"),
        ("/CP 01", "its identity 'CP 01' must be percent-encoded (SHOULD"),
        ("/Säule", "its identity 'Säule' must be percent-encoded (SHOULD"),
        ("/CP%", "its identity 'CP%' must be percent-encoded (SHOULD"),
    ],
)
def test_one_finding_says_what_is_odd(path: str, said: str) -> None:
    (finding,) = read_target(path).findings
    assert str(finding).startswith(said)


def test_a_login_in_an_address_is_in_no_finding() -> None:
    assert "secret" not in str(read_target("http://user:secret@host//CP01"))
