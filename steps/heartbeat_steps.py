"""Signs of life that the station gives by itself, and when asked."""

from behave import given, then, when

from ocpp_support.context import Context
from ocpp_support.matchers.rhythm import (
    seldom_shows_itself,
    shows_itself_every,
    shows_itself_when_asked,
    shows_itself_within,
)


@given("the operator gives the station a rhythm of {seconds:Number} seconds when it registers")
def operator_gives_rhythm(context: Context, seconds: int) -> None:
    context.bench.operator.gives_rhythm(seconds)


@given("the station seldom shows itself")
def station_seldom_shows_itself(context: Context) -> None:
    context.bench.operator.has_set_the_slowest_rhythm()
    context.bench.expect(seldom_shows_itself())


@when("the operator asks the station to show itself")
def operator_asks_the_station_to_show_itself(context: Context) -> None:
    context.bench.operator.asks_for("Heartbeat")


@then("the station shows itself")
def station_shows_itself(context: Context) -> None:
    context.bench.expect(shows_itself_when_asked())


@then("the station shows itself every {seconds:Number} seconds")
def station_shows_itself_every(context: Context, seconds: int) -> None:
    context.bench.expect(shows_itself_every(seconds, tolerance=context.bench.tolerance(seconds)))


@then("the station shows itself within {seconds:Number} seconds")
def station_shows_itself_within(context: Context, seconds: int) -> None:
    context.bench.expect(shows_itself_within(seconds, tolerance=context.bench.tolerance(seconds)))
