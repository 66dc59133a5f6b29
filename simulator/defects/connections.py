"""Mistakes about the line: how it dials, how it leaves, what it does when the line returns."""

from simulator.defects.defect import Kind, unjudged

DEFECTS = (
    unjudged(
        "offers-no-subprotocol", "does not say that it speaks OCPP 1.6", "door.no-subprotocol", Kind.SILENT
    ),
    unjudged("offers-ocpp-1.6j", "offers to speak ocpp1.6j", "door.odd-subprotocol"),
    unjudged("offers-two-versions", "offers to speak OCPP 2.0.1 as well", "door.subprotocols", Kind.TOO_MUCH),
    unjudged("tries-2.0.1-first", "dials for OCPP 2.0.1 first", "door.other-version", Kind.ORDER),
    unjudged(
        "two-slashes", "dials an address with two slashes before its identity", "door.slash", Kind.TWICE
    ),
    unjudged("identity-twice", "dials an address with its identity twice", "door.identity-twice", Kind.TWICE),
    unjudged("encodes-hyphens", "percent-encodes the hyphen in its identity", "door.encoded"),
    unjudged(
        "whispers-after-restart",
        "writes its identity in small letters after a restart",
        "door.identity-case",
        Kind.AFTER_RESTART,
    ),
    unjudged(
        "leaves-line-open",
        "dials anew after a restart without having closed its connection",
        "connections.two",
        Kind.AFTER_RESTART,
    ),
    unjudged(
        "hangs-up",
        "drops its connection without a goodbye when it restarts",
        "connections.unclean",
        Kind.SILENT,
    ),
    unjudged(
        "gives-up-silent-line",
        "takes a line for dead on which nothing was said for 55 seconds",
        "connections.idle-close",
        Kind.EARLY,
    ),
    unjudged(
        "slow-after-update",
        "takes more than five minutes to start with new firmware",
        "connections.long-away",
        Kind.LATE,
    ),
)
