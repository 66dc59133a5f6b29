"""Availability: taking connectors, or the whole station, in and out of service."""

from behave import given, then, when

from ocpp_support.context import Context
from ocpp_support.matchers.answers import answered
from ocpp_support.matchers.departures import leaves, turns_from
from ocpp_support.matchers.statuses import becomes, is_free, is_out_of_service, was_reported
from ocpp_support.vocabulary.nouns import Answer, Outlet, Status, Statuses


@given("{outlet:Outlet} is out of service")
def outlet_is_out_of_service(context: Context, outlet: Outlet) -> None:
    context.bench.operator.takes_out_of_service(outlet)
    context.bench.expect(is_out_of_service(outlet))


@given("the operator has postponed taking {outlet:Outlet} out of service")
def operator_has_postponed_taking_out_of_service(context: Context, outlet: Outlet) -> None:
    context.bench.operator.takes_out_of_service(outlet)
    context.bench.expect(answered(Answer.SCHEDULED))


@when("the operator takes {outlet:Outlet} out of service")
def operator_takes_out_of_service(context: Context, outlet: Outlet) -> None:
    context.bench.operator.takes_out_of_service(outlet)


@when("the operator puts {outlet:Outlet} back in service")
def operator_puts_back_in_service(context: Context, outlet: Outlet) -> None:
    context.bench.operator.puts_back_in_service(outlet)


@then("{outlet:Outlet} becomes {statuses:Statuses}")
def outlet_becomes(context: Context, outlet: Outlet, statuses: Statuses) -> None:
    context.bench.expect(becomes(outlet, statuses))


@then("{outlet:Outlet} is free")
def outlet_is_free(context: Context, outlet: Outlet) -> None:
    context.bench.expect(is_free(outlet))


@then("{outlet:Outlet} stays {status:Status}")
def outlet_stays(context: Context, outlet: Outlet, status: Status) -> None:
    context.bench.expect_quiet(turns_from(outlet, status))


@then("{outlet:Outlet} does not become {statuses:Statuses}")
def outlet_does_not_become(context: Context, outlet: Outlet, statuses: Statuses) -> None:
    context.bench.expect_quiet(was_reported(outlet, statuses))


@then("only {outlet:Outlet} leaves {status:Status}")
def only_outlet_leaves(context: Context, outlet: Outlet, status: Status) -> None:
    context.bench.expect_quiet(leaves(status, besides=outlet))


@then("no connector leaves {status:Status}")
def no_connector_leaves(context: Context, status: Status) -> None:
    context.bench.expect_quiet(leaves(status))
