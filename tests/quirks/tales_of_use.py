"""Tales about transactions, meters and settings."""

from __future__ import annotations

from typing import Any

from tests.ocpp_support.matchers.session_talk import sample

from .case import Case, collects
from .severities import MUST, NOTE, SHOULD
from .told import Story, Tale

TALES: list[Case[Tale]] = []
case = collects(TALES)


@case("Q71", NOTE, "errata 3.18")
def no_number_as_the_answer_was_lost(story: Story) -> None:
    story.comes()
    story.starts(number=None)
    story.leaves()
    story.wait(60)
    story.dials()
    story.ends(-1)


@case("Q71", MUST, "errata 3.18")
def no_number_though_one_was_given(story: Story) -> None:
    story.comes()
    story.starts()
    story.answer(story.reports("Charging"))
    story.wait(60)
    story.ends(-1)


@case("Q72", MUST, "errata 3.54")
def number_0(story: Story) -> None:
    story.comes()
    story.starts()
    story.ends(0)


@case("Q72", MUST, "errata 3.54")
def the_largest_number_there_is(story: Story) -> None:
    story.comes()
    story.ends(2**63 - 1)


@case("Q72", MUST, "errata 3.54")
def another_number_than_the_one_given(story: Story) -> None:
    story.comes()
    story.starts(number=7)
    story.ends(8)


@case("Q73", NOTE, "4.10")
def a_flood_from_before_the_run(story: Story) -> None:
    story.comes()
    for number in range(4000, 4020):
        story.ends(number)


@case("Q74", MUST, "4.8")
def a_start_is_told_twice(story: Story) -> None:
    story.comes()
    began = story.time
    for _ in range(2):
        story.starts(time=began)
        story.wait(10)


@case("Q74", None)
def a_start_is_told_again_as_its_answer_was_lost(story: Story) -> None:
    story.comes()
    began = story.time
    story.starts(time=began)
    story.leaves()
    story.wait(10)
    story.dials()
    story.starts(time=began)


@case("Q75", SHOULD, "4.7")
def readings_after_the_end(story: Story) -> None:
    story.comes()
    story.starts()
    story.wait(10)
    story.ends()
    story.wait(10)
    story.reads()


@case("Q76", MUST, "7.31")
def less_at_the_end_than_at_the_beginning(story: Story) -> None:
    story.comes()
    story.starts(meter=100)
    story.wait(10)
    story.ends(meter=99)


@case("Q76", NOTE, "7.31")
def each_session_from_zero(story: Story) -> None:
    story.comes()
    for number in (7, 8):
        story.starts(number=number, meter=0)
        story.wait(10)
        story.ends(number, meter=500)


def _set(story: Story, key: str, value: str) -> None:
    story.told("ChangeConfiguration", {"status": "Accepted"}, key=key, value=value)


@case("Q77", MUST, "errata 3.15")
def an_interval_and_no_readings(story: Story) -> None:
    story.comes()
    _set(story, "MeterValueSampleInterval", "30")
    story.starts()
    story.answer(story.reports("Charging"))
    story.wait(300)
    story.ends()


@case("Q77", MUST, "errata 3.15")
def readings_without_the_voltage(story: Story) -> None:
    story.comes()
    _set(story, "MeterValuesSampledData", "Energy.Active.Import.Register,Voltage.L1")
    story.starts()
    story.wait(30)
    story.reads(sample("Energy.Active.Import.Register"))
    story.ends()


@case("Q77", None)
def readings_as_they_were_ordered(story: Story) -> None:
    story.comes()
    _set(story, "MeterValueSampleInterval", "30")
    _set(story, "MeterValuesSampledData", "Energy.Active.Import.Register,Voltage.L1,SoC")
    story.starts()
    story.wait(30)
    story.reads(sample(), sample("Voltage", "230", phase="L1-N"))
    story.ends()


def _lists(
    story: Story, asked: list[str], *keys: str, unknown: tuple[str, ...] = (), readonly: Any = False
) -> None:
    items = [{"key": key, "readonly": readonly, "value": "60"} for key in keys]
    story.told("GetConfiguration", {"configurationKey": items, "unknownKey": list(unknown)}, key=asked)


@case("Q78", MUST, "5.8")
def the_filter_is_ignored(story: Story) -> None:
    story.comes()
    _lists(story, ["HeartbeatInterval"], "HeartbeatInterval", "ResetRetries")


@case("Q78", MUST, "OCPP 1.6 9")
def a_setting_is_misspelt(story: Story) -> None:
    story.comes()
    _lists(story, ["HeartbeatInterval"], "HeartBeatInterval")


@case("Q78", MUST, "5.8")
def an_unknown_setting_is_passed_over(story: Story) -> None:
    story.comes()
    _lists(story, ["HeartbeatInterval", "Nonsense"], "HeartbeatInterval")


@case("Q78", MUST, "OCPP 1.6 9")
def readonly_is_wrong(story: Story) -> None:
    story.comes()
    _lists(story, ["HeartbeatInterval"], "HeartbeatInterval", readonly=True)


@case("Q78", None)
def a_list_as_it_should_be(story: Story) -> None:
    story.comes()
    _lists(story, ["HeartbeatInterval", "Nonsense"], "HeartbeatInterval", unknown=("Nonsense",))


@case("Q79", SHOULD, "5.3")
def a_change_takes_a_restart(story: Story) -> None:
    story.comes()
    _set(story, "HeartbeatInterval", "300")
    _lists(story, ["HeartbeatInterval"], "HeartbeatInterval")


@case("Q79", SHOULD, "5.3")
def what_can_only_be_read_is_not_supported(story: Story) -> None:
    story.comes()
    _lists(story, ["GetConfigurationMaxKeys"], "GetConfigurationMaxKeys", readonly=True)
    story.told("ChangeConfiguration", {"status": "NotSupported"}, key="GetConfigurationMaxKeys", value="2")
