"""Restarts: ordered by the operator, and the station's way back."""

from behave import then, when

from ocpp_support.context import Context
from ocpp_support.matchers.resets import leaves_and_connects_again, registers_again


@when("the operator orders a hard reset")
def operator_orders_hard_reset(context: Context) -> None:
    context.bench.operator.resets("Hard")


@when("the operator orders a soft reset")
def operator_orders_soft_reset(context: Context) -> None:
    context.bench.operator.resets("Soft")


@then("the station registers again")
def station_registers_again(context: Context) -> None:
    context.bench.expect(registers_again())


@then("the station leaves and connects again")
def station_leaves_and_connects_again(context: Context) -> None:
    context.bench.expect(leaves_and_connects_again())
