from datetime import date

import pytest

from ocpp_support.reporting.deviations import Declaration

LAST = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("today", "over"), [(date(2026, 2, 28), False), (LAST, False), (date(2026, 3, 2), True)]
)
def test_a_declaration_is_over_after_its_last_day(today: date, over: bool) -> None:
    assert Declaration("old relay", until=LAST).over(today) is over


def test_a_declaration_without_a_last_day_is_never_over() -> None:
    assert Declaration("old relay").over(date.max) is False
    assert Declaration("old relay").last_day == ""


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        (Declaration("old relay"), "old relay"),
        (Declaration("old relay", "https://x.org/1"), "old relay (https://x.org/1)"),
        (Declaration("old relay", until=LAST), "old relay (until 1 March 2026)"),
        (
            Declaration("old relay", "https://x.org/1", LAST),
            "old relay (https://x.org/1, until 1 March 2026)",
        ),
    ],
)
def test_says_what_is_declared(declared: Declaration, said: str) -> None:
    assert declared.in_words == said
