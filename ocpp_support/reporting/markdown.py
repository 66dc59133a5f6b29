"""A run in Markdown, as GitHub and GitLab show it: the rows, then what went wrong, then what was noticed.

Owns that nothing a station says is taken for Markdown or HTML, calls a person's name or is longer than a
comment on a pull request may be. The words are the form's.
"""

import re
from collections.abc import Iterable, Iterator

from ocpp_support.reporting.findings import weighty, where
from ocpp_support.reporting.outcomes import Verdict
from ocpp_support.reporting.record import Record
from ocpp_support.reporting.sections.cover import cover_of
from ocpp_support.reporting.sections.looks import MARKS, RUN_TONES
from ocpp_support.reporting.sections.wording import counted, printable

LONGEST = 60_000
"""Characters. A comment on GitHub holds 65 536, a page of a step a million."""

ROWS_END = "<!-- the rows end here -->"
"""Stands after the rows: whoever wants no more cuts here."""

LONGEST_TEXT = 40
"""Lines of a failure's text; all of them are in the reports."""

_ACTIVE = re.compile(r"[&<>\\`*\[\]|~!$]|(?<!\w)_|_(?!\w)|[@#](?=\w)")
_PARTED = "@#"
"""Before a word these call a person, or point at an issue, however they are written: the two are parted."""

_SIGNS = {"good": "✓", "bad": "✗", "open": "?"}
_RED = {Verdict.FAILED: "What failed", Verdict.INCONCLUSIVE: "What could not be judged"}


def as_markdown(record: Record) -> str:
    """Return a run in Markdown."""
    cover = printable(cover_of(record))
    written = "\n\n".join((_head(record, cover["title"]), _rows(record), ROWS_END))
    left = 0
    for block in (*_details(record), f"<sub>{plain(cover['run']['line'])}</sub>"):
        if len(written) + len(block) > LONGEST:
            left += 1
        else:
            written += f"\n\n{block}"
    return f"{written}\n" + ("\nMore than fits here is in the reports.\n" if left else "")


def plain(text: str) -> str:
    """Return a text that Markdown and HTML show as it is, in one line."""
    line = "".join(one if one.isprintable() else "�" for one in " ".join(text.split()))
    return _ACTIVE.sub(lambda found: _inert(found[0]), line)


def _inert(sign: str) -> str:
    return f"{sign}&#8203;" if sign in _PARTED else f"&#{ord(sign)};"


def fenced(text: str) -> str:
    """Return a text as a block of code, whatever is in it."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    shown = "".join(one if one.isprintable() or one == "\n" else "�" for one in text)
    return f"{fence}text\n{shown.rstrip()}\n{fence}"


def _head(record: Record, title: str) -> str:
    verdict, station = record["verdict"], record["station"]
    known = {
        "Station": station["identity"],
        "Serial number": station["serial"],
        "Firmware": station["firmware"],
    }
    lines = [
        f"## {_SIGNS[RUN_TONES[verdict]]} {verdict.capitalize()}: {plain(title)}",
        " · ".join(f"{what} {plain(said)}" for what, said in known.items() if said),
        *(f"**{plain(reason)}**" for reason in record.get("reasons", [])),
        counted(record["counts"]),
    ]
    return "\n\n".join(line for line in lines if line)


def _rows(record: Record) -> str:
    return _table(("#", "Function", "Verdict", "Result"), map(_row, record["functions"]))


def _row(row: Record) -> tuple[str, str, str, str]:
    judged = f"{MARKS[Verdict(row['verdict'])][0]} {row['verdict']}"
    # In one line each, as the results take all the room that they are given.
    title, verdict = (plain(words).replace(" ", "&nbsp;") for words in (row["title"], judged))
    return str(row["number"]), title, verdict, plain(row["result"])


def _details(record: Record) -> Iterator[str]:
    """Yield what there is to say besides the rows, block by block."""
    for verdict, title in _RED.items():
        red = [one for one in record.get("scenarios", []) if one["status"] == verdict]
        if red:
            yield f"### {title}"
            yield from map(_scenario, sorted(red, key=lambda one: one["level"] != "must"))
    yield from _known_deviations(record)
    yield from _findings(record)
    if remarks := record.get("remarks", []):
        yield "### Remarks"
        yield "\n".join(f"- {plain(remark)}" for remark in remarks)


def _scenario(scenario: Record) -> str:
    lines = scenario["message"].splitlines()
    more = f"\n… {len(lines) - LONGEST_TEXT} more lines in the reports" if len(lines) > LONGEST_TEXT else ""
    text = fenced("\n".join(lines[:LONGEST_TEXT]) + more)
    level = f"{', '.join(scenario['criteria'])} {scenario['level']}".strip()
    name = scenario["label"] or scenario["name"]
    return f"<details><summary>{plain(name)} ({plain(level)})</summary>\n\n{text}\n\n</details>"


def _known_deviations(record: Record) -> Iterator[str]:
    known = [
        f"- {one['id']} {plain(one['text'])}<br>{plain(one['remark'])}"
        for row in record["functions"]
        for one in row["criteria"]
        if one["verdict"] == Verdict.KNOWN
    ]
    if known:
        yield "### Known deviations"
        yield "\n".join(known)


def _findings(record: Record) -> Iterator[str]:
    findings = weighty(record.get("findings", []))
    if findings:
        yield "### What the monitor noticed"
        yield _table(("Severity", "Finding", "Clause", "Times", "Where"), map(_finding, findings))


def _finding(one: Record) -> tuple[str, ...]:
    said = (one["severity"], one["text"], one["clause"], str(one["count"]), where(one))
    return tuple(plain(words) for words in said)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (heads, ("---",) * len(heads), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
