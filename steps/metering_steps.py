"""Meter readings: what they tell, how often they come, and whether they can be true."""

from behave import given, then

from ocpp_support.context import Context
from ocpp_support.matchers.electricity import CURRENT, POWER, VOLTAGE, power_fits, readings_tell
from ocpp_support.matchers.meter import (
    energy_adds_up,
    plausible_start,
    session_has_readings,
)
from ocpp_support.matchers.meter_course import never_backwards, readings_carry_number
from ocpp_support.matchers.meter_rhythm import readings_by_the_clock, readings_every
from ocpp_support.matchers.meter_values import ENERGY, INTERVAL
from ocpp_support.vocabulary.nouns import Outlet


@given("the operator wants readings to tell voltage, current, power and energy")
def operator_wants_readings_to_tell(context: Context) -> None:
    # Whether the station obeys is what the scenario judges.
    context.bench.operator.has_set("MeterValuesSampledData", ",".join((VOLTAGE, CURRENT, POWER, ENERGY)))


@given("the operator wants readings by the clock to tell energy")
def operator_wants_readings_by_the_clock(context: Context) -> None:
    context.bench.operator.has_set("MeterValuesAlignedData", ENERGY)


@then("the start and the end on {outlet:Outlet} are reported with meter readings")
def session_is_reported_with_readings(context: Context, outlet: Outlet) -> None:
    context.bench.expect(session_has_readings(outlet))


@then("the meter on {outlet:Outlet} did not run backwards between start and end")
def meter_did_not_run_backwards(context: Context, outlet: Outlet) -> None:
    context.bench.expect(energy_adds_up(outlet))


@then("the start on {outlet:Outlet} is reported with a plausible meter reading and time")
def start_is_plausible(context: Context, outlet: Outlet) -> None:
    context.bench.expect(plausible_start(outlet))


@then("readings on {outlet:Outlet} arrive every {seconds:Number} seconds")
def readings_arrive_every(context: Context, outlet: Outlet, seconds: int) -> None:
    context.bench.expect(readings_every(outlet, seconds, tolerance=context.bench.tolerance(seconds)))


@then("readings on {outlet:Outlet} arrive by the clock every {seconds:Number} seconds")
def readings_arrive_by_the_clock(context: Context, outlet: Outlet, seconds: int) -> None:
    context.bench.expect(readings_by_the_clock(outlet, seconds, tolerance=context.bench.tolerance()))


@then("every reading on {outlet:Outlet} tells voltage, current and power")
def every_reading_tells(context: Context, outlet: Outlet) -> None:
    every = context.bench.number_in(INTERVAL)
    context.bench.expect(readings_tell(outlet, (VOLTAGE, CURRENT, POWER), every=every))


@then("power fits voltage and current in every reading on {outlet:Outlet}")
def power_fits_voltage_and_current(context: Context, outlet: Outlet) -> None:
    context.bench.expect(power_fits(outlet, every=context.bench.number_in(INTERVAL)))


@then("the readings on {outlet:Outlet} carry the number that the session was given")
def readings_carry_the_number(context: Context, outlet: Outlet) -> None:
    context.bench.expect(readings_carry_number(outlet, every=context.bench.number_in(INTERVAL)))


@then("no register on {outlet:Outlet} runs backwards")
def no_register_runs_backwards(context: Context, outlet: Outlet) -> None:
    context.bench.expect(never_backwards(outlet, every=context.bench.number_in(INTERVAL)))
