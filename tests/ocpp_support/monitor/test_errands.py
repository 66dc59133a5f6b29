"""An errand is an order about a file, with what was reported and what came until the next."""

from __future__ import annotations

from ocpp_support.files.transfers import Transfer
from ocpp_support.monitor.errands import errands, unordered
from ocpp_support.monitor.story import Story
from ocpp_support.trace.events import Transferred
from tests.quirks.told import Story as Tale


def _orders(tale: Tale, name: str | None = "log.txt", **more: int) -> None:
    tale.told("GetDiagnostics", None if name is None else {"fileName": name}, location="ftp://h/", **more)


def test_an_errand_and_what_became_of_it() -> None:
    tale = Tale()
    _orders(tale, " log.txt ", retries=2)
    tale.wait(10)
    tale.says_of("Diagnostics", "Uploading")
    tale.loads(complete=False)
    tale.loads()
    tale.wait(30)
    (errand,) = errands(Story(tale.conversation()), "GetDiagnostics")
    assert (errand.name, errand.retries, errand.told) == ("log.txt", 2, ["Uploading"])
    assert [one.complete for _, one in errand.transfers] == [False, True]
    assert [one.complete for _, one in errand.stored] == [True]
    assert errand.quiet_for() == 30


def test_an_errand_of_which_nothing_became() -> None:
    tale = Tale()
    _orders(tale, None)
    tale.wait(40)
    (errand,) = errands(Story(tale.conversation()), "GetDiagnostics")
    assert (errand.answer, errand.name, errand.retries) == (None, "", None)
    assert errand.quiet_for() == 40


def test_the_next_order_ends_an_errand() -> None:
    tale = Tale()
    tale.loads("early.txt")
    _orders(tale)
    tale.wait(10)
    tale.says_of("Diagnostics", "Uploading")
    tale.wait(5)
    _orders(tale)
    tale.says_of("Diagnostics", "Uploaded", "Idle")
    tale.wait(50)
    first, second = errands(Story(tale.conversation()), "GetDiagnostics")
    assert (first.told, second.told) == (["Uploading"], ["Uploaded", "Idle"])
    assert (first.quiet_for(), second.quiet_for()) == (5, 50)
    assert (first.transfers, second.transfers) == ([], [])


def test_what_is_reported_before_any_order() -> None:
    tale = Tale()
    tale.says_of("Diagnostics", "Uploaded")
    tale.says_of("Firmware", "Installed")
    _orders(tale)
    tale.says_of("Diagnostics", "Uploading")
    story = Story(tale.conversation())
    assert [stage for _, stage in unordered(story, "GetDiagnostics")] == ["Uploaded"]
    assert [stage for _, stage in unordered(story, "UpdateFirmware")] == ["Installed"]
    assert errands(story, "UpdateFirmware") == []


def test_what_is_asked_for_is_no_stage() -> None:
    tale = Tale()
    _orders(tale)
    for what in ("Diagnostics", "Heartbeat"):
        tale.told("TriggerMessage", {}, requestedMessage=f"{what}StatusNotification")
    tale.says_of("Diagnostics", "Idle", "Uploading")
    tale.told("TriggerMessage", {}, requestedMessage="FirmwareStatusNotification")
    tale.says_of("Diagnostics", "Uploaded")
    (errand,) = errands(Story(tale.conversation()), "GetDiagnostics")
    assert errand.told == ["Uploading", "Uploaded"]


def test_what_the_station_orders_is_no_errand_and_what_the_central_system_reports_no_stage() -> None:
    tale = Tale()
    tale.station("GetDiagnostics")
    _orders(tale)
    tale.central("DiagnosticsStatusNotification", status="Uploading")
    (errand,) = errands(Story(tale.conversation()), "GetDiagnostics")
    assert errand.told == []


def test_only_a_whole_upload_is_stored() -> None:
    tale = Tale()
    _orders(tale)
    tale.event(Transferred(Transfer("download", "ftp", "image.bin", 1, "0", True, "", "")))
    (errand,) = errands(Story(tale.conversation()), "GetDiagnostics")
    assert (len(errand.transfers), errand.stored) == (1, [])
