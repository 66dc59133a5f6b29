"""The matrix as ``defects.json``, for machines and for whoever wants to compare two of them.

Its shape::

    schema      1
    suite       {name, version}
    complete    whether every case that was asked for has run
    figures     defects, good_models, caught, survived, undeclared, false_alarms, poor_texts, broken: numbers
    criteria    [{id, function, text, implied, red_by, own, kinds}]: the script, and by how many defects each
                criterion was turned red, for how many of them it is their own, in how many ways those err
    cases       [{name, good, sentence, subject, kind, station, beyond, because,
                  declared: {criteria: [id], findings: [rule]},
                  fate: "caught" | "text says too little" | "undeclared" | "caught in part" | "survived" |
                        "broken",
                  seconds, trouble: why the run is broken, or "",
                  cells: {id: "failed" | "remark" | "broken" | "passed" | "not tested"},
                  missed, undeclared: [{of: id or rule, text}],
                  texts: [{criteria: [id], scenario, level, text, lacks: [what a reader would miss]}],
                  findings: as in acceptance.json}]
"""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ocpp_support.kill_matrix.judging import Judged
from ocpp_support.kill_matrix.matrix import Matrix
from ocpp_support.reporting.record import SUITE

SCHEMA = 1


def write_json(matrix: Matrix, path: Path) -> None:
    """Write the matrix."""
    path.write_text(json.dumps(as_json(matrix), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def as_json(matrix: Matrix) -> dict[str, Any]:
    """Return the matrix as it is written."""
    return {
        "schema": SCHEMA,
        "suite": {"name": SUITE, "version": version(SUITE)},
        "complete": matrix.complete,
        "figures": asdict(matrix.figures),
        "criteria": [
            {
                "id": one.id,
                "function": function.number,
                "text": one.text,
                "implied": one.implied,
                **asdict(matrix.attacks_on(one.id)),
            }
            for function in matrix.functions
            for one in function.criteria
        ],
        "cases": [_case(one) for one in matrix.cases],
    }


def _case(one: Judged) -> dict[str, Any]:
    case = one.case
    return {
        "name": case.name,
        "good": case.good,
        "sentence": case.sentence,
        "subject": case.subject,
        "kind": case.kind,
        "station": case.station,
        "beyond": case.beyond,
        "because": case.because,
        "declared": {"criteria": case.criteria, "findings": case.findings},
        "fate": one.fate,
        "seconds": round(one.seconds, 1),
        "trouble": one.trouble,
        "cells": dict(one.cells),
        "missed": [asdict(difference) for difference in one.missed],
        "undeclared": [asdict(difference) for difference in one.undeclared],
        "texts": [{**asdict(text), "lacks": text.lacks} for text in one.texts],
        "findings": one.findings,
    }
