"""Mistakes about the line: how it dials, how it leaves, what it does when the line returns."""

from simulator.defects.defect import Defect, Kind


def _seen(name: str, sentence: str, finding: str, kind: Kind = Kind.WRONG_VALUE) -> Defect:
    """Return a mistake that only the monitor can see."""
    return Defect(name, sentence, kind, findings=(finding,))


DEFECTS = (
    _seen(
        "offers-no-subprotocol", "does not say that it speaks OCPP 1.6", "door.no-subprotocol", Kind.SILENT
    ),
    _seen("offers-ocpp-1.6j", "offers to speak ocpp1.6j", "door.odd-subprotocol"),
    _seen("offers-two-versions", "offers to speak OCPP 2.0.1 as well", "door.subprotocols", Kind.TOO_MUCH),
    _seen("tries-2.0.1-first", "dials for OCPP 2.0.1 first", "door.other-version", Kind.ORDER),
    _seen("two-slashes", "dials an address with two slashes before its identity", "door.slash", Kind.TWICE),
    _seen("identity-twice", "dials an address with its identity twice", "door.identity-twice", Kind.TWICE),
    _seen("encodes-hyphens", "percent-encodes the hyphen in its identity", "door.encoded"),
    _seen(
        "whispers-after-restart",
        "writes its identity in small letters after a restart",
        "door.identity-case",
        Kind.AFTER_RESTART,
    ),
    _seen(
        "leaves-line-open",
        "dials anew after a restart without having closed its connection",
        "connections.two",
        Kind.AFTER_RESTART,
    ),
    _seen(
        "hangs-up",
        "drops its connection without a goodbye when it restarts",
        "connections.unclean",
        Kind.SILENT,
    ),
    _seen(
        "gives-up-silent-line",
        "takes a line for dead on which nothing was said for 55 seconds",
        "connections.idle-close",
        Kind.EARLY,
    ),
    _seen(
        "slow-after-update",
        "takes more than five minutes to start with new firmware",
        "connections.long-away",
        Kind.LATE,
    ),
)
