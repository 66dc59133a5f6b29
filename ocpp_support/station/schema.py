"""The JSON Schema of station files, for editors that help to write one.

Made from the tables; written by ``python -m ocpp_support.station.schema``.
"""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ocpp_support.station.bundled import BUNDLED
from ocpp_support.station.profile import Profile
from ocpp_support.station.table import Table

PUBLISHED = BUNDLED / "station.schema.json"


def schema() -> str:
    """Return the schema as text."""
    described = Profile.model_json_schema()
    tables: dict[str, Any] = {Profile.__name__: described, **described["$defs"]}
    for table in Table.__subclasses__():
        if table.__name__ not in tables:  # Others' files have tables too.
            continue
        properties = tables[table.__name__]["properties"]
        for key, text in _docstrings(table):
            properties[key] = dict(sorted({**properties[key], "description": text}.items()))
    described |= {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Station file",
        "description": "One charge station under test: what is declared of it, and how it is reached.",
    }
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"


def _docstrings(table: type[Table]) -> Iterator[tuple[str, str]]:
    """Yield what is written below the fields of a table.

    pydantic can do that as it makes a table, and then whoever uses one waits for it.
    """
    [made] = ast.parse(textwrap.dedent(inspect.getsource(table))).body
    for field, below in pairwise(made.body if isinstance(made, ast.ClassDef) else ()):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=key)), ast.Expr(value=ast.Constant(value=str(text))):
                yield key, inspect.cleandoc(text)


if __name__ == "__main__":
    PUBLISHED.write_text(schema(), encoding="utf-8")
