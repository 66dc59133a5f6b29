"""What goes into the record: all of it, nothing without a trace, and whatever was said."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ocpp_support.chronicle.chronicle import Chronicle
from ocpp_support.chronicle.summaries import summaries_of

from .stories import Story


def test_a_run_is_summed_up_in_what_goes_into_its_record() -> None:
    story = Story()
    story.changes("HeartbeatInterval", "60")
    told = summaries_of(story.chronicle())
    assert [one["key"] for one in told["configuration"]] == ["HeartbeatInterval"]
    assert [one["action"] for one in told["timings"]["answers"]] == ["ChangeConfiguration"]
    assert told["doings"] == []


def test_nothing_is_said_where_there_is_no_trace() -> None:
    assert summaries_of(Chronicle({"scenarios": []})) == {}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=5,
)
ITEMS = st.lists(
    st.fixed_dictionaries({}, optional=dict.fromkeys(("key", "value", "readonly"), JSON)), max_size=3
)
SETTINGS = st.fixed_dictionaries({}, optional={"configurationKey": JSON | ITEMS, "unknownKey": JSON})
ASKED = st.fixed_dictionaries({"key": JSON}, optional=dict.fromkeys(("value", "type"), JSON))
STATUS = st.fixed_dictionaries({}, optional={"status": JSON | st.just("Accepted")})
ORDERS = st.sampled_from(["GetConfiguration", "ChangeConfiguration", "Reset", "BootNotification"])


@given(st.lists(st.tuples(ORDERS, ASKED, st.none() | SETTINGS | STATUS), max_size=6))
@settings(max_examples=80, deadline=None)
def test_whatever_was_said_there_is_a_summary_that_can_be_written(said: list[Any]) -> None:
    story = Story()
    story.scenario("A")
    for action, payload, answer in said:
        who = story.station if action == "BootNotification" else story.central
        asked = who(action, **payload)
        story.wait(1)
        if answer is not None:
            story.answer(asked, answer)
    assert json.dumps(summaries_of(story.chronicle()))
