"""What a real phone's browser shows: live, legible, its own words only, and whether the laptop is there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from ocpp_support.operator_page.server import OperatorPage
from ocpp_support.prompting.board import About, Kind
from tests.ocpp_support.operator_page.browser import Phone, needs_chromium
from tests.ocpp_support.operator_page.stand import ROWS, Stand

pytestmark = needs_chromium


def test_the_page_is_live(stand: Stand, phone: Phone) -> None:
    stand.whereabouts.tell(
        scenario=3, of=9, feature="2 Heartbeat", name="On", step="Given all is well", rows=ROWS
    )
    phone.shows("place", "Scenario 3 of 9")
    phone.shows("text", "On")
    stand.whereabouts.tell(minutes_left=41.2, step="Then it holds")
    phone.shows("place", "Scenario 3 of 9 · 41 min left")
    phone.shows("why", "Then it holds")
    expect(phone.page.locator(".rows li")).to_have_count(3)
    phone.shows("rows", "failed: connector 2 did not report")
    expect(phone.page.get_by_label("passed")).to_have_text("✓")
    expect(phone.page.locator(".rows .now")).to_contain_text("Heartbeat (automatic)1 of 2")

    stand.calls("Authorize", idTag="04A2B3C4")
    phone.shows("said", "it asks about card ALICE (the blue one)")
    phone.shows("heard", "heard")
    assert sum(url.endswith("/page.html") or url == stand.url for url in phone.asked) == 1


def test_before_the_first_scenario_it_says_what_is_waited_for(stand: Stand, phone: Phone) -> None:
    phone.shows("text", "Waiting for the station.")
    stand.calls("BootNotification", chargePointVendor="ACME", chargePointModel="One")
    phone.shows("text", "The suite is getting ready.")


def test_a_mistake_is_said_at_once(stand: Stand, phone: Phone) -> None:
    stand.ask("Plug the cable into connector 1")
    stand.do(lambda: stand.board.say("that was connector 2", About.MISTAKE))
    stand.do(stand.board.repeat)
    stand.do(lambda: stand.board.say("still waiting; this prompt ends in 300 s", About.REMINDER))

    expect(phone.page.locator(".notice.mistake")).to_have_text("✗That was connector 2")
    expect(phone.page.locator(".notice.reminder")).to_contain_text("300 s")
    expect(phone.page.locator(".notice")).to_have_count(2)


def test_a_phone_that_wakes_asks_anew_at_once(stand: Stand, phone: Phone) -> None:
    with phone.page.expect_request("**/events"):
        phone.page.evaluate("() => { document.dispatchEvent(new Event('visibilitychange')); }")

    stand.ask("Plug in")
    phone.shows("text", "Plug in")


def test_a_line_that_only_seems_to_be_there_is_not_trusted(stand: Stand, phone: Phone) -> None:
    """A phone that changes its network keeps a connection on which nothing ever comes."""
    phone.page.clock.install()
    phone.page.reload()
    phone.shows("contact", "live")

    with phone.page.expect_request("**/events"):
        phone.page.clock.fast_forward(13_000)

    stand.ask("Plug in")
    phone.shows("text", "Plug in")
    phone.shows("contact", "live")


def test_a_laptop_that_was_away_is_found_again(browser: Browser, stand: Stand) -> None:
    phone = Phone(browser, stand.url)
    phone.shows("contact", "live")
    port = int(stand.url.split("/")[2].split(":")[1])
    token = stand.url.split("/")[3]

    stand.thread.run(stand.page.stop())
    phone.shows("contact", "no contact")
    stand.page = OperatorPage(stand.board, stand.whereabouts, stand.trace, listen=f"127.0.0.1:{port}")
    stand.page._token = token
    stand.thread.run(stand.page.start())
    stand.ask("Plug in")

    phone.shows("contact", "live")
    phone.shows("text", "Plug in")
    phone.goes()


def test_an_address_of_an_earlier_run_says_so(browser: Browser, stand: Stand) -> None:
    phone = Phone(browser, stand.url)
    phone.shows("contact", "live")
    port = int(stand.url.split("/")[2].split(":")[1])

    stand.thread.run(stand.page.stop())
    stand.page = OperatorPage(stand.board, stand.whereabouts, stand.trace, listen=f"127.0.0.1:{port}")
    stand.thread.run(stand.page.start())

    phone.shows("contact", "old address")
    phone.shows("message", "scan the code on the laptop again")
    phone.goes()


def test_the_end_is_shown_and_stays(stand: Stand, phone: Phone) -> None:
    stand.whereabouts.tell(scenario=9, of=9, over=True, verdict="accepted")
    stand.thread.run(stand.page.stop())

    phone.shows("contact", "run over")
    phone.shows("text", "The verdict: accepted.")
    expect(phone.page.locator("footer")).not_to_be_visible()


def test_a_run_that_was_stopped_has_no_verdict(stand: Stand, phone: Phone) -> None:
    stand.whereabouts.tell(over=True)

    phone.shows("text", "It ended before there was a verdict.")


def test_words_are_words(stand: Stand, phone: Phone) -> None:
    evil = "<img src=x onerror=alert(1)><b>bold</b>"
    stand.whereabouts.tell(scenario=1, of=2, name=evil, step=evil, rows=ROWS)
    phone.shows("text", evil)
    stand.calls("StatusNotification", connectorId=1, status=evil, errorCode="NoError")
    phone.shows("said", evil)
    stand.ask(evil, why=evil, done_when=evil, choices=(evil, "no"))
    stand.do(lambda: stand.board.say(evil, About.MISTAKE))
    phone.shows("text", evil)
    phone.shows("choices", evil)
    phone.shows("notices", evil)

    assert phone.page.locator("img, main b b").count() == 0


def test_it_asks_for_nothing_but_its_own(stand: Stand, phone: Phone) -> None:
    stand.ask("Plug in")
    phone.is_ready()
    phone.press("Done")
    phone.shows("kicker", "Nothing to do now")

    assert all(url.startswith((stand.url, "data:")) for url in phone.asked)
    assert {url.removeprefix(stand.url) for url in phone.asked} >= {
        "",
        "page.css",
        "page.js",
        "events",
        "reply",
    }


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (360, "light"), (800, "light")])
def test_everything_fits_beside_the_thumb(browser: Browser, stand: Stand, width: int, scheme: str) -> None:
    long = "Unverschaemtlangerhersteller" * 4
    stand.whereabouts.tell(scenario=100, of=100, minutes_left=120, name=long, rows=ROWS)
    stand.calls("StatusNotification", connectorId=1, status=long, errorCode="NoError")
    stand.ask(f"Look at {long}", choices=("yes", "no", "cannot tell"))
    phone = Phone(browser, stand.url, width=width, scheme=scheme)
    phone.is_ready()

    assert phone.page.evaluate("() => document.documentElement.scrollWidth") == width
    for button in phone.page.locator("footer button").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["y"] + box["height"] <= 740
    assert phone.complaints == []
    phone.goes()


def test_a_new_prompt_is_seen_by_whoever_reads_the_rows(stand: Stand, phone: Phone) -> None:
    stand.whereabouts.tell(rows=ROWS * 6)
    expect(phone.page.locator(".rows li")).to_have_count(18)
    phone.page.locator(".rows li").last.scroll_into_view_if_needed()
    expect(phone.page.locator("#text")).not_to_be_in_viewport()

    stand.ask("Plug in")

    expect(phone.page.locator("#text")).to_be_in_viewport()


def test_nothing_moves_when_a_prompt_comes_and_goes(stand: Stand, phone: Phone) -> None:
    stand.whereabouts.tell(scenario=1, of=2, name="On", rows=ROWS)
    phone.shows("text", "On")
    card = "Hold the card ALICE (04A2B3C4) to the reader of connector 1"

    def places() -> list[object]:
        return [phone.page.locator(name).bounding_box() for name in ("#rows", "#failed", "#choices")]

    before = places()
    first = stand.ask(card, done_when="the station asks about this card, or reports a session with it")
    phone.is_ready()

    assert places() == before
    stand.do(lambda: stand.board.reply(1, Kind.DONE, "the station"))
    first.result(20)
    stand.ask("Is the lamp red?", choices=("yes", "no", "cannot tell"))
    phone.shows("text", "Is the lamp red?")
    assert places() == before
