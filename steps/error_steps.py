"""Errors: provoked at a connector or at the whole station, reported, and gone again."""

from behave import given, then, when

from ocpp_support.context import Context
from ocpp_support.matchers.errors import all_is_well, reports_emergency, reports_error, reports_error_in_words
from ocpp_support.vocabulary.nouns import Outlet


@given("an error has been provoked on {outlet:Outlet}")
def error_has_been_provoked(context: Context, outlet: Outlet) -> None:
    context.bench.station.fails(outlet)
    context.bench.expect(reports_error(outlet))


@when("an error is provoked on {outlet:Outlet}")
def error_is_provoked(context: Context, outlet: Outlet) -> None:
    context.bench.station.fails(outlet)


@when("the error {kind:Text} is provoked on {outlet:Outlet}")
def named_error_is_provoked(context: Context, kind: str, outlet: Outlet) -> None:
    context.bench.station.fails(outlet, kind)


@when("the driver presses the emergency stop")
def driver_presses_emergency_stop(context: Context) -> None:
    context.bench.driver.presses_emergency_stop()


@when("the error on {outlet:Outlet} is gone")
def error_is_gone(context: Context, outlet: Outlet) -> None:
    context.bench.station.recovers(outlet)


@then("{outlet:Outlet} reports an error")
def outlet_reports_error(context: Context, outlet: Outlet) -> None:
    context.bench.expect(reports_error(outlet))


@then("{outlet:Outlet} reports an error in more words than a code")
def outlet_reports_error_in_words(context: Context, outlet: Outlet) -> None:
    context.bench.expect(reports_error_in_words(outlet))


@then("the station reports an emergency")
def station_reports_emergency(context: Context) -> None:
    context.bench.expect(reports_emergency())


@then("{outlet:Outlet} reports that all is well")
def outlet_reports_that_all_is_well(context: Context, outlet: Outlet) -> None:
    context.bench.expect(all_is_well(outlet))
