"""No secret is left in a text, however it is written; all else stays letter by letter."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocpp_support.trace.masking import LONGEST, MASK, masked

SECRETS = [
    'GetDiagnostics {"location": "ftp://user:s3cret@127.0.0.1:2121/"}',
    'GetDiagnostics {"location": "http://user:s3cret@host/a@b"}',
    '{"location":"ftp:\\/\\/user:s3cret@host\\/"}',
    '{"location":"ftp://user:pa@s3cret@host/"}',
    '{"location":"ftp\\u003a//user:s3cret@host/"}',
    '[2,"1","ChangeConfiguration",{"key":"AuthorizationKey","value":"s3cret"}]',
    '{"key": "AuthorizationKey", "readonly": false, "value": "s3cret"}',
    '{"value": "s3cret", "key": "AuthorizationKey"}',
    '{"readonly": false, "value": "s3cret", "key": "WifiPassword"}',
    '{"key":"wifipassword","value":"s3cret"}',
    '{"key":"AuthorizationKey","readonly":"false","value":"s3cret"}',
    '{"key":"authorizationKey","value":"s3cret"}',
    '{"key":"AUTHORIZATIONKEY","value":"s3cret"}',
    '{"key":"PASSWORD","value":"s3cret"}',
    '{"key":"AuthorizationKey","value":"a\\"s3cret"}',
    '{"key":"AuthorizationKey","value":"a\\\\\\"s3cret"}',
    '{"key":"AuthorizationKey","value":["s3cret",{"x":"s3cret"}]}',
    '{"key":"AuthorizationKey","a":{"b":[1]},"c":null,"value":"s3cret"}',
    '{"value":"s3cret","a":{"b":[1]},"key":"AuthorizationKey"}',
    '{"key":"Authorization\\u004bey","value":"s3cret"}',
    '{"\\u006bey":"AuthorizationKey","\\u0076alue":"s3cret"}',
    '{"Key":"AuthorizationKey","Value":"s3cret"}',
    *(
        f'{{"key":"{name}","value":"s3cret"}}'
        for name in ("WifiPSK", "AuthKey", "ApiToken", "ClientSecret", "Api_Key", "private-key", "Passphrase")
    ),
    '{"vendorId":"x","data":{"apiKey":"s3cret"}}',
    '{"password":{"deep":["s3cret"]}}',
    '[2,"1","DataTransfer",{"data":"{\\"key\\":\\"AuthorizationKey\\",\\"value\\":\\"s3cret\\"}"}]',
    '[2,"1","DataTransfer",{"data":"{\\"password\\":\\"s3cret\\"}"}]',
    # What is no JSON.
    '[2,"1","ChangeConfiguration",{"key":"AuthorizationKey","value":"s3cret',
    '[2,"1","ChangeConfiguration",{"key":"AuthorizationKey","value":"a"s3cret"}]',
    '[2,"1","ChangeConfiguration",{"key":"AuthorizationKey","value":s3cret}]',
    '{"broken:1,"key":"AuthorizationKey","x":"y","value":"a\\"s3cret"}',
    '{"broken:1,"value":"a\\"s3cret","x":1,"key":"authorizationkey"}',
    '{"broken:1,"password":"s3cret"}',
    '{key":"AuthorizationKey","value":"s3cret"}',
    '{"key"":"AuthorizationKey","value":"s3cret"}',
    '{"key":\\AuthorizationKey","value":"s3cret"}',
    '{"key":"AuthorizationKey","value""s3cret"}',
    '{"key":"AuthorizationKey","value:"s3cret"}',
    '{"key":"AuthorizationKey","value":}s3cret"}',
    '{"value:"s3cret","readonly":false,"key":"ApiToken"}',
    '{"apiToken:"s3cret"}',
    '{apiToken":"s3cret"',
    'it said "key":"WifiPSK","readonly":"false","value":"s3cret" and no more',
    "it answered {'key': 'AuthorizationKey', 'readonly': False, 'value': 's3cret'}",
    'it\'s said ["it is {\\"key\\":\\"AuthorizationKey\\",\\"value\\":\\"s3cret\\"}',
    # Parameters.
    "connects to /CP?token=s3cret with ocpp1.6",
    "/CP?a=1&Password=s3cret&b=2",
    "/CP?key=s3cret",
    "/CP?a=1&amp;key=s3cret",
    "http://host/#access_token=s3cret",
    '{"location":"http://host/x?api_key=s3cret"}',
    '{"location":"http:\\/\\/host\\/x?a=1\\u0026sig=s3cret"}',
]


@pytest.mark.parametrize("text", SECRETS)
def test_secrets_are_masked(text: str) -> None:
    assert "s3cret" in text
    clean = masked(text)
    assert "s3cret" not in clean
    assert MASK in clean
    assert masked(clean) == clean


@pytest.mark.parametrize("number", ["414243444546", "-4142434445.5e3"])
def test_a_secret_may_be_a_number(number: str) -> None:
    assert masked(f'{{"key":"ApiToken","value":{number}}}') == '{"key":"ApiToken","value":"***"}'


def test_only_the_secret_is_replaced() -> None:
    raw = (
        '[3, "1" ,{"configurationKey":[{"key":"A\\u0042C","readonly":true,"value":"\\u0031"},'
        '\t{"key":"AuthorizationKey","readonly":"false" , "value":"s3\\"cret" }],"unknownKey":["ApiToken"]}]'
    )
    assert masked(raw) == raw.replace('"s3\\"cret"', '"***"')


@pytest.mark.parametrize(
    "plain",
    [
        '{"key": "HeartbeatInterval", "readonly": false, "value": "300"} ws://127.0.0.1/CP01',
        '{"key":["AuthorizationKey","WifiPSK"]}',
        '{"configurationKey":[{"key":"AuthorizationKey","readonly":true},{"key":"B","value":"5"}]}',
        "The setting “AuthorizationKey” cannot be read; is the password wrong?",
        '[2,"1","MeterValues",{"format":"the token, raw","value":"5"}] {',
        '{"idTag":"04A2B3C4","info":"a \\"token\\" was shown"}',
        "ws://127.0.0.1:9000/CP?connector=1&mode=key",
        "/CP;key=7/x",
        "it's 5 o'clock [or {later",
        "",
    ],
)
def test_what_is_no_secret_stays(plain: str) -> None:
    assert masked(plain) == plain


@pytest.mark.parametrize(
    "piece", ["x", '"', "{", '"value":"', "\\", "?", "://", '"key":"token"', " ", "'", "@", "[,"]
)
@pytest.mark.parametrize("hint", ["", '"token', "\\u0041"])
def test_a_text_of_any_length_is_looked_through_at_once(piece: str, hint: str) -> None:
    text = piece * (200_000 // len(piece)) + hint
    began = time.perf_counter()
    masked(text)
    assert time.perf_counter() - began < 20


def test_what_is_too_long_to_be_a_message_is_left_out_if_it_names_secrets() -> None:
    long = '{"key":"AuthorizationKey","value":"s3cret"}' + " " * LONGEST
    assert masked(long) == f"*** ({len(long)} characters, in which secrets may be)"
    assert masked(" " * (LONGEST + 1)) == " " * (LONGEST + 1)


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
_SECRET_KEYS = st.sampled_from(
    ["AuthorizationKey", "authorizationKEY", "WifiPSK", "X-Api-Token", "Passwort Password"]
)


@given(
    secret=_ANY,
    key=_SECRET_KEYS,
    between=st.dictionaries(st.text(min_size=6), _ANY, max_size=2),
    order=st.booleans(),
    ascii_only=st.booleans(),
    at=st.integers(0, 2),
    change=st.booleans(),
)
def test_no_value_under_a_secret_name_is_left(
    secret: Any, key: str, between: dict[str, Any], order: bool, ascii_only: bool, at: int, change: bool
) -> None:
    def said(value: Any) -> str:
        ends = [("key", key), ("value", value)][:: 1 if order else -1]
        setting = {**dict(ends[:1]), **between, **dict(ends[1:])}
        others = [{"key": "HeartbeatInterval", "readonly": False, "value": "300"}] * 2
        listed = [*others[:at], setting, *others[at:]]
        frame = [2, "1", "ChangeConfiguration", setting] if change else [3, "1", {"configurationKey": listed}]
        return json.dumps(frame, ensure_ascii=ascii_only)

    assert masked(said(secret)) == masked(said(MASK))
    text = json.dumps(secret, ensure_ascii=ascii_only)
    bare = text[1:-1] if isinstance(secret, str) else text
    if len(bare) >= 4 and bare not in said(MASK):
        assert bare not in masked(said(secret))
