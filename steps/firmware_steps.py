"""New firmware: ordered by the operator, fetched and installed by the station, or found to be no good."""

from behave import given, then, when

from ocpp_support.context import Context
from ocpp_support.matchers.answers import still_answers
from ocpp_support.matchers.firmware import fetches, registers_with, reports_firmware
from ocpp_support.matchers.updates import takes_the_order, waits_for_session
from ocpp_support.vocabulary.nouns import Outlet


@given("the operator has ordered a firmware update")
def operator_has_ordered_update(context: Context) -> None:
    context.bench.operator.orders_update(context.bench.files.publishes_firmware())
    context.bench.expect(takes_the_order())


@given("the firmware file is missing")
def firmware_file_is_missing(context: Context) -> None:
    context.bench.files.loses_firmware()


@given("the firmware file is broken")
def firmware_file_is_broken(context: Context) -> None:
    context.bench.files.spoils_firmware()


@when("the operator orders a firmware update")
def operator_orders_update(context: Context) -> None:
    context.bench.operator.orders_update(context.bench.files.publishes_firmware())


@then("the station fetches the firmware")
def station_fetches_firmware(context: Context) -> None:
    context.bench.expect(fetches(context.bench.files.firmware))


@then("the station reports the firmware as {stages:Words}")
def station_reports_firmware(context: Context, stages: tuple[str, ...]) -> None:
    context.bench.expect(reports_firmware(*stages))


@then("the station registers with the new firmware version")
def station_registers_with_new_version(context: Context) -> None:
    context.bench.expect(registers_with(context.bench.files.firmware.version))


@then("the update waits for the session on {outlet:Outlet}")
def update_waits_for_session(context: Context, outlet: Outlet) -> None:
    context.bench.expect(waits_for_session(outlet))


@then("the station still answers")
def station_still_answers(context: Context) -> None:
    context.bench.operator.reads_settings("HeartbeatInterval")
    context.bench.expect(still_answers())
