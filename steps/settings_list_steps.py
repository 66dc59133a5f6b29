"""The list of settings that the station gives."""

from behave import given, then, when

from ocpp_support.context import Context
from ocpp_support.matchers.configuration import (
    does_not_know,
    lists_each_setting_once,
    lists_required_settings,
    lists_settings,
    lists_settings_of_claimed_profiles,
    same_by_itself,
    values_of_their_kind,
)


@given("the operator has read all settings")
def operator_has_read_all_settings(context: Context) -> None:
    context.bench.operator.reads_settings()
    context.bench.expect(lists_settings())


@when("the operator reads all settings")
def operator_reads_all_settings(context: Context) -> None:
    context.bench.operator.reads_settings()


@when("the operator reads the setting {key:Setting}")
def operator_reads_the_setting(context: Context, key: str) -> None:
    context.bench.operator.reads_settings(key)


@when("the operator reads every setting by itself")
def operator_reads_every_setting_by_itself(context: Context) -> None:
    context.bench.operator.reads_every_setting_by_itself()


@then("the station lists its settings")
def station_lists_its_settings(context: Context) -> None:
    context.bench.expect(lists_settings())


@then("every setting is listed once and says whether it can be changed")
def every_setting_is_listed_once(context: Context) -> None:
    context.bench.expect(lists_each_setting_once())


@then("the list has every setting that a station must have")
def list_has_every_setting_that_a_station_must_have(context: Context) -> None:
    context.bench.expect(lists_required_settings())


@then("every setting is the same as in the list")
def every_setting_is_the_same_as_in_the_list(context: Context) -> None:
    context.bench.expect(same_by_itself())


@then("the station does not know the setting {key:Setting}")
def station_does_not_know_the_setting(context: Context, key: str) -> None:
    context.bench.expect(does_not_know(key))


@then("the list has the settings of every feature profile that the station claims")
def list_has_the_settings_of_every_feature_profile(context: Context) -> None:
    context.bench.expect(lists_settings_of_claimed_profiles())


@then("every standard setting has a value of its kind")
def every_standard_setting_has_a_value_of_its_kind(context: Context) -> None:
    context.bench.expect(values_of_their_kind())
