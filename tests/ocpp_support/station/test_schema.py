"""The published schema is the tables', and knows every station file that comes with the suite."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema_rs
import pytest

from ocpp_support.station.schema import PUBLISHED, schema

from .bundled import bundled_files


def test_the_published_schema_is_up_to_date() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == schema(), "run python -m ocpp_support.station.schema"


@pytest.mark.parametrize("path", bundled_files(), ids=lambda path: path.stem)
def test_a_bundled_file_fits_the_schema_and_names_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("#:schema ./station.schema.json\n")
    jsonschema_rs.validator_for(json.loads(schema())).validate(
        json.loads(json.dumps(tomllib.loads(text), default=str))
    )


def test_a_mistake_does_not_fit() -> None:
    assert not jsonschema_rs.validator_for(json.loads(schema())).is_valid({"sation": {}})
