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
