"""Diagnostics: asked for by the operator, named and delivered by the station."""

from behave import given, then, when

from ocpp_support.context import Context
from ocpp_support.matchers.attempts import tried, tried_more
from ocpp_support.matchers.deliveries import reports_when_delivered
from ocpp_support.matchers.diagnostics import (
    file_arrives,
    names_file,
    reports_diagnostics,
    tells_of_time_asked,
)


@given("the file server takes no files")
def file_server_takes_no_files(context: Context) -> None:
    context.bench.files.takes_no_files()


@when("the operator asks for diagnostics of the last hour")
def operator_asks_for_diagnostics(context: Context) -> None:
    context.bench.operator.asks_for_diagnostics()


@when("the operator asks for diagnostics of the last hour, with {more:Number} more attempts")
def operator_asks_for_diagnostics_with_more_attempts(context: Context, more: int) -> None:
    context.bench.operator.asks_for_diagnostics(retries=more)


@then("the station names a file")
def station_names_file(context: Context) -> None:
    context.bench.expect(names_file())


@then("the file that the station named arrives")
def named_file_arrives(context: Context) -> None:
    context.bench.expect(file_arrives())


@then("the station reports the diagnostics as {stages:Words}")
def station_reports_diagnostics(context: Context, stages: tuple[str, ...]) -> None:
    context.bench.expect(reports_diagnostics(*stages))


@then("the station reports the delivery only when it is done")
def station_reports_delivery_when_done(context: Context) -> None:
    context.bench.expect(reports_when_delivered())


@then("the file that arrives tells of the last hour only")
def file_tells_of_last_hour(context: Context) -> None:
    context.bench.expect(tells_of_time_asked(context.bench.files.read))


@then("the station tried {times:Number} times to deliver the file")
def station_tried(context: Context, times: int) -> None:
    context.bench.expect(tried(times))
    context.bench.expect_quiet(tried_more(times))
