"""The JSON Schema of station files, for editors that help to write one.

Made from the tables; written by ``python -m ocpp_support.station.schema``.
"""

from __future__ import annotations

import json

from ocpp_support.station.profile import Profile
from ocpp_support.station.station_file import BUNDLED

PUBLISHED = BUNDLED / "station.schema.json"


def schema() -> str:
    """Return the schema as text."""
    described = Profile.model_json_schema()
    described |= {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Station file",
        "description": "One charge station under test: what is declared of it, and how it is reached.",
    }
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PUBLISHED.write_text(schema(), encoding="utf-8")
