from dataclasses import replace
from datetime import datetime

import pytest

from ocpp_support.doctor.certificate import Certificate
from ocpp_support.doctor.security_checks import (
    check_certificate,
    check_password,
    check_station_ca,
    covers,
)

from .certificates import BEGINS, DAY, ENDS
from .lines import line, lines

GOOD = Certificate(("bench.lab", "192.168.1.20"), BEGINS, ENDS, "bench", key_fits=True)
NOW = BEGINS + 30 * DAY
MAKE = "make one with `ocpp-acceptance certificates`"


def test_a_password_is_there_and_never_shown() -> None:
    assert line(check_password("0123456789abcdef", "")) == ("ok", "the password is there", "")


@pytest.mark.parametrize(
    ("secret", "trouble", "sign", "found"),
    [
        ("", "the environment variable X is not set", "problem", "the environment variable X is not set"),
        ("", "", "problem", "the password is empty"),
        (" 0123456789abcdef", "", "warning", "the password begins or ends with a space"),
        ("hush", "", "warning", "the password is there, but has not the 16 to 40 characters that are wanted"),
        ("hush" * 11, "", "warning", "the password is there, but has not the 16 to 40 characters"),
    ],
)
def test_a_password_that_will_not_do(secret: str, trouble: str, sign: str, found: str) -> None:
    check = check_password(secret, trouble)

    assert check.sign == sign
    assert check.found.startswith(found)
    assert check.remedy
    assert not secret or secret.strip() not in f"{check.found} {check.remedy}"


def test_a_certificate_that_will_do() -> None:
    assert lines(check_certificate(GOOD, ["192.168.1.20", "bench.lab"], NOW)) == [
        ("ok", "it is valid until 2027-01-01", ""),
        ("ok", "it is for 192.168.1.20, bench.lab", ""),
    ]
    assert len(check_certificate(GOOD, [], NOW)) == 1


@pytest.mark.parametrize(
    ("now", "sign", "found"),
    [
        (BEGINS - DAY, "problem", "it is not valid before 2026-01-01 00:00 UTC; now it is 2025-12-31 00:00"),
        (ENDS, "problem", "it ended on 2027-01-01"),
        (ENDS - 13 * DAY, "warning", "it ends soon, on 2027-01-01"),
        (ENDS - 14 * DAY, "ok", "it is valid until 2027-01-01"),
        (BEGINS, "ok", "it is valid until 2027-01-01"),
    ],
)
def test_its_dates(now: datetime, sign: str, found: str) -> None:
    assert line(check_station_ca(GOOD, now))[:2] == (sign, found)
    assert line(check_certificate(GOOD, [], now)[0])[:2] == (sign, found)


def test_a_key_of_another() -> None:
    assert lines(check_certificate(replace(GOOD, key_fits=False), [], NOW))[1:] == [
        ("problem", "the key in the other file belongs to another certificate", MAKE)
    ]


def test_an_address_that_it_does_not_name() -> None:
    remedy = (
        "make one with `ocpp-acceptance certificates --name 10.0.0.1`, "
        "or have the station dial a name that it has"
    )
    found = "it does not name 10.0.0.1; it is for bench.lab, 192.168.1.20"

    assert lines(check_certificate(GOOD, ["10.0.0.1"], NOW))[1:] == [("problem", found, remedy)]
    assert lines(check_certificate(GOOD, ["bench.lab", "10.0.0.1"], NOW))[1:] == [("warning", found, remedy)]


def test_a_certificate_for_nobody() -> None:
    nobody = replace(GOOD, names=(), common_name="")

    assert (
        check_certificate(nobody, ["10.0.0.1"], NOW)[1].found == "it does not name 10.0.0.1; it is for nobody"
    )


def test_a_common_name_alone_is_of_no_use() -> None:
    assert lines(check_certificate(replace(GOOD, names=()), ["bench"], NOW))[1:] == [
        (
            "problem",
            "it is for “bench” in its common name only, which stations no longer look at",
            "make one with `ocpp-acceptance certificates --name bench`",
        )
    ]


@pytest.mark.parametrize(
    ("name", "host", "good"),
    [
        ("Bench.Lab", "bench.lab.", True),
        ("*.lab", "bench.lab", True),
        ("*.lab", "a.bench.lab", False),
        ("*.lab", "lab", False),
        ("192.168.1.2", "192.168.1.20", False),
    ],
)
def test_whom_a_name_stands_for(name: str, host: str, good: bool) -> None:
    assert covers(replace(GOOD, names=(name,)), host) is good
