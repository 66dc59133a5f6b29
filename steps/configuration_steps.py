"""Settings that the operator changes, and what a single one reads as."""

from behave import given, then, when

from ocpp_support.context import Context
from ocpp_support.matchers.setting_changes import (
    changes_accepted,
    changes_read_back,
    is_between,
    keeps_value,
    reads,
)


@given("the setting {key:Setting} is {value:Text}")
def setting_is(context: Context, key: str, value: str) -> None:
    context.bench.operator.has_set(key, value)
    context.bench.expect(reads(key, value))


@when("the operator changes the setting {key:Setting} to {value:Text}")
def operator_changes_setting(context: Context, key: str, value: str) -> None:
    context.bench.operator.changes_setting(key, value)


@when("the operator changes every setting that can be changed")
def operator_changes_every_setting(context: Context) -> None:
    context.bench.operator.changes_every_setting()


@then("the setting {key:Setting} keeps its value")
def setting_keeps_its_value(context: Context, key: str) -> None:
    context.bench.operator.reads_settings(key)
    context.bench.expect(keeps_value(key))


@then("the setting {key:Setting} is between {least:Number} and {most:Number}")
def setting_is_between(context: Context, key: str, least: int, most: int) -> None:
    context.bench.expect(is_between(key, least, most))


@then("every change is accepted")
def every_change_is_accepted(context: Context) -> None:
    context.bench.expect(changes_accepted())


@then("every change can be read back")
def every_change_can_be_read_back(context: Context) -> None:
    context.bench.expect(changes_read_back())
