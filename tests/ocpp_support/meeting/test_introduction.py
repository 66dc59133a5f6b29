from ocpp_support.meeting.clock_error import ClockError
from ocpp_support.meeting.impression import Impression
from ocpp_support.meeting.introduction import introduce
from ocpp_support.protocol.findings import Finding, Severity
from tests.ocpp_support.doctor.lines import line, lines

BOOT = {"chargePointVendor": "Ampere", "chargePointModel": "A-22", "firmwareVersion": "1.4", "iccid": ""}
SETTINGS = {"NumberOfConnectors": "2", "SupportedFeatureProfiles": "Core,FirmwareManagement"}
WHOLE = Impression(
    "CP01",
    boot=BOOT,
    statuses={0: "Available", 1: "Available", 2: "Faulted"},
    cards=("04A2",),
    clock=ClockError(0, 2026, 3),
    settings=SETTINGS,
)


def test_a_station_of_which_all_is_known() -> None:
    assert lines(introduce(WHOLE)) == [
        ("ok", "CP01 says: vendor Ampere, model A-22, firmware 1.4", ""),
        ("ok", "2 connectors; the station itself: Available, 1: Available, 2: Faulted", ""),
        ("ok", "its clock agrees with ours to 1 s", ""),
        ("ok", "it has 2; its feature profiles are Core, FirmwareManagement", ""),
        ("ok", "held to the reader: 04A2", ""),
        ("ok", "none so far", ""),
    ]


def test_a_station_of_which_nothing_is_known() -> None:
    station, connectors, clock, settings, cards, deviations = introduce(
        Impression("CP01", settings_trouble="it did not answer")
    )

    assert line(station) == (
        "warning",
        "CP01 is in, and did not register: it had done so before",
        "restart it: then it says its vendor, its model and its firmware",
    )
    assert line(connectors) == ("warning", "how many it has is not known", "say so in the station file")
    assert clock.found == "it sent no time so far"
    assert line(settings) == ("warning", "it did not answer", "fill in by hand what the draft leaves open")
    assert line(cards) == (
        "warning",
        "nobody has held a card to the reader",
        "hold each card to the reader during `wait --stay`: its tag is shown",
    )
    assert deviations.found == "none so far"


def test_a_station_that_says_nothing_of_itself() -> None:
    assert introduce(Impression("CP01", boot={}))[0].found == "CP01 says: nothing of itself"


def test_connectors_that_did_not_tell_how_they_are() -> None:
    one = Impression("CP01", settings={"NumberOfConnectors": "1"})

    assert introduce(one)[1].found == "1 connector; none told how it is; no word of 0, 1"
    some = Impression("CP01", settings=SETTINGS, statuses={1: "Available"})
    assert line(introduce(some)[1]) == (
        "warning",
        "2 connectors; 1: Available; no word of 0, 2",
        "restart the station; after each start it must report the station itself (0) and every connector",
    )


def test_settings_without_feature_profiles() -> None:
    found = introduce(Impression(settings={"NumberOfConnectors": "1"}))[3]

    assert line(found) == ("ok", "it has 1; it names no feature profile", "")


def test_deviations() -> None:
    grave, slight = Finding(Severity.MUST, "4.2", "no vendor"), Finding(Severity.NOTE, "4.6", "odd")
    *_, first, second = introduce(Impression(deviations=((grave, 3), (slight, 1))))

    assert line(first) == ("warning", "no vendor (MUST, 4.2, 3 times)", "")
    assert line(second) == ("ok", "odd (note, 4.6)", "")


def test_a_great_many_deviations() -> None:
    many = tuple((Finding(Severity.MUST, "4.2", str(number)), 1) for number in range(23))

    assert introduce(Impression(deviations=many))[-1].found == "and 3 more"
