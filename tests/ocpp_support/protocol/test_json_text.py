"""JSON is read where its meaning is plain, and what cannot be read is named."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.protocol.json_text import _carefully, _plainly, read


@pytest.mark.parametrize(
    ("raw", "content", "rules"),
    [
        ('{"a":[1,2.5,null]}', {"a": [1, 2.5, None]}, []),
        ('{"a":1,"a":2}', {"a": 2}, ["json.twice"]),
        ('{"a":"x\ny"}', {"a": "x\ny"}, ["json.escapes"]),
        ('{"a":"\\x41\\u00e9\\\\n\\u12"}', {"a": "\\x41é\\n\\u12"}, ["json.escapes"]),
        ('{"a":"\\ud800"}', {"a": "?"}, ["json.halves"]),
        ('{"a":"\\q","a":2}', {"a": 2}, ["json.escapes", "json.twice"]),
        ('{"a":1,"a":2,"\\u003a":3}', {"a": 2, ":": 3}, ["json.twice"]),
        ('[{"a":1,"a":2},"x\ny"]', [{"a": 2}, "x\ny"], ["json.escapes", "json.twice"]),
        ('{"a":"\\q\\ud800"}', {"a": "\\q?"}, ["json.escapes", "json.halves"]),
    ],
)
def test_what_is_plain_is_read(raw: str, content: Any, rules: list[str]) -> None:
    found = read(raw)
    assert (found.content, found.problem) == (content, None)
    assert [finding.rule for finding in found.findings] == rules


@pytest.mark.parametrize(
    ("raw", "rule", "problem"),
    [
        ("[1]\x00\x00", "json.nul", "it is not JSON: a NUL sign follows it"),
        ("[1,", "json.truncated", "it is not JSON: it breaks off after 3 characters"),
        ('["abc', "json.truncated", "it is not JSON: it breaks off after 5 characters"),
        ('{"a":', "json.truncated", "it is not JSON: it breaks off after 5 characters"),
        ('{"a":,"b":1}', "json.missing", "it is not JSON: a value is missing at character 6"),
        ('[{"a":},1]', "json.missing", "it is not JSON: a value is missing at character 7"),
        ('[{"a":],1]', "json.missing", "it is not JSON: a value is missing at character 7"),
        ("[1 X", "json.other", "it is not JSON: Expecting ',' delimiter: line 1 column 4 (char 3)"),
        ('{"a":1,"a":2', "json.truncated", "it is not JSON: it breaks off after 12 characters"),
        ("[NaN]", "json.constant", "it is not JSON: NaN is no JSON value"),
        ("hello", "json.other", "it is not JSON: Expecting value: line 1 column 1 (char 0)"),
        ("[1] [2]", "json.other", "it is not JSON: Extra data: line 1 column 5 (char 4)"),
        ("[" * 300, "json.deep", "it is nested more than 200 deep"),
    ],
)
def test_what_cannot_be_read_is_named(raw: str, rule: str, problem: str) -> None:
    found = read(raw)
    assert found.problem == problem
    assert [(finding.rule, finding.text) for finding in found.findings] == [(rule, problem)]


def test_what_can_be_read_and_what_cannot_weighs_by_its_clause() -> None:
    assert read('{"a":1,"a":2,"b":{"c":1,"c":2}}').findings == [
        Finding(
            Severity.SHOULD,
            "OCPP-J 4.1.2",
            "an object in it has the same member twice; the last one counts",
            "json.twice",
        )
    ]
    assert read('{"a":"\\x41"}').findings == [
        Finding(
            Severity.SHOULD,
            "OCPP-J 4.1.2",
            "a string in it holds signs that JSON wants escaped, or escapes of its own",
            "json.escapes",
        )
    ]
    assert read("[1,").findings == [
        Finding(
            Severity.MUST,
            "OCPP-J 4.1.2",
            "it is not JSON: it breaks off after 3 characters",
            "json.truncated",
        )
    ]


@pytest.mark.parametrize(("depth", "readable"), [(200, True), (201, False)])
def test_two_hundred_brackets_may_nest(depth: int, readable: bool) -> None:
    assert (read("[" * depth + "]" * depth).problem is None) is readable
    assert (read('{"a":' * depth + "1" + "}" * depth).problem is None) is readable


def test_it_is_the_deepest_place_that_counts() -> None:
    assert read("[" * 199 + "[],[]" + "]" * 199).problem is None
    assert read("[" * 150 + "[]," * 100 + "[" * 51 + "]" * 201).problem is not None
    assert read('["\\n",' + "[" * 201 + "]" * 202).problem is not None


def test_a_number_of_thousands_of_digits_is_read_as_nearly_as_goes() -> None:
    read_as = {digits: type(read(f"[{'9' * digits}]").content[0]) for digits in (20, 4300, 4301, 5000)}
    assert read_as == {20: int, 4300: int, 4301: float, 5000: float}


def test_brackets_that_do_not_nest_are_no_depth() -> None:
    assert read("[" + "[],{}," * 300 + "0]").problem is None
    assert read('["' + "[" * 300 + '\\"' + "{" * 300 + '"]').problem is None


@given(st.lists(st.sampled_from([*'[]{}",:\\ u0a', "\x00", "\n", "\ud800", "é", '"a"', "1e9"])).map("".join))
def test_nothing_breaks_the_reading(raw: str) -> None:
    found = read(raw)
    assert (found.problem is None) or [finding.text for finding in found.findings] == [found.problem]


NUMBERS = ["0", "-0", "1.50", "-1e400", "1E5", "18446744073709551616", "01", "-", "+1", "NaN", "9" * 4301]
TEXTS = ["", "a", ":", '":', "é", "\U0001f600", "\x7f", "\ud800", "\\", "\n"]
SPACES = st.sampled_from(["", "", " ", "\t", "\n", "\x0b"])


def _written(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    texts = st.sampled_from(TEXTS).flatmap(
        lambda text: st.sampled_from([json.dumps(text), json.dumps(text, ensure_ascii=False), f'"{text}"'])
    )
    members = st.tuples(texts, SPACES, SPACES, parts).map(lambda one: f"{one[0]}{one[1]}:{one[2]}{one[3]}")
    objects = st.lists(members, max_size=4).map(lambda each: f"{{{','.join(each)}}}")
    lists = st.lists(parts, max_size=4).map(lambda each: f"[{' ,'.join(each)}]")
    return st.one_of(texts, objects, lists)


@given(st.recursive(st.sampled_from(["null", "true", *NUMBERS]), _written, max_leaves=12))
def test_what_is_read_at_once_is_what_careful_reading_says(raw: str) -> None:
    assert repr(read(raw)) == repr(_carefully(raw))


@pytest.mark.parametrize("raw", ['[2,"7","Heartbeat",{}]', '[3, "7", {"interval": 300, "a": [":"]}]', "[]"])
def test_what_is_usual_is_read_at_once(raw: str) -> None:
    assert _plainly(raw) == json.loads(raw)
