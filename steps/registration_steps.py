"""Registration: what the station says of itself when it starts."""

from behave import given, then

from ocpp_support.context import Context
from ocpp_support.matchers.registration import (
    is_admitted,
    registers_as_before,
    registers_in_permitted_form,
    registers_with_serial_sim_and_firmware,
    registers_with_vendor_and_model,
    says_nothing_but_its_registration,
)


@given("the station has restarted")
def station_has_restarted(context: Context) -> None:
    context.bench.station.restarts()
    context.bench.expect(is_admitted())
    context.bench.station.falls_silent()


@given("the operator admits the station only at its second registration")
def operator_admits_at_second_registration(context: Context) -> None:
    context.bench.operator.admits_at_second_registration()


@then("the station registers with its vendor and model")
def station_registers_with_vendor_and_model(context: Context) -> None:
    context.bench.expect(registers_with_vendor_and_model())


@then("the station registers with its serial number, SIM card number and firmware version")
def station_registers_with_serial_sim_and_firmware(context: Context) -> None:
    sim_card = context.bench.station.has_sim_card
    context.bench.expect(registers_with_serial_sim_and_firmware(sim_card=sim_card))


@then("the station says nothing but its registration until it is admitted")
def station_says_nothing_but_its_registration(context: Context) -> None:
    context.bench.expect(says_nothing_but_its_registration())


@then("the station registers as it did before")
def station_registers_as_before(context: Context) -> None:
    context.bench.expect(registers_as_before())


@then("the station registers in the permitted form")
def station_registers_in_permitted_form(context: Context) -> None:
    context.bench.expect(registers_in_permitted_form())
