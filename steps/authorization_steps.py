"""Cards: presented, asked about, remembered, refused."""

from behave import given, then, when

from ocpp_support.context import Context
from ocpp_support.matchers.authorization import as_before_the_card, asks_about, asks_first, starts_unasked
from ocpp_support.matchers.session_life import session_starts
from ocpp_support.matchers.statuses import becomes
from ocpp_support.vocabulary.nouns import CardAnswer, Outlet, Status


@given("the operator answers {answer:CardAnswer} about card {card:Card}")
def operator_answers_about_card(context: Context, answer: CardAnswer, card: str) -> None:
    context.bench.operator.answers_card(card, answer)


@given("the station remembers card {card:Card} on {outlet:Outlet}")
def station_remembers_card(context: Context, card: str, outlet: Outlet) -> None:
    context.bench.driver.comes_twice(outlet, card)
    context.bench.expect(starts_unasked(outlet, context.bench.tag(card)))
    context.bench.expect(becomes(outlet, (Status.AVAILABLE,)))


@given("the station knows card {card:Card} from a session on {outlet:Outlet}")
def station_knows_card(context: Context, card: str, outlet: Outlet) -> None:
    context.bench.driver.completes_a_session(outlet, card)
    context.bench.expect(session_starts(outlet, context.bench.tag(card)))
    context.bench.expect(becomes(outlet, (Status.AVAILABLE,)))


@when("the driver starts to charge on {outlet:Outlet} with card {card:Card}, cable first")
def driver_starts_cable_first(context: Context, outlet: Outlet, card: str) -> None:
    context.bench.driver.starts_to_charge(outlet, card)


@when("the driver starts to charge on {outlet:Outlet} with card {card:Card}, card first")
def driver_starts_card_first(context: Context, outlet: Outlet, card: str) -> None:
    context.bench.driver.starts_to_charge(outlet, card, cable_first=False)


@when("the driver presents card {card:Card} at {outlet:Outlet}")
def driver_presents_card(context: Context, card: str, outlet: Outlet) -> None:
    context.bench.driver.presents(outlet, card)


@then("the station asks about card {card:Card} before any session starts")
def station_asks_first(context: Context, card: str) -> None:
    context.bench.expect(asks_first(context.bench.tag(card)))


@then("the station does not ask about card {card:Card}")
def station_does_not_ask(context: Context, card: str) -> None:
    context.bench.expect_quiet(asks_about(context.bench.tag(card)))


@then("{outlet:Outlet} is as it was before card {card:Card}")
def outlet_is_as_before_the_card(context: Context, outlet: Outlet, card: str) -> None:
    bench = context.bench
    bench.expect(as_before_the_card(outlet, bench.tag(card), bench.promised.cable_timeout))
