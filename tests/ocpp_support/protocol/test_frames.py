"""Frames: what is written reads as it was, and nothing that a station may send breaks the reading."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocpp_support.protocol.findings import Severity
from ocpp_support.protocol.frames import ERROR_CODES, Call, CallError, CallResult, Malformed, encode, parse

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
ID = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=36)
CODE = st.sampled_from(sorted(ERROR_CODES))
VALUE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**38), 10**38)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
OBJECT = st.dictionaries(TEXT, VALUE, max_size=4)
FRAME = (
    st.builds(Call, ID, TEXT, OBJECT)
    | st.builds(CallResult, ID, OBJECT)
    | st.builds(CallError, ID, CODE, TEXT, OBJECT)
)
ANYTHING = VALUE | st.floats() | st.text(st.characters())


@given(FRAME)
def test_what_is_written_reads_as_it_was(frame: Call | CallResult | CallError) -> None:
    parsed = parse(encode(frame))
    assert parsed.frame == frame
    assert parsed.findings == ()


@given(st.text(st.characters()))
def test_no_text_breaks_the_reading(raw: str) -> None:
    parse(raw)


@given(st.lists(st.sampled_from(list('[]{}",:\\ 234tfnu0-.eE\x00é'))).map("".join))
def test_no_heap_of_signs_breaks_the_reading(raw: str) -> None:
    parse(raw)


@given(st.lists(st.integers(0, 6) | ANYTHING, max_size=7))
def test_no_array_breaks_the_reading_and_what_is_read_can_be_written(content: list[Any]) -> None:
    frame = parse(json.dumps(content)).frame
    if not isinstance(frame, Malformed):
        assert parse(encode(frame)).frame == frame
        encode(frame).encode("utf-8")


@given(FRAME, st.integers(0, 200))
def test_a_frame_that_breaks_off_is_no_frame(frame: Call | CallResult | CallError, length: int) -> None:
    raw = encode(frame)[:-1][:length]
    assert isinstance(parse(raw).frame, Malformed)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("", "it is not JSON"),
        ("[2,", "it is not JSON"),
        ('[2,"1","Heartbeat",{}]\x00', "it is not JSON"),
        ('[2,"1","Heartbeat",{"x":NaN}]', "it is not JSON: NaN is no JSON value"),
        ("{}", "it is an object, not an array"),
        ("null", "it is null, not an array"),
        ("[]", "it is an empty array"),
        ("[2]", "it has no message id"),
        ('[2,null,"Heartbeat",{}]', "its message id is null, not a string"),
        ('[2,true,"Heartbeat",{}]', "its message id is a boolean, not a string"),
        ('[5,"1",{}]', "its message type is 5, not 2, 3 or 4"),
        ('[true,"1",{}]', "its message type is True, not 2, 3 or 4"),
        ('["2","1",{}]', "its message type is '2', not 2, 3 or 4"),
        ('[3,"1"]', "an answer has 3 elements, this one 2"),
        ('[3,"1",[]]', "its payload is an array, not an object"),
        ('[4,"1"]', "its error code is null, not a string"),
        ("[" * 200_000, "it is nested more than 200 deep"),
        ('[2,"1","X",' + '{"a":' * 300 + "1" + "}" * 300 + "]", "it is nested more than 200 deep"),
    ],
)
def test_what_is_no_frame_says_why(raw: str, reason: str) -> None:
    frame = parse(raw).frame
    assert isinstance(frame, Malformed)
    assert frame.reason.startswith(reason)


@pytest.mark.parametrize(
    ("raw", "message_id"),
    [
        ('[2,"7","Heartbeat"]', "7"),
        ('[2,"7","Heartbeat",{},1]', "7"),
        ('[2,"7",{},{}]', "7"),
        ('[2,"7","Heartbeat",[]]', "7"),
        ('[2,"7","Heartbeat",{"a":}]', "7"),
        (' [ 2 , "7" , "Heartbeat", {', "7"),
        ('[2,"7', None),
        ('[3,"7",{"a":}]', None),
        ('[2,"7\\"', None),
    ],
)
def test_who_waits_for_an_answer_is_known(raw: str, message_id: str | None) -> None:
    frame = parse(raw).frame
    assert isinstance(frame, Malformed)
    assert (frame.message_id, frame.is_request) == (message_id, message_id is not None)


@pytest.mark.parametrize(
    ("raw", "remark"),
    [
        ('[2,7,"Heartbeat",{}]', "its message id is a number, not a string"),
        (f'[2,"{"x" * 37}","Heartbeat",{{}}]', "its message id has 37 characters, 36 are allowed"),
        (
            '[2,"7","Heartbeat",{"a":1,"a":2}]',
            "an object in it has the same member twice; the last one counts",
        ),
        (
            '[2,"7","Heartbeat",{"a":"\\ud800"}]',
            "it holds half of a character (a lone surrogate), which is read as a question mark",
        ),
        ('[4,"7","GenericError"]', "an error has 5 elements, this one 3"),
        ('[4,"7","GenericError","",null]', "its error details are null, not an object"),
        ('[4,"7","GenericError","",[]]', "its error details are an array, not an object"),
    ],
)
def test_what_can_be_understood_is_remarked_on(raw: str, remark: str) -> None:
    parsed = parse(raw)
    assert not isinstance(parsed.frame, Malformed)
    assert remark in [finding.text for finding in parsed.findings]


MUST, SHOULD, NOTE = Severity.MUST, Severity.SHOULD, Severity.NOTE


@pytest.mark.parametrize(
    ("raw", "severity", "clause", "rule"),
    [
        ("{}", MUST, "OCPP-J 4.2.1", "frame.array"),
        ("[]", MUST, "OCPP-J 4.2.1", "frame.array"),
        ('["2","1","Heartbeat",{}]', MUST, "OCPP-J 4.2.1", "frame.type-as-string"),
        ('["3","1",{}]', MUST, "OCPP-J 4.2.1", "frame.type-as-string"),
        ('["4","1","GenericError","",{}]', MUST, "OCPP-J 4.2.1", "frame.type-as-string"),
        ('["5","1",{}]', MUST, "OCPP-J 4.2.1", "frame.type"),
        ('[true,"1",{}]', MUST, "OCPP-J 4.2.1", "frame.type"),
        ('[5,"1",{}]', SHOULD, "OCPP-J 4.1.3", "frame.unknown-type"),
        ("[2]", MUST, "OCPP-J 4.2.1", "frame.elements"),
        ('[2,null,"Heartbeat",{}]', MUST, "OCPP-J 4.2.1", "frame.id"),
        ('[2,"7","Heartbeat"]', MUST, "OCPP-J 4.2.1", "frame.elements"),
        ('[2,"7",{},{}]', MUST, "OCPP-J 4.2.1", "frame.action"),
        ('[2,"7","Heartbeat",[]]', MUST, "OCPP-J 4.2.1", "frame.payload"),
        ('[3,"7"]', MUST, "OCPP-J 4.2", "frame.elements"),
        ('[3,"7",7]', MUST, "OCPP-J 4.2", "frame.payload"),
        ('[4,"7",7,"",{}]', MUST, "OCPP-J 4.2", "frame.error-code"),
        ('[4,"7","GenericError",""]', SHOULD, "OCPP-J 4.2.3", "frame.error-elements"),
        ('[4,"7","GenericError","",[]]', SHOULD, "OCPP-J 4.2.3", "frame.error-details"),
        ('[4,"7","Oops","",{}]', SHOULD, "OCPP-J 4.2.3", "frame.error-name"),
        ('[2,"","Heartbeat",{}]', SHOULD, "OCPP-J 4.1.4", "frame.id-empty"),
        (f'[2,"{"x" * 37}","Heartbeat",{{}}]', SHOULD, "OCPP-J 4.1.4", "frame.id-length"),
        ('[2,7,"Heartbeat",{}]', SHOULD, "OCPP-J 4.1.4", "frame.id-number"),
        ('[2,"7","Heartbeat",null]', NOTE, "OCPP-J 4.2.1", "frame.null-payload"),
    ],
)
def test_what_is_wrong_has_its_weight_and_clause(
    raw: str, severity: Severity, clause: str, rule: str
) -> None:
    assert [(one.severity, one.clause, one.rule) for one in parse(raw).findings] == [(severity, clause, rule)]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ('[2,"7","Heartbeat"]', "a request has 4 elements, this one 3"),
        ('[2,"7",{},{}]', "its action is an object, not a string"),
        ('[2,"7","Heartbeat",[]]', "its payload is an array, not an object"),
        ('[3,"7",7]', "its payload is a number, not an object"),
        ('[3,"7",1.5]', "its payload is a number, not an object"),
        ('[3,"7","x"]', "its payload is a string, not an object"),
        ('[4,"7",false,"",{}]', "its error code is a boolean, not a string"),
        ('[4,"7","Oops","",{}]', "its error code is 'Oops', which OCPP-J 1.6 does not have"),
        ('[2,"","Heartbeat",{}]', "its message id is empty"),
        ('[2,"7","Heartbeat",null]', "its payload is null, which is allowed and means an empty one"),
        ('[5,"7"]', "its message type is 5, not 2, 3 or 4"),
    ],
)
def test_what_is_wrong_is_said(raw: str, text: str) -> None:
    assert [one.text for one in parse(raw).findings] == [text]


def test_an_id_may_have_36_characters() -> None:
    assert parse(f'[2,"{"x" * 36}","Heartbeat",{{}}]').findings == ()


def test_a_request_whose_type_is_a_text_waits_for_an_answer() -> None:
    assert parse('["2","7","Heartbeat",{}]').frame == Malformed(
        "its message type is '2', not 2, 3 or 4", "7", is_request=True
    )
    assert parse('["3","7",{}]').frame == Malformed("its message type is '3', not 2, 3 or 4")
    assert parse('["2","7"]').frame == Malformed(
        "its message type is '2', not 2, 3 or 4", "7", is_request=True
    )
    assert parse('["2"]').frame == Malformed("its message type is '2', not 2, 3 or 4")


def test_of_an_answer_that_cannot_be_read_no_answer_is_due() -> None:
    assert parse('[3,"7"]').frame == Malformed("an answer has 3 elements, this one 2", "7")
    assert parse('[3,"7",[]]').frame == Malformed("its payload is an array, not an object", "7")
    assert parse('[4,"7",7]').frame == Malformed("its error code is a number, not a string", "7")
    assert parse('[9,"7",{}]').frame == Malformed("its message type is 9, not 2, 3 or 4")


def test_an_error_is_read_though_its_last_elements_are_missing_or_wrong() -> None:
    assert parse('[4,"7","GenericError","it broke",{"a":1}]').frame == CallError(
        "7", "GenericError", "it broke", {"a": 1}
    )
    assert parse('[4,"7","GenericError"]').frame == CallError("7", "GenericError")
    assert parse('[4,"7","GenericError",7,[]]').frame == CallError("7", "GenericError")
    assert parse('[4,"7","GenericError","it broke",{"a":1},1]').frame == CallError(
        "7", "GenericError", "it broke", {"a": 1}
    )


@pytest.mark.parametrize("number", ["7", "-7", "7.50", "1e3", "70000000000000000000000000000000000001"])
def test_an_id_that_came_as_a_number_goes_back_as_it_was(number: str) -> None:
    frame = parse(f'[ 2 , {number} ,"Heartbeat",{{}}]').frame
    assert isinstance(frame, Call)
    assert frame.message_id == number
    assert encode(CallResult(frame.message_id, {})) == f"[3,{number},{{}}]"


def test_frames_are_written_without_gaps_and_in_plain_characters() -> None:
    assert encode(Call("7", "DataTransfer", {"data": "é", "n": [1, 2]})) == (
        '[2,"7","DataTransfer",{"data":"é","n":[1,2]}]'
    )
    assert encode(CallError("7", "GenericError", "no", {})) == '[4,"7","GenericError","no",{}]'


def test_what_json_has_no_word_for_is_not_written() -> None:
    with pytest.raises(TypeError, match=r"^1j cannot be written in JSON$"):
        encode(CallResult("7", {"a": 1j}))


def test_a_broken_request_whose_id_is_a_number_is_answered_under_it() -> None:
    frame = parse('[2,-7,"Heartbeat",{').frame
    assert isinstance(frame, Malformed)
    assert (frame.message_id, frame.is_request) == ("-7", True)
    assert encode(CallError(frame.message_id or "", "FormationViolation")).startswith("[4,-7,")


def test_a_whole_character_in_two_halves_is_one() -> None:
    parsed = parse('[2,"7","Heartbeat",{"a":"\\ud83d\\ude00"}]')
    assert (parsed.frame, parsed.findings) == (Call("7", "Heartbeat", {"a": "😀"}), ())


def test_an_empty_payload_may_be_null() -> None:
    assert parse('[2,"7","Heartbeat",null]').frame == Call("7", "Heartbeat", {})
    assert parse('[3,"7",null]').frame == CallResult("7", {})


def test_brackets_in_a_text_do_not_nest() -> None:
    frame = Call("7", "DataTransfer", {"data": '[{"\\' * 5000})
    assert parse(encode(frame)).frame == frame


def test_a_number_of_any_length_is_a_number() -> None:
    frame = parse(f'[2,"7","X",{{"a":{"9" * 5000},"b":1e999}}]').frame
    assert frame == Call("7", "X", {"a": float("inf"), "b": float("inf")})


def test_what_cannot_be_read_is_found() -> None:
    assert [finding.rule for finding in parse("[2,").findings] == ["json.truncated"]
