"""The reason that is given for an end is noted where it is not what was seen."""

from __future__ import annotations

from ocpp_support.trace.events import Acted

from ..matchers.session_talk import NOTHING
from .tales import Tale, breaks, keeps


def _holds(tale: Tale, number: int = 7, connector: int = 1) -> None:
    if not len(tale.conversation()):
        tale.comes()
    tale.starts(connector, number=number)
    tale.wait(60)


def _stops_remotely(tale: Tale, number: int = 7, status: str = "Accepted") -> None:
    tale.told("RemoteStopTransaction", {"status": status}, transactionId=number)


@breaks("transactions.reason-unfounded", "transaction 7 is said to have ended by Remote; nobody ordered that")
def test_remote_though_nobody_stopped_it(tale: Tale) -> None:
    _holds(tale, 6, connector=2)
    _holds(tale)
    tale.told("Reset", {"status": "Rejected"}, type="Hard")
    _stops_remotely(tale, 8, "Rejected")
    tale.ends(reason="Remote")


@breaks("transactions.reason-unfounded")
def test_a_soft_reset_though_a_hard_one_was_ordered(tale: Tale) -> None:
    _holds(tale, 6, connector=2)
    tale.ends(6, reason="Local")
    _holds(tale)
    tale.told("Reset", {"status": "Accepted"}, type="Hard")
    tale.ends(reason="SoftReset")


@breaks("transactions.reason-unfounded")
def test_an_unlocking_of_another_connector(tale: Tale) -> None:
    _holds(tale)
    tale.told("UnlockConnector", {"status": "Unlocked"}, connectorId=2)
    tale.ends(reason="UnlockCommand")


@breaks("transactions.reason-unfounded")
def test_an_unlocking_before_it_began(tale: Tale) -> None:
    tale.comes()
    tale.told("UnlockConnector", {"status": "Unlocked"}, connectorId=1)
    _holds(tale)
    tale.ends(reason="UnlockCommand")


@breaks("transactions.reason-unfounded")
def test_a_remote_stop_that_comes_afterwards(tale: Tale) -> None:
    _holds(tale)
    tale.ends(reason="Remote")
    _stops_remotely(tale, status="Rejected")


@keeps
def test_the_orders_that_were_given(tale: Tale) -> None:
    _holds(tale)
    _stops_remotely(tale)
    tale.ends(reason="Remote")
    tale.wait(1)
    tale.starts(number=8, meter=200)
    tale.told("UnlockConnector", {"status": "Unlocked"}, connectorId=1)
    tale.ends(8, meter=200, reason="UnlockCommand")
    tale.wait(1)
    tale.starts(number=9, meter=200)
    tale.told("Reset", {"status": "Accepted"}, type="Soft")
    tale.ends(9, meter=200, reason="SoftReset")


@breaks(
    "transactions.reason-not-remote",
    "the operator ended transaction 7; the reason given is Local, as none is given",
)
def test_a_remote_stop_that_is_called_local(tale: Tale) -> None:
    _holds(tale, 6, connector=2)
    _stops_remotely(tale, 6)
    tale.wait(31)
    tale.ends(6, reason="EVDisconnected")
    _holds(tale)
    _stops_remotely(tale, 5)
    _stops_remotely(tale)
    tale.wait(30)
    tale.told("ClearCache", {"status": "Accepted"})
    tale.ends()
    tale.acts("unplug")


@keeps
def test_it_has_not_ended_yet_or_just_before(tale: Tale) -> None:
    _holds(tale)
    _stops_remotely(tale)
    _holds(tale, 8, connector=2)
    tale.ends(8)
    _stops_remotely(tale, 8)


@keeps
def test_another_order_comes_between(tale: Tale) -> None:
    _holds(tale)
    _stops_remotely(tale)
    tale.told("UnlockConnector", {"status": "Unlocked"}, connectorId=1)
    tale.ends(reason="UnlockCommand")
    _holds(tale, 8, connector=2)
    _stops_remotely(tale, 8)
    tale.told("ChangeAvailability", {"status": "Scheduled"}, connectorId=2, type="Inoperative")
    tale.ends(8, reason="Other")


@keeps
def test_a_driver_comes_between(tale: Tale) -> None:
    _holds(tale)
    _stops_remotely(tale)
    tale.acts("unplug_vehicle")
    tale.ends(reason="EVDisconnected")


@keeps
def test_a_reset_comes_between(tale: Tale) -> None:
    _holds(tale)
    _stops_remotely(tale)
    tale.told("Reset", {"status": "Accepted"}, type="Hard")
    tale.ends(reason="HardReset")


@keeps
def test_it_had_ended_before(tale: Tale) -> None:
    _holds(tale)
    ended = tale.time_in(-3)
    _stops_remotely(tale)
    tale.ends(time=ended)


@breaks("transactions.reason-not-remote")
def test_a_remote_stop_that_is_called_local_by_a_clock_that_is_behind(tale: Tale) -> None:
    _holds(tale)
    ended = tale.time_in(-2)
    _stops_remotely(tale)
    tale.ends(time=ended, reason="Local")


@keeps
def test_an_end_long_after_a_remote_stop(tale: Tale) -> None:
    _holds(tale)
    _stops_remotely(tale)
    tale.wait(60)
    tale.ends(reason="Local")


@breaks(
    "transactions.reason-not-power",
    "transaction 7 ended as the power went; the reason given is Local, as none is given",
)
def test_a_lost_power_that_is_called_local(tale: Tale) -> None:
    _holds(tale, 6, connector=2)
    _holds(tale)
    ended = tale.time
    tale.wait(5)
    _loses_its_power(tale, "power_off")
    tale.ends(time=ended)
    tale.ends(6, time=NOTHING)


def _loses_its_power(tale: Tale, act: str = "power_cycle") -> None:
    tale.event(Acted(act, "", "a person"))
    tale.leaves()
    tale.wait(60)
    tale.comes()


@keeps
def test_a_lost_power_that_is_called_so(tale: Tale) -> None:
    _holds(tale, 6, connector=2)
    _holds(tale)
    ended = tale.time
    _loses_its_power(tale)
    tale.ends(6, time=ended, reason="Reboot")
    tale.ends(time=ended, reason="PowerLoss")


@keeps
def test_it_had_ended_before_the_power_went(tale: Tale) -> None:
    _holds(tale)
    ended = tale.time
    tale.leaves(1006, "the central system")
    tale.wait(60)
    tale.event(Acted("power_cycle", "", "a person"))
    tale.comes()
    tale.ends(time=ended, reason="Local")


@breaks("transactions.reason-not-power")
def test_a_power_cycle_that_is_called_local(tale: Tale) -> None:
    _holds(tale)
    ended = tale.time
    _loses_its_power(tale)
    tale.ends(time=ended, reason="Local")
