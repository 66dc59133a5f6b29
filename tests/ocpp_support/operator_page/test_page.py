"""Answering on a real phone's browser: prompts, questions, reasons, races, reloads, two phones at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ocpp_support.prompting.board import About, Kind
from tests.ocpp_support.operator_page.browser import NewPhone, Phone, needs_chromium
from tests.ocpp_support.operator_page.stand import ROWS, Stand

pytestmark = needs_chromium


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


def test_the_run_can_be_stopped_but_not_by_one_touch(stand: Stand, phone: Phone) -> None:
    expect(phone.page.locator("#stopped")).to_be_disabled()
    prompt = stand.ask("Plug in")
    phone.is_ready()

    phone.press("Stop the run here")
    phone.shows("asking", "Everything so far is kept.")
    expect(phone.page.get_by_role("textbox")).to_have_count(0)
    phone.press("Back")
    phone.press("Stop the run here")
    assert not prompt.done()
    phone.press("Stop here")

    assert (prompt.result(20).kind, prompt.result().by) == (Kind.STOPPED, "the phone")
    expect(phone.page.locator("dialog")).not_to_be_visible()


def test_the_dialog_for_a_reason_is_as_ever_after_one_for_the_stop(stand: Stand, phone: Phone) -> None:
    prompt = stand.ask("Plug in")
    phone.is_ready()
    phone.press("Stop the run here")
    phone.press("Back")

    phone.press("Skip")
    expect(phone.page.locator("#about")).to_be_empty()
    phone.page.get_by_role("textbox").fill("Too high")
    phone.press("Send")

    assert prompt.result(20).words == "Too high"


def test_any_touch_shows_that_somebody_is_there(stand: Stand, phone: Phone) -> None:
    before = stand.board.signs_of_life
    with phone.page.expect_response("**/touch"):
        phone.page.locator("#text").tap()

    assert stand.board.signs_of_life == before + 1


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
    """The thumb is on its way down when the prompt changes under it."""
    phone.page.clock.install(time=0)
    phone.page.reload()
    phone.shows("contact", "live")
    phone.page.clock.pause_at(600_000)
    stand.ask("Plug in")
    phone.shows("text", "Plug in")
    done = phone.page.get_by_role("button", name="Done")

    phone.page.clock.run_for(500)
    expect(done).to_be_disabled()
    phone.page.clock.run_for(200)
    expect(done).to_be_enabled()


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
