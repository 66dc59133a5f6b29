"""The operator asks the station how it is; played on the bundled station."""

from __future__ import annotations

import pytest

from ocpp_support.bench import Bench
from ocpp_support.matchers.answers import refused
from ocpp_support.matchers.rhythm import shows_itself_when_asked
from ocpp_support.matchers.statuses import payload_of
from ocpp_support.matchers.triggers import questions, reports_unknown_connector, reports_when_asked
from ocpp_support.vocabulary.nouns import Outlet

EVERY = Outlet(None)


@pytest.fixture
def bench(bench: Bench) -> Bench:
    bench.begin_step("When the operator asks", "when")
    return bench


def test_connectors_are_asked_about_one_after_another(bench: Bench) -> None:
    bench.operator.asks_how_is(EVERY)
    conversation = bench.expect(reports_when_asked(EVERY))
    first, second = questions(conversation)
    reported = [e for e in conversation.until(second) if e.call and e.call.action == "StatusNotification"]
    assert payload_of(first)["connectorId"] == 1
    assert [payload_of(report)["connectorId"] for report in reported] == [1]


def test_a_connector_after_the_last_is_none(bench: Bench) -> None:
    bench.operator.asks_how_no_connector_is()
    bench.expect(refused())
    bench.expect_quiet(reports_unknown_connector())


def test_a_sign_of_life_comes_when_asked_for(bench: Bench) -> None:
    bench.operator.asks_for("Heartbeat")
    bench.expect(shows_itself_when_asked())
