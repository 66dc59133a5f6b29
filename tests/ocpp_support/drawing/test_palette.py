"""Whoever sees few colours, or prints in black, reads a picture all the same."""

from __future__ import annotations

import pytest

from ocpp_support.drawing.palette import (
    CENTRAL,
    DASHES,
    DOUBTFUL,
    DOUBTFUL_FILL,
    GROUND,
    INK,
    PAPER,
    PEOPLE,
    SERIES,
    SOFT,
    STATION,
    STATUS_TONES,
    UNKNOWN,
    VERDICT_TONES,
    WRONG,
    WRONG_FILL,
    status_tone,
    verdict_tone,
)
from ocpp_support.reporting.outcomes import Verdict
from ocpp_support.vocabulary.nouns import Status

TONES = {**STATUS_TONES, **VERDICT_TONES}
LEAST = 4.5
"""WCAG 2.2, success criterion 1.4.3: the least contrast of a text to what is behind it."""


def brightness(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG has it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_status_and_every_verdict_has_a_tone() -> None:
    assert set(STATUS_TONES) == set(Status)
    assert set(VERDICT_TONES) == {str(verdict) for verdict in Verdict}


@pytest.mark.parametrize("name", TONES)
def test_what_is_written_on_a_tone_can_be_read(name: str) -> None:
    assert contrast(TONES[name].ink, TONES[name].fill) >= LEAST


@pytest.mark.parametrize("ink", [INK, SOFT, STATION, CENTRAL, PEOPLE, WRONG, DOUBTFUL])
@pytest.mark.parametrize("ground", [PAPER, GROUND, WRONG_FILL, DOUBTFUL_FILL])
def test_every_ink_can_be_read_on_every_ground(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= LEAST


def test_no_two_statuses_have_one_mark() -> None:
    assert len({tone.mark for tone in STATUS_TONES.values()}) == len(STATUS_TONES)


def test_every_line_of_a_plot_has_its_dashes() -> None:
    assert len(DASHES) == len(SERIES)


def test_what_is_no_status_and_no_verdict_is_shown_as_such() -> None:
    assert [status_tone(said) for said in ("Broken", 7, None, ["Charging"])] == [UNKNOWN] * 4
    assert verdict_tone({}) is UNKNOWN
    assert status_tone("Charging") is STATUS_TONES[Status.CHARGING]
    assert verdict_tone("failed") is VERDICT_TONES["failed"]
