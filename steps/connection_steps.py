"""The line to the central system: lost and restored, and what happens at the station meanwhile.

What a driver does while the line is dead, nothing on the wire can prove: it rests on the word of the hands.
"""

from behave import given, then, when

from ocpp_support.context import Context
from ocpp_support.matchers.late_ends import end_told_again, ended_offline
from ocpp_support.matchers.meter_values import INTERVAL
from ocpp_support.matchers.offline import (
    held_offline,
    held_offline_in_order,
    readings_taken_offline,
    told_again,
)
from ocpp_support.matchers.session_life import session_starts
from ocpp_support.matchers.statuses import becomes
from ocpp_support.vocabulary.nouns import Outlet, Status


@given("the station may start sessions offline on {outlet:Outlet} with card {card:Card}")
def station_may_start_offline(context: Context, outlet: Outlet, card: str) -> None:
    context.bench.operator.lets_cards_start_offline()
    context.bench.driver.completes_a_session(outlet, card)
    context.bench.expect(session_starts(outlet, context.bench.tag(card)))
    context.bench.expect(becomes(outlet, (Status.AVAILABLE,)))


@given("the station has lost its connection")
def station_has_lost_its_connection(context: Context) -> None:
    context.bench.connection.is_lost()


@given("the driver has ended the session on {outlet:Outlet} with card {card:Card}")
def driver_has_ended_the_session(context: Context, outlet: Outlet, card: str) -> None:
    context.bench.driver.ends_the_session(outlet, card)


@given("the driver has completed a session on {outlet:Outlet} with card {card:Card}")
def driver_has_completed_a_session(context: Context, outlet: Outlet, card: str) -> None:
    context.bench.driver.completes_a_session(outlet, card)


@given("the session on {outlet:Outlet} has gone on for {seconds:Number} seconds")
def session_has_gone_on(context: Context, outlet: Outlet, seconds: int) -> None:
    context.bench.driver.goes_on_charging(seconds)


@when("the connection returns")
def connection_returns(context: Context) -> None:
    context.bench.connection.returns()


@then(
    "the station reports the start and the end of the session held offline "
    "on {outlet:Outlet} with card {card:Card}"
)
def station_reports_what_was_held_offline(context: Context, outlet: Outlet, card: str) -> None:
    context.bench.expect(held_offline(outlet, context.bench.tag(card)))


@then(
    "the session held offline on {outlet:Outlet} with card {card:Card} "
    "is reported once, in order and with its own times"
)
def session_held_offline_is_reported_in_order(context: Context, outlet: Outlet, card: str) -> None:
    context.bench.expect(held_offline_in_order(outlet, context.bench.tag(card)))
    context.bench.expect_quiet(told_again(outlet, context.bench.tag(card)))


@then("the end of the session on {outlet:Outlet} is reported once and with its own time")
def end_is_reported_once_with_its_own_time(context: Context, outlet: Outlet) -> None:
    context.bench.expect(ended_offline(outlet))
    context.bench.expect_quiet(end_told_again(outlet))


@then("the readings taken offline on {outlet:Outlet} arrive in order")
def readings_taken_offline_arrive(context: Context, outlet: Outlet) -> None:
    every = context.bench.number_in(INTERVAL)
    context.bench.expect(readings_taken_offline(outlet, every, tolerance=context.bench.tolerance(every)))
