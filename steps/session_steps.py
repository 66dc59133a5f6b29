"""Sessions: starting, leaving and ending them, by the driver or by the operator."""

from behave import given, then, when

from ocpp_support.context import Context
from ocpp_support.matchers.answers import answered
from ocpp_support.matchers.offline import told_again
from ocpp_support.matchers.session_life import (
    any_session_starts,
    session_ends,
    session_goes_on,
    session_runs,
    session_starts,
)
from ocpp_support.vocabulary.nouns import Answer, Outlet


@given("a session is running on {outlet:Outlet} with card {card:Card}")
def session_is_running(context: Context, outlet: Outlet, card: str) -> None:
    context.bench.driver.starts_to_charge(outlet, card)
    context.bench.expect(session_runs(outlet, context.bench.tag(card)))


@given("the operator has started a session on {outlet:Outlet} for card {card:Card}")
def operator_has_started_a_session(context: Context, outlet: Outlet, card: str) -> None:
    context.bench.operator.starts_session(outlet, card)
    context.bench.expect(answered(Answer.ACCEPTED))


@when("the operator starts a session on {outlet:Outlet} for card {card:Card}")
def operator_starts_a_session(context: Context, outlet: Outlet, card: str) -> None:
    context.bench.operator.starts_session(outlet, card)


@when("the driver completes a session on {outlet:Outlet} with card {card:Card}")
def driver_completes_a_session(context: Context, outlet: Outlet, card: str) -> None:
    context.bench.driver.completes_a_session(outlet, card)


@then("a session starts on {outlet:Outlet} with card {card:Card}")
def session_starts_with_card(context: Context, outlet: Outlet, card: str) -> None:
    context.bench.expect(session_starts(outlet, context.bench.tag(card)))


@then("the session on {outlet:Outlet} with card {card:Card} is reported once")
def session_is_reported_once(context: Context, outlet: Outlet, card: str) -> None:
    context.bench.expect_quiet(told_again(outlet, context.bench.tag(card)))


@then("no session starts")
def no_session_starts(context: Context) -> None:
    context.bench.expect_quiet(any_session_starts())


@given("the operator has ended the session on {outlet:Outlet}")
def operator_has_ended_the_session(context: Context, outlet: Outlet) -> None:
    context.bench.operator.ends_session(outlet)
    context.bench.expect(session_ends(outlet))


@when("the operator ends the session on {outlet:Outlet}")
def operator_ends_the_session(context: Context, outlet: Outlet) -> None:
    context.bench.operator.ends_session(outlet)


@when("the operator ends a session that does not exist")
def operator_ends_an_unknown_session(context: Context) -> None:
    context.bench.operator.ends_unknown_session()


@when("the driver leaves {outlet:Outlet} with card {card:Card}")
def driver_leaves(context: Context, outlet: Outlet, card: str) -> None:
    context.bench.driver.leaves(outlet, card)


@then("the station reports the end of the session on {outlet:Outlet}")
def station_reports_the_end(context: Context, outlet: Outlet) -> None:
    context.bench.expect(session_ends(outlet))


@then("the station reports the end of the session on {outlet:Outlet} with reason {reason:Text}")
def station_reports_the_end_with_reason(context: Context, outlet: Outlet, reason: str) -> None:
    context.bench.expect(session_ends(outlet, reason))


@then("the session on {outlet:Outlet} goes on")
def session_on_outlet_goes_on(context: Context, outlet: Outlet) -> None:
    context.bench.expect_quiet(session_ends(outlet))
    context.bench.operator.looks_at(outlet)
    context.bench.expect(session_goes_on(outlet))
