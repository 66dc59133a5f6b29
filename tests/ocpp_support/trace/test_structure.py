"""Where secrets stand in JSON is found, also where it is broken or deep."""

from __future__ import annotations

import pytest

from ocpp_support.trace.structure import DEEPEST, secret_spans, strings_in


@pytest.mark.parametrize(
    ("text", "secrets"),
    [
        ('{"key":"ApiToken","value":7}', ["7"]),
        ('{"value":[1, {"a":2}],"key":"ApiToken"}', ['[1, {"a":2}]']),
        ('{"password":1} and {"token": null}', ["1", "null"]),
        ('{"key":"ApiToken"},{"key":"Other","value":7}', []),
        ('[{"key":"ApiToken","value":"broken off', ['"broken off']),
        ('{"key":"ApiToken","value":[1,[2', ["[1,[2"]),
        ('{"key":"ApiToken","value":"a"b"}', ['"a"b"}']),
        ('{"key":"\\q ApiToken","value":1}', ["1"]),
        ('{"setting":"WifiPSK","value":1}', ["1"]),
        ('{"info":"a token was shown","value":1}', []),
        ("}{'key': 'ApiToken', 'value': True}", ["True"]),
        ("[" * DEEPEST + '{"token":1}' + "]" * DEEPEST + '{"token":2}', ["2"]),
    ],
)
def test_secrets_are_found(text: str, secrets: list[str]) -> None:
    assert [text[start:end] for start, end in secret_spans(text)] == secrets


def test_strings_with_escapes_are_found() -> None:
    text = '{"a":"b\\"c","d":"e"}'
    assert [text[start:end] for start, end in strings_in(text)] == ['"b\\"c"']
