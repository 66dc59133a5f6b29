import pytest

from ocpp_support.doctor.hands_checks import check_adapter, check_missing_acts, check_page, check_person
from ocpp_support.station.tables import HandsTable

from .lines import line, lines, profile

URL = "http://127.0.0.1:9100"


def test_an_adapter() -> None:
    assert line(check_adapter(URL, ["plug_in", "unplug"], "", ["unplug"])) == (
        "ok",
        f"the adapter at {URL} answers and can do every act",
        "",
    )
    assert line(check_adapter(URL, ["unplug"], "", ["plug_in", "unplug", "look"])) == (
        "warning",
        "the adapter cannot: plug_in, look; what needs that is not tested",
        "nothing, if that is so; else teach it",
    )
    assert line(check_adapter(URL, None, "Connection refused", [])) == (
        "problem",
        f"the adapter at {URL} does not answer: Connection refused",
        "start it, or mend [hands] url",
    )


def test_a_person() -> None:
    assert line(check_person(HandsTable(by="person", page="0.0.0.0:8180"))) == (
        "ok",
        "a person acts, and is asked in the terminal and on the phone's page",
        "",
    )
    assert line(check_person(HandsTable(by="person"))) == (
        "warning",
        "a person acts, and is asked in the terminal only",
        '[hands] page = "0.0.0.0:8180" in the station file shows it on a phone too',
    )


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("0.0.0.0:8180", "http://192.168.1.20:8180 or http://10.8.0.2:8180"),
        ("192.168.1.20:8180", "http://192.168.1.20:8180"),
    ],
)
def test_the_phones_page(page: str, shown: str) -> None:
    check = check_page(page, ["192.168.1.20", "10.8.0.2"], "")

    assert line(check)[:2] == (
        "ok",
        f"the page will be at {shown}; the run shows its whole address and a QR code",
    )


def test_a_page_that_no_phone_can_reach() -> None:
    assert line(check_page("127.0.0.1:8180", [], "")) == (
        "warning",
        "the page is at 127.0.0.1:8180, which no phone can reach",
        '[hands] page = "0.0.0.0:8180"',
    )


def test_a_page_whose_port_is_taken() -> None:
    assert line(check_page("0.0.0.0:8180", [], "port 8180 is taken"))[:2] == ("problem", "port 8180 is taken")


def test_acts_that_cannot_be_done() -> None:
    cannot = {"unplug_vehicle": "the plug is locked"}

    assert lines(check_missing_acts(profile(hands={"by": "person", "cannot": cannot}))) == [
        ("warning", "unplug vehicle cannot be done: the plug is locked", "nothing, if that is so")
    ]
    assert check_missing_acts(profile()) == []
