"""How the station answers the operator's orders."""

from behave import then

from ocpp_support.context import Context
from ocpp_support.matchers.answers import answered, refused
from ocpp_support.vocabulary.nouns import Answer


@then("the station answers {answer:Answer}")
def station_answers(context: Context, answer: Answer) -> None:
    context.bench.expect(answered(answer))


@then("the station refuses")
def station_refuses(context: Context) -> None:
    context.bench.expect(refused())
