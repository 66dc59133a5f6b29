"""A password is right in any form in which stations send it, and is in no sentence."""

from __future__ import annotations

import base64

import pytest

from ocpp_support.csms import refusals
from ocpp_support.csms.login import Login
from ocpp_support.protocol.findings import Severity

TEXT = "correct horse ☕"
HEX = "0001020304050607fffFffffffffffffffffffff"


def basic(user: str, password: bytes) -> list[str]:
    return ["Basic " + base64.b64encode(user.encode() + b":" + password).decode()]


@pytest.mark.parametrize("password", [TEXT, HEX, "a:b", "x"])
def test_the_password_as_it_was_entered_is_right(password: str) -> None:
    assert Login(password).judge(basic("CP01", password.encode()), ["CP01"]) == ()


@pytest.mark.parametrize(
    ("password", "given"),
    [
        (HEX, bytes.fromhex(HEX)),
        (HEX, HEX.lower().encode()),
        (HEX, HEX.upper().encode()),
        (TEXT, TEXT.encode().hex().encode()),
        (TEXT, TEXT.encode().hex().upper().encode()),
    ],
)
def test_another_form_of_it_is_right_with_a_finding(password: str, given: bytes) -> None:
    found = Login(password).judge(basic("CP01", given), ["CP01"])
    assert isinstance(found, tuple)
    (finding,) = found
    assert (finding.severity, finding.clause) == (Severity.SHOULD, "OCPP-J 6.2.2")
    assert "fff" not in str(finding)
    assert "horse" not in str(finding)


@pytest.mark.parametrize("given", [b"", b"wrong", TEXT.encode()[:-1], TEXT.encode() + b"x", b"\xff\xfe\x00"])
def test_another_password_is_wrong(given: bytes) -> None:
    assert Login(TEXT).judge(basic("CP01", given), ["CP01"]) is refusals.WRONG_PASSWORD


def test_the_user_is_the_identity_in_any_case() -> None:
    login = Login(TEXT)
    assert login.judge(basic("cp01", TEXT.encode()), ["CP01"]) == ()
    assert login.judge(basic("CP01", TEXT.encode()), ["other", "CP01"]) == ()
    for user in ("CP02", "CP0", "CP011", ""):
        assert login.judge(basic(user, TEXT.encode()), ["CP01"]) is refusals.WRONG_USER


def test_an_identity_may_have_a_colon_with_a_finding() -> None:
    found = Login("a:b").judge(basic("CP:01", b"a:b"), ["CP:01"])
    assert isinstance(found, tuple)
    assert [finding.clause for finding in found] == ["RFC 7617 2"]


@pytest.mark.parametrize(
    "headers",
    [
        ["Bearer abc"],
        ["Basic"],
        ["Basic ===="],
        ["Basic é"],
        ["basic Q1Aw MTp4"],
        [""],
        ["Basic Q1AwMTp4", "Basic Q1AwMTp4"],
    ],
)
def test_what_is_no_login_is_said_to_be_none(headers: list[str]) -> None:
    assert Login(TEXT).judge(headers, ["CP01"]) is refusals.UNREADABLE_LOGIN


def test_no_login_is_said_to_be_missing() -> None:
    assert Login(TEXT).judge([], ["CP01"]) is refusals.NO_PASSWORD


def test_there_is_no_empty_password() -> None:
    with pytest.raises(ValueError, match="empty"):
        Login("")


def test_the_password_does_not_show() -> None:
    assert "horse" not in repr(Login(TEXT))
