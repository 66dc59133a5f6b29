"""The page on a real phone's browser: answering, racing, reloading, two phones at once."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from ocpp_support.operator_page.server import OperatorPage
from ocpp_support.prompting.board import About, Kind
from tests.ocpp_support.operator_page.browser import Phone, chromium, needs_chromium
from tests.ocpp_support.operator_page.stand import ROWS, Stand

pytestmark = needs_chromium

PRESSES_WHENEVER_THE_PROMPT_CHANGES = """() => {
  new MutationObserver(() => document.querySelector("#choices button").click())
    .observe(document.getElementById("text"), {childList: true});
}"""

NewPhone = Callable[[], Phone]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def new_phone(browser: Browser, stand: Stand) -> Iterator[NewPhone]:
    phones: list[Phone] = []

    def open_page() -> Phone:
        phones.append(Phone(browser, stand.url))
        phones[-1].shows("contact", "live")
        return phones[-1]

    yield open_page
    for phone in phones:
        assert phone.complaints == []
        phone.goes()


@pytest.fixture
def phone(new_phone: NewPhone) -> Phone:
    return new_phone()


def test_a_prompt_is_answered(stand: Stand, phone: Phone) -> None:
    prompt = stand.ask("Plug the cable into connector 1", done_when="the station reports Preparing")

    phone.shows("text", "Plug the cable into connector 1")
    phone.shows("why", "Why: When the driver plugs the cable into connector 1")
    phone.shows("sign", "Done when the station reports Preparing.")
    phone.shows("kicker", "Prompt 1")
    phone.press("Done")

    assert (prompt.result(20).kind, prompt.result().by) == (Kind.DONE, "the phone")
    phone.shows("kicker", "Nothing to do now")
    expect(phone.page.get_by_role("button", name="Done")).to_be_disabled()


def test_a_question_is_answered(stand: Stand, phone: Phone) -> None:
    question = stand.ask("Is the lamp red?", choices=("yes", "no", "cannot tell"))

    phone.shows("kicker", "Question 1")
    expect(phone.page.get_by_role("button", name="Done")).to_have_count(0)
    phone.press("Cannot tell")

    assert question.result(20).words == "cannot tell"
    phone.shows("sign", "the phone said cannot tell")


@pytest.mark.parametrize(("button", "kind"), [("Failed", Kind.FAILED), ("Skip", Kind.SKIPPED)])
def test_a_reason_is_demanded(stand: Stand, phone: Phone, button: str, kind: Kind) -> None:
    prompt = stand.ask("Plug in")
    phone.is_ready()

    phone.press(button)
    phone.press("Send")
    phone.shows("missing", "a report without a reason helps nobody")
    assert not prompt.done()
    phone.page.get_by_role("textbox").fill("The plug is too big")
    phone.press("Send")

    assert (prompt.result(20).kind, prompt.result().words) == (kind, "The plug is too big")
    expect(phone.page.locator("dialog")).not_to_be_visible()
    phone.shows("sign", "(The plug is too big)")


def test_a_reason_needs_no_typing(stand: Stand, phone: Phone) -> None:
    prompt = stand.ask("Plug in")
    phone.is_ready()

    phone.press("Failed")
    phone.press("The plug is locked")
    phone.press("Send")

    assert prompt.result(20).words == "The plug is locked"


def test_one_can_think_better_of_it(stand: Stand, phone: Phone) -> None:
    prompt = stand.ask("Plug in")
    phone.is_ready()

    phone.press("Failed")
    phone.press("Back")
    phone.press("Done")

    assert prompt.result(20).kind is Kind.DONE


def test_a_note_is_kept_with_and_without_a_prompt(stand: Stand, phone: Phone) -> None:
    phone.press("Note")
    phone.page.get_by_role("textbox").fill("It smells")
    phone.press("Send")
    phone.shows("message", "Noted.")
    prompt = stand.ask("Plug in")
    phone.is_ready()
    phone.press("Note")
    phone.page.get_by_role("textbox").fill("It hums")
    phone.press("Send")
    phone.shows("notices", "It hums")

    assert stand.notes == [("It smells", "the phone"), ("It hums", "the phone")]
    assert not prompt.done()


def test_the_stations_sign_goes_on_without_a_touch(stand: Stand, phone: Phone) -> None:
    prompt = stand.ask("Plug in")
    phone.shows("text", "Plug in")

    stand.do(lambda: stand.board.reply(1, Kind.DONE, "the station"))

    phone.shows("sign", "the station reported it")
    assert prompt.result(20).by == "the station"


def test_who_comes_second_is_told(stand: Stand, phone: Phone) -> None:
    """The keyboard is faster, and the phone has not heard of it when its button is pressed."""
    prompt = stand.ask("Plug in")
    phone.is_ready()
    phone.page.route("**/reply", lambda route: (stand.do(keyboard), route.continue_()))

    def keyboard() -> None:
        assert stand.board.reply(1, Kind.DONE, "the keyboard") == ""

    phone.press("Done")

    phone.shows("message", "Prompt 1 is over already: the keyboard said done first.")
    assert prompt.result(20).by == "the keyboard"


def test_a_reason_that_comes_too_late_is_not_sent(stand: Stand, phone: Phone) -> None:
    prompt = stand.ask("Plug in")
    phone.is_ready()
    phone.press("Failed")

    stand.do(lambda: stand.board.reply(1, Kind.DONE, "the station"))

    phone.shows("message", "This prompt is over: nothing was sent.")
    expect(phone.page.locator("dialog")).not_to_be_visible()
    assert prompt.result(20).kind is Kind.DONE


def test_a_new_prompt_takes_no_answer_that_was_meant_for_the_last(stand: Stand, phone: Phone) -> None:
    first = stand.ask("Plug in")
    phone.is_ready()
    phone.page.evaluate(PRESSES_WHENEVER_THE_PROMPT_CHANGES)
    stand.do(lambda: stand.board.reply(1, Kind.DONE, "the station"))
    first.result(20)

    second = stand.ask("Unplug")
    phone.shows("text", "Unplug")
    phone.is_ready()

    assert not second.done()


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


def test_a_mistake_is_said_at_once(stand: Stand, phone: Phone) -> None:
    stand.ask("Plug the cable into connector 1")
    stand.do(lambda: stand.board.say("that was connector 2", About.MISTAKE))
    stand.do(stand.board.repeat)
    stand.do(lambda: stand.board.say("still waiting; this prompt ends in 300 s", About.REMINDER))

    expect(phone.page.locator(".notice.mistake")).to_have_text("✗That was connector 2")
    expect(phone.page.locator(".notice.reminder")).to_contain_text("300 s")
    expect(phone.page.locator(".notice")).to_have_count(2)


def test_a_reload_loses_nothing(stand: Stand, phone: Phone) -> None:
    stand.whereabouts.tell(scenario=3, of=9, rows=ROWS)
    prompt = stand.ask("Plug in")
    stand.do(lambda: stand.board.say("that was connector 2", About.MISTAKE))
    phone.shows("notices", "That was connector 2")

    phone.page.reload()

    phone.shows("text", "Plug in")
    phone.shows("notices", "That was connector 2")
    phone.shows("place", "Scenario 3 of 9")
    phone.press("Done")
    assert prompt.result(20).by == "the phone"


def test_two_phones_show_the_same_and_the_first_counts(stand: Stand, new_phone: NewPhone) -> None:
    one, other = new_phone(), new_phone()
    prompt = stand.ask("Plug in")
    one.is_ready()
    other.is_ready()
    other.page.route("**/reply", lambda route: (one.press("Done"), prompt.result(20), route.continue_()))

    other.press("Done")

    other.shows("message", "Prompt 1 is over already: the phone said done first.")
    one.shows("kicker", "Nothing to do now")
    other.shows("kicker", "Nothing to do now")


def test_a_phone_that_lost_the_network_says_so_and_finds_back(stand: Stand, phone: Phone) -> None:
    prompt = stand.ask("Plug in")
    phone.is_ready()
    phone.page.route("**/reply", lambda route: route.abort())
    phone.press("Done")
    phone.shows("message", "Not sent: the laptop cannot be reached. Try again.")
    phone.complaints.clear()

    phone.page.unroute("**/reply")
    phone.press("Done")

    assert prompt.result(20).by == "the phone"


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


def test_nothing_moves_when_a_prompt_comes_and_goes(stand: Stand, phone: Phone) -> None:
    stand.whereabouts.tell(scenario=1, of=2, name="On", rows=ROWS)
    phone.shows("text", "On")
    places = [phone.page.locator(name).bounding_box() for name in ("#rows", "#failed", "#choices")]
    stand.ask("Plug the cable into connector 1", done_when="the station reports connector 1 as Preparing")
    phone.is_ready()

    assert [phone.page.locator(name).bounding_box() for name in ("#rows", "#failed", "#choices")] == places


def test_a_port_with_nobody_behind_it_is_free_again(stand: Stand) -> None:
    port = int(stand.url.split("/")[2].split(":")[1])
    stand.thread.run(stand.page.stop())

    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))
