"""Rows that are alike told in one, what was put back told in one, and long silences told at all. Pure.

Nothing that came in place of what was wanted is ever folded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from ocpp_support.drawing.sequence.row import Kind, Part, Pill, Reply, Row, Weight
from ocpp_support.drawing.sequence.values import count, seconds

SILENCE = 15.0
"""Seconds after which it is said that nothing was said."""

MOST_ROWS = 420
"""So many rows are drawn; of more, those in the middle are left out, but for what is wrong."""

MOST_NAMED = 6
OFTEN, STEADY = 0.9, 0.1
"""Of the times between, that part is within a tenth of what is usual where something comes at an interval."""


def folded(rows: list[Row]) -> list[Row]:
    """Return fewer rows that tell the same."""
    shorter = _with_little_put_back([*_series_in_one(rows)])
    return _no_more_than_can_be_read([*_with_silences(shorter)])


def _series_in_one(rows: list[Row]) -> Iterator[Row]:
    for in_series, together in groupby(rows, key=_is_of_a_series):
        run = [*together]
        yield from _fold(run) if in_series else run


def _is_of_a_series(row: Row) -> bool:
    return row.series is not None and row.weight is not Weight.WRONG


def _fold(run: list[Row]) -> Iterator[Row]:
    """Yield the rows of a run with those of one series in one, where the first of them stood."""
    alike: dict[object, list[Row]] = {}
    for row in run:
        alike.setdefault(_key(row), []).append(row)
    for row in run:
        same = alike[_key(row)]
        if not _can_be_one(same):
            yield row
        elif same[0] is row:
            yield _one_of(same)


def _key(row: Row) -> object:
    return row.series.key if row.series else "", row.part, row.notes


def _can_be_one(rows: list[Row]) -> bool:
    series = rows[0].series
    return series is not None and len(rows) >= series.least and _all_differ(rows)


def _all_differ(rows: list[Row]) -> bool:
    """Tell whether rows that have names have each another."""
    names = [row.series.name for row in rows if row.series and row.series.name]
    return len({*names}) == len(names)


def _one_of(rows: list[Row]) -> Row:
    first, last = rows[0], rows[-1]
    told = [first.series.common if first.series else "", _often(rows), _named(rows), _course(rows)]
    return replace(
        first,
        title=f"{first.title} ×{len(rows)}",
        words=", ".join(one for one in told if one),
        times=len(rows),
        until=last.at,
        pill=_pill_of(rows),
        reply=_reply_of(rows),
    )


def _pill_of(rows: list[Row]) -> Pill | None:
    pill, places = rows[0].pill, {row.pill.place for row in rows if row.pill}
    return replace(pill, place=f"{len(places)} ×") if pill and len(places) > 1 else pill


def _reply_of(rows: list[Row]) -> Reply | None:
    reply, texts = rows[0].reply, {row.reply.text for row in rows if row.reply}
    return replace(reply, took=None, text=reply.text if len(texts) == 1 else "") if reply else None


def _often(rows: list[Row]) -> str:
    """Say in which rhythm rows came."""
    between = [later.at - earlier.at for earlier, later in pairwise(rows)]
    usual, passed = median(between), rows[-1].at - rows[0].at
    steady = sum(abs(one - usual) <= max(usual * STEADY, 0.5) for one in between) >= len(between) * OFTEN
    if usual >= 1 and steady:
        return f"every {seconds(usual)}"
    return f"within {seconds(passed)}" if passed >= 1 else ""


def _named(rows: list[Row]) -> str:
    names = [row.series.name for row in rows if row.series and row.series.name]
    if not names:
        return ""
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"one by one: {', '.join(names[:MOST_NAMED])}{more}"


def _course(rows: list[Row]) -> str:
    figures = [row.series.figure for row in rows if row.series and row.series.figure]
    if not figures:
        return ""
    return figures[0] if figures[0] == figures[-1] else f"{figures[0]} → {figures[-1]}"


def _with_little_put_back(rows: list[Row]) -> list[Row]:
    """Return the rows with all that was put back in one, where all of that went well."""
    before = [row for row in rows if row.part is not Part.AFTER]
    after = [row for row in rows if row.part is Part.AFTER]
    said = [row for row in after if row.kind is not Kind.STEP]
    if any(_is_remarkable(row) for row in said):
        return rows
    heading = [row for row in after if row.kind is Kind.STEP][:1]
    if not said:
        return before
    what = Counter(_short(row) for row in said for _ in range(row.times))
    words = ", ".join(f"{name} ×{times}" if times > 1 else name for name, times in what.most_common(8))
    row = Row(Kind.EVENT, said[0].at, Part.AFTER, words=words, moment=said[0].moment, times=len(said))
    return [*before, *heading, row]


def _is_remarkable(row: Row) -> bool:
    reply = row.reply
    failed = reply is not None and reply.weight is not Weight.PLAIN
    return row.weight is not Weight.PLAIN or failed or any(note.weight is Weight.WRONG for note in row.notes)


def _short(row: Row) -> str:
    return (row.title or row.words).partition(" ×")[0].rstrip(":")


def _with_silences(rows: list[Row]) -> Iterator[Row]:
    now, part = None, Part.GIVEN
    for row in rows:
        if now is not None and row.at - now >= SILENCE:
            yield Row(Kind.SILENCE, now, part, words=f"{seconds(row.at - now)} of silence")
        yield row
        now, part = max(row.at, row.until, now or row.at), row.part


def _no_more_than_can_be_read(rows: list[Row]) -> list[Row]:
    if len(rows) <= MOST_ROWS:
        return rows
    end = len(rows) - MOST_ROWS // 2
    return [
        *rows[: MOST_ROWS // 2],
        *_middle(rows[MOST_ROWS // 2 : end]),
        *rows[end:],
    ]


def _middle(rows: Iterable[Row]) -> Iterator[Row]:
    kept = 0
    for wrong, run in groupby(rows, key=lambda row: row.weight is Weight.WRONG):
        left = list(run)
        if wrong:
            yield from left[: max(0, MOST_ROWS // 4 - kept)]
            kept += len(left)
        else:
            yield Row(
                Kind.SILENCE, left[0].at, left[0].part, words=f"{count(len(left), 'row')} left out here"
            )
