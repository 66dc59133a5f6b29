"""The cable: in, out, and in for too long."""

from behave import given, then, when

from ocpp_support.context import Context
from ocpp_support.matchers.cable import OCCUPIED, given_up
from ocpp_support.matchers.statuses import becomes
from ocpp_support.vocabulary.nouns import Outlet


@given("the cable is plugged into {outlet:Outlet}")
def cable_is_plugged_in(context: Context, outlet: Outlet) -> None:
    context.bench.driver.plugs_in(outlet)
    context.bench.expect(becomes(outlet, OCCUPIED))


@when("the driver plugs the cable into {outlet:Outlet}")
def driver_plugs_in(context: Context, outlet: Outlet) -> None:
    context.bench.driver.plugs_in(outlet)


@when("the driver unplugs the cable from {outlet:Outlet}")
def driver_unplugs(context: Context, outlet: Outlet) -> None:
    context.bench.driver.unplugs(outlet)


@when("the cable is pulled out of the car at {outlet:Outlet}")
def cable_is_pulled_out_of_the_car(context: Context, outlet: Outlet) -> None:
    context.bench.driver.pulls_the_cable_out_of_the_car(outlet)


@then("{outlet:Outlet} is given up after {seconds:Number} seconds")
def outlet_is_given_up(context: Context, outlet: Outlet, seconds: int) -> None:
    bench = context.bench
    promise, tolerance = bench.promised.cable_timeout, bench.tolerance(seconds)
    bench.expect(given_up(outlet, seconds, promise, tolerance=tolerance))
