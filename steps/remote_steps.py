"""What the operator asks of the station from afar: status reports, and to forget the cards it knows."""

from behave import given, then, when

from ocpp_support.context import Context
from ocpp_support.matchers.answers import answered
from ocpp_support.matchers.triggers import (
    reports_a_status_when_asked,
    reports_unknown_connector,
    reports_when_asked,
)
from ocpp_support.vocabulary.nouns import Answer, Outlet


@given("the operator has cleared the cache")
def operator_has_cleared_the_cache(context: Context) -> None:
    context.bench.operator.clears_cache()
    context.bench.expect(answered(Answer.ACCEPTED))


@when("the operator clears the cache")
def operator_clears_the_cache(context: Context) -> None:
    context.bench.operator.clears_cache()


@when("the operator asks for the status of the station")
def operator_asks_for_the_status_of_the_station(context: Context) -> None:
    context.bench.operator.asks_for("StatusNotification")


@when("the operator asks for the status of {outlet:Outlet}")
def operator_asks_for_the_status_of(context: Context, outlet: Outlet) -> None:
    context.bench.operator.asks_how_is(outlet)


@when("the operator asks for the status of a connector that does not exist")
def operator_asks_for_the_status_of_no_connector(context: Context) -> None:
    context.bench.operator.asks_how_no_connector_is()


@then("the station reports a status when asked")
def station_reports_a_status_when_asked(context: Context) -> None:
    context.bench.expect(reports_a_status_when_asked())


@then("the station reports the status of {outlet:Outlet} when asked")
def station_reports_the_status_when_asked(context: Context, outlet: Outlet) -> None:
    context.bench.expect(reports_when_asked(outlet))


@then("the station reports nothing of that connector")
def station_reports_nothing_of_that_connector(context: Context) -> None:
    context.bench.expect_quiet(reports_unknown_connector())
