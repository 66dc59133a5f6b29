import io

import pytest
from rich.console import Console

from ocpp_support.doctor.check import Check, ok, problem, warning
from ocpp_support.doctor.list_on_screen import count, show

CHECKS = [
    ok("port", "it is free", "a detail"),
    warning("clock", "it is [odd]", "look at it"),
    problem("address", "there is none", "connect the cable"),
]


def shown(encoding: str) -> str:
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace")
    console = Console(file=out, highlight=False, width=20)
    show(console, CHECKS)
    out.flush()
    return out.buffer.getvalue().decode(encoding)  # type: ignore[attr-defined, no-any-return]


def test_a_line_for_each_and_what_to_do() -> None:
    assert shown("utf-8").splitlines() == [
        "✓ port         it is free",
        "               a detail",
        "! clock        it is [odd]",
        "               → look at it",
        "✗ address      there is none",
        "               → connect the cable",
    ]


def test_plain_signs_where_there_are_no_others() -> None:
    assert shown("cp1252").splitlines() == [
        "ok port         it is free",
        "                a detail",
        "!  clock        it is [odd]",
        "                -> look at it",
        "X  address      there is none",
        "                -> connect the cable",
    ]


@pytest.mark.parametrize(
    ("checks", "said"),
    [
        ([], "Nothing stands in the way; no warning."),
        (CHECKS[:2], "Nothing stands in the way; 1 warning."),
        (CHECKS, "1 problem and 1 warning."),
        (CHECKS[2:] * 2, "2 problems."),
    ],
)
def test_how_many_there_are(checks: list[Check], said: str) -> None:
    assert count(checks) == said
