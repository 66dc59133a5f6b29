"""The sixteen rows of the form, and the criteria behind each. Pure."""

from typing import Any

from ocpp_support.reporting.record import Record
from ocpp_support.reporting.sections.looks import look


def rows_of(record: Record) -> list[dict[str, Any]]:
    """Return a row for each function."""
    return [
        {
            "number": row["number"],
            "title": row["title"],
            "section": row.get("section", ""),
            "verdict": row["verdict"],
            "result": row["result"],
            "remark": row.get("remark", ""),
            **look(row["verdict"]),
            "criteria": [_criterion(one) for one in row["criteria"]],
        }
        for row in record["functions"]
    ]


def _criterion(one: Record) -> dict[str, Any]:
    declared = one.get("deviation") or {}
    return {
        "id": one["id"],
        "text": one["text"],
        "implied": one["implied"],
        "verdict": one["verdict"],
        "remark": one["remark"],
        "link": declared.get("link", ""),
        **look(one["verdict"]),
        "scenarios": [_scenario(scenario) for scenario in one["scenarios"]],
    }


def _scenario(one: Record) -> dict[str, Any]:
    return {
        "name": one["name"],
        "level": one["level"],
        "verdict": one["status"],
        "message": one["message"],
        **look(one["status"]),
    }
