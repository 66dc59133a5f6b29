"""What is spoken with a station, whatever it offers."""

from __future__ import annotations

import pytest

from ocpp_support.csms.subprotocols import choose, offered_in


def test_offers_are_read_from_all_headers() -> None:
    assert offered_in(["ocpp2.0.1, ocpp1.6", "", " mqtt ,,"]) == ("ocpp2.0.1", "ocpp1.6", "mqtt")


def test_nothing_is_odd_about_the_right_offer() -> None:
    choice = choose(("ocpp1.6",))
    assert (choice.spoken, choice.finding, choice.fit, choice.hopeless) == ("ocpp1.6", None, True, False)


@pytest.mark.parametrize(
    ("offered", "spoken", "finding"),
    [
        (("ocpp2.0.1", "ocpp1.6"), "ocpp1.6", "several subprotocols: 'ocpp2.0.1', 'ocpp1.6' (note"),
        ((), "", "it offers no subprotocol; ocpp1.6 is required (MUST"),
        (("OCPP1.6",), "OCPP1.6", "it offers 'OCPP1.6'; ocpp1.6 is required (SHOULD"),
        (
            ("ocpp2.0.1", "ocpp1.6j"),
            "ocpp1.6j",
            "it offers 'ocpp2.0.1', 'ocpp1.6j'; ocpp1.6 is required (SHOULD",
        ),
        (("ocpp16",), "ocpp16", "(SHOULD"),
        (("chat",), "chat", "(SHOULD"),
        (("OCPP 1.6",), "", "(SHOULD"),
    ],
)
def test_an_odd_offer_is_understood_with_one_finding(
    offered: tuple[str, ...], spoken: str, finding: str
) -> None:
    choice = choose(offered)
    assert (choice.spoken, choice.hopeless) == (spoken, False)
    assert choice.fit == ("ocpp1.6" in offered)
    assert finding in str(choice.finding)


@pytest.mark.parametrize("offered", [("ocpp2.0.1",), ("ocpp1.5", "OCPP2.1"), ("ocpp_v2.0",)])
def test_other_versions_alone_are_hopeless(offered: tuple[str, ...]) -> None:
    choice = choose(offered)
    assert (choice.spoken, choice.fit, choice.hopeless) == ("", False, True)


def test_an_offer_without_end_is_cut_in_the_finding() -> None:
    assert len(str(choose(("x" * 5000,)).finding)) < 300
