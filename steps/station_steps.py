"""The station itself: online and idle, restarted, broken, mended."""

from behave import given, then, when

from ocpp_support.context import Context
from ocpp_support.matchers.statuses import (
    reports_itself_and_every_connector,
)


@given("the station is online and idle")
def station_is_online_and_idle(context: Context) -> None:
    context.bench.station.is_online_and_idle()


@when("the station restarts")
def station_restarts(context: Context) -> None:
    context.bench.station.restarts()


@then("the station reports itself and every connector with a known status")
def station_reports_itself_and_every_connector(context: Context) -> None:
    context.bench.expect(reports_itself_and_every_connector())
