"""Tales about connections, time, registering and statuses."""

from __future__ import annotations

from .case import Case, collects
from .severities import MUST, NOTE, SHOULD
from .told import Story, Tale

TALES: list[Case[Tale]] = []
case = collects(TALES)


@case("Q16", SHOULD, "4.6")
def it_leaves_for_silence(story: Story) -> None:
    story.comes()
    story.wait(110)
    story.leaves()


@case("Q16", None)
def its_power_is_cut_in_the_silence(story: Story) -> None:
    story.comes()
    story.wait(110)
    story.acts("power_off", 0)
    story.leaves(1006)


@case("Q19", SHOULD, "errata 3.9")
def a_line_that_is_dead(story: Story) -> None:
    story.comes()
    story.wait(3600)
    story.told("ClearCache", None)
    story.wait(30)
    story.pinged()


@case("Q20", NOTE, "5.3")
def it_stays_away_for_19_minutes(story: Story) -> None:
    story.comes()
    story.beats()
    story.leaves()
    story.wait(19 * 60)
    story.dials()


@case("Q20", None)
def it_is_back_in_a_minute(story: Story) -> None:
    story.comes()
    story.leaves()
    story.wait(60)
    story.dials()


@case("Q46", MUST, "3.9")
def it_takes_one_fixed_card(story: Story) -> None:
    story.comes()
    story.told("RemoteStartTransaction", {"status": "Accepted"}, idTag="Alice-1", connectorId=1)
    story.starts(card="00000000")


@case("Q56", MUST, "3.14")
def local_time_for_utc(story: Story) -> None:
    story.comes()
    for status in ("Preparing", "Available", "Preparing"):
        story.wait(20)
        story.answer(
            story.station(
                "StatusNotification",
                connectorId=1,
                status=status,
                errorCode="NoError",
                timestamp=story.hours_ahead(2),
            )
        )


@case("Q57", NOTE, "4.2")
def it_is_1970_before_it_is_told_the_time(story: Story) -> None:
    story.dials()
    story.registers("Pending")
    story.told("TriggerMessage", {"status": "Accepted"}, requestedMessage="StatusNotification")
    story.station("StatusNotification", connectorId=1, status="Available", timestamp="1970-01-01T00:00:09Z")


@case("Q57", MUST, "4.2")
def it_is_still_2000_after_it_was_told_the_time(story: Story) -> None:
    story.comes()
    story.station("StatusNotification", connectorId=1, status="Available", timestamp="2000-01-01T00:00:09Z")


@case("Q59", MUST, "3.7")
def a_session_is_stamped_when_it_is_sent(story: Story) -> None:
    story.comes()
    story.leaves(by="the central system")
    story.wait(30)
    story.acts("present_card")
    story.wait(300)
    story.dials()
    story.wait(1)
    story.starts()


@case("Q59", None)
def a_session_is_stamped_when_it_began(story: Story) -> None:
    story.comes()
    story.leaves(by="the central system")
    story.wait(30)
    story.acts("present_card")
    began = story.time
    story.wait(300)
    story.dials()
    story.starts(time=began)


@case("Q60", MUST, "4.2")
def it_talks_before_it_registers(story: Story) -> None:
    story.dials()
    story.answer(story.reports("Available"))
    story.registers()


@case("Q60", MUST, "4.2")
def it_talks_while_it_is_pending(story: Story) -> None:
    story.dials()
    story.registers("Pending")
    story.beats()


@case("Q60", MUST, "4.2")
def it_charges_while_it_is_rejected(story: Story) -> None:
    story.dials()
    story.registers("Rejected")
    story.starts()


@case("Q60", None)
def it_is_asked_while_it_is_pending(story: Story) -> None:
    story.dials()
    story.registers("Pending")
    story.told("TriggerMessage", {"status": "Accepted"}, requestedMessage="Heartbeat")
    story.beats()


@case("Q62", SHOULD, "5.4")
def it_registers_again_after_the_line_was_cut(story: Story) -> None:
    story.comes()
    story.leaves(by="the central system")
    story.wait(5)
    story.comes()


@case("Q62", None)
def it_registers_again_after_a_reset(story: Story) -> None:
    story.comes()
    story.told("Reset", {"status": "Accepted"}, type="Soft")
    story.leaves()
    story.wait(5)
    story.comes()


@case("Q62", None)
def it_registers_again_with_news(story: Story) -> None:
    story.comes()
    story.leaves(by="the central system")
    story.dials()
    story.registers(firmwareVersion="2")


@case("Q65", MUST, "errata 3.22")
def it_leaves_connector_0_out(story: Story) -> None:
    story.dials()
    story.registers()
    story.answer(story.reports("Available"))
    story.wait(300)
    story.beats()


@case("Q66", MUST, "4.9")
def the_station_itself_is_charging(story: Story) -> None:
    story.comes()
    story.answer(story.reports("Charging", 0))


@case("Q67", SHOULD, "4.9")
def finishing_is_skipped(story: Story) -> None:
    story.comes()
    story.acts("plug_in")
    for status in ("Charging", "Available"):
        story.answer(story.reports(status))


@case("Q67", None)
def it_is_free_as_the_cable_is_out(story: Story) -> None:
    story.comes()
    story.acts("plug_in")
    story.answer(story.reports("Charging"))
    story.acts("unplug")
    story.answer(story.reports("Available"))


@case("Q67", MUST, "4.9")
def it_stays_finishing_and_takes_nobody(story: Story) -> None:
    story.comes()
    story.acts("plug_in")
    for status in ("Charging", "Finishing"):
        story.answer(story.reports(status))
    story.acts("unplug")
    story.wait(90)
    story.told("RemoteStartTransaction", {"status": "Rejected"}, idTag="ALICE", connectorId=1)


@case("Q68", MUST, "5.2")
def a_change_does_not_show(story: Story) -> None:
    story.comes()
    story.told("ChangeAvailability", {"status": "Accepted"}, connectorId=1, type="Inoperative")
    story.wait(120)
    story.beats()


@case("Q68", MUST, "5.2")
def the_station_rejects_what_its_connectors_take(story: Story) -> None:
    story.comes()
    story.told("ChangeAvailability", {"status": "Rejected"}, connectorId=0, type="Inoperative")
    story.told("ChangeAvailability", {"status": "Accepted"}, connectorId=1, type="Inoperative")
    story.answer(story.reports("Unavailable"))


@case("Q69", SHOULD, "4.9")
def a_fault_without_an_error(story: Story) -> None:
    story.comes()
    story.answer(story.reports("Faulted"))


@case("Q69", SHOULD, "4.9")
def a_ground_failure_without_a_fault(story: Story) -> None:
    story.comes()
    story.answer(
        story.station("StatusNotification", connectorId=1, status="Available", errorCode="GroundFailure")
    )


@case("Q69", None)
def a_warning(story: Story) -> None:
    story.comes()
    story.answer(
        story.station("StatusNotification", connectorId=1, status="Charging", errorCode="WeakSignal")
    )
