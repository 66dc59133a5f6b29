"""Mistakes about requests and answers that no criterion looks at."""

from simulator.defects.defect import Kind, unjudged

DEFECTS = (
    unjudged(
        "id-of-another", "gives a heartbeat the id of the request before it", "messages.id-reused", Kind.TWICE
    ),
    unjudged(
        "counts-ids-anew",
        "numbers its requests anew when its line returns",
        "messages.id-reused-later",
        Kind.AFTER_RECONNECT,
    ),
    unjudged(
        "silent-to-change", "does not answer a change that changes nothing", "messages.no-answer", Kind.SILENT
    ),
    unjudged(
        "leaves-at-change",
        "drops the line at a change that changes nothing",
        "messages.left-at-request",
        Kind.TOO_MUCH,
    ),
)
