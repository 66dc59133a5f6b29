"""Mistakes about the form of what it sends: frames, JSON, texts, times. No criterion depends on any of it."""

from simulator.defects.defect import Defect, Kind


def _seen(name: str, sentence: str, finding: str, kind: Kind = Kind.WRONG_VALUE) -> Defect:
    """Return a mistake that only the monitor can see."""
    return Defect(name, sentence, kind, findings=(finding,))


DEFECTS = (
    # Frames (OCPP-J 1.6, sections 4.1 and 4.2).
    _seen("object-for-frame", "sends an object where an array must be", "frame.array"),
    _seen("quoted-type", "writes the type of a message as a string", "frame.type-as-string"),
    _seen("type-as-word", "writes the type of a message as a word", "frame.type"),
    _seen("type-of-its-own", "sends messages of a type of its own", "frame.unknown-type", Kind.TOO_MUCH),
    _seen("three-elements", "sends a request without its payload", "frame.elements", Kind.SILENT),
    _seen("no-message-id", "sends a request with null for its id", "frame.id"),
    _seen("action-as-object", "sends an object for the action", "frame.action"),
    _seen("payload-as-list", "sends a list for the payload", "frame.payload"),
    _seen("null-heartbeat", "sends null for an empty payload", "frame.null-payload"),
    _seen("long-ids", "numbers its heartbeats with 40 digits", "frame.id-length"),
    _seen("empty-id", "leaves the id of its first request empty", "frame.id-empty", Kind.SILENT),
    _seen("numbers-for-ids", "writes the ids of its heartbeats as numbers", "frame.id-number"),
    _seen("numbered-error", "sends an error with a number for its code", "frame.error-code"),
    _seen("short-error", "sends an error of three elements", "frame.error-elements", Kind.SILENT),
    _seen("null-details", "sends an error with null for its details", "frame.error-details"),
    _seen("error-of-its-own", "sends an error with a code of its own", "frame.error-name"),
    _seen("binary-heartbeat", "sends heartbeats as binary messages", "frame.binary"),
    _seen("heartbeat-in-pieces", "sends a heartbeat in two WebSocket frames", "frame.pieces"),
    _seen("ships-its-log", "sends its log of 80 kilobytes in one message", "frame.large", Kind.TOO_MUCH),
    _seen(
        "two-at-once", "sends a request before the one before it was answered", "frame.in-flight", Kind.EARLY
    ),
    _seen("compressed-frame", "sends a compressed frame though nobody agreed on that", "frame.compressed"),
    _seen("reserved-opcode", "sends a WebSocket frame with an opcode that does not exist", "frame.websocket"),
    _seen("latin-1", "writes a sign of a text in Latin-1", "frame.utf-8"),
    # Answers (section 4.1.4).
    _seen("answers-nobody", "sends an answer to what nobody asked", "frame.foreign-answer", Kind.TOO_MUCH),
    _seen(
        "answers-twice",
        "answers each time twice when its settings are read",
        "frame.answered-twice",
        Kind.TWICE,
    ),
    _seen("pads-ids", "answers with a blank before the id", "frame.near-id"),
    _seen(
        "late-to-change",
        "takes 45 seconds to find that a change changes nothing",
        "frame.late-answer",
        Kind.LATE,
    ),
    # JSON (section 4.1.2).
    _seen("truncated-frame", "cuts a message off at the end of its buffer", "json.truncated"),
    _seen("nul-behind-frame", "sends the NUL sign that ends a string", "json.nul", Kind.TOO_MUCH),
    _seen("missing-value", "sends a member without a value", "json.missing", Kind.SILENT),
    _seen("not-a-number", "sends NaN for a value", "json.constant"),
    _seen("single-quotes", "writes strings in single quotes", "json.other"),
    _seen("endless-nesting", "nests objects hundreds deep", "json.deep", Kind.TOO_MUCH),
    _seen("connector-twice", "writes a member of an object twice", "json.twice", Kind.TWICE),
    _seen("tab-in-text", "sends a bare tabulator in a text", "json.escapes"),
    _seen("half-a-sign", "cuts a text in the middle of a sign", "json.halves"),
    # Payloads, by their schemas.
    _seen(
        "says-more-than-asked",
        "adds a field of its own to its heartbeats",
        "schema.Heartbeat.AdditionalProperties",
        Kind.TOO_MUCH,
    ),
    _seen(
        "more-in-answer",
        "adds a field of its own to its list of settings",
        "schema.GetConfiguration.answer.AdditionalProperties",
        Kind.TOO_MUCH,
    ),
    _seen(
        "vendor-as-number", "writes its vendor's id as a number", "schema.StatusNotification.vendorId.Type"
    ),
    _seen(
        "long-story",
        "explains an error in more than fifty characters",
        "schema.StatusNotification.info.MaxLength",
        Kind.TOO_MUCH,
    ),
    _seen(
        "code-of-another-version",
        "calls an error as OCPP 2.0.1 does",
        "schema.StatusNotification.errorCode.Enum",
    ),
    _seen(
        "wrong-location",
        "calls the place of a reading Socket",
        "schema.MeterValues.meterValue.sampledValue.location.Enum",
    ),
    _seen(
        "empty-reading",
        "sends a reading without any values",
        "schema.MeterValues.meterValue.sampledValue.MinItems",
        Kind.SILENT,
    ),
    _seen(
        "forgets-vendor-when-told-to-wait",
        "leaves its vendor out when it registers once more",
        "schema.BootNotification.Required",
        Kind.SECOND_TIME,
    ),
    # Forms that the schemas let pass.
    _seen(
        "empty-vendor-when-told-to-wait",
        "leaves its vendor empty when it registers once more",
        "form.empty-name.chargePointVendor",
        Kind.SECOND_TIME,
    ),
    _seen("empty-subscriber", "registers with an empty number of its subscriber", "form.empty.imsi"),
    _seen("machine-talk", "writes JSON where people are to read an error", "form.info-json"),
    _seen("word-for-number", "tells the value of a sensor that it lacks as n/a", "form.value-no-number"),
    _seen("empty-signature", "sends a signed value that is empty", "form.value-empty", Kind.SILENT),
    # Times (OCPP 1.6, sections 3.14 and 3.15).
    _seen("timeless-zone", "stamps its reports without a time zone", "time.no-zone"),
    _seen("short-offset", "writes the time zone as +00", "time.not-rfc3339"),
    _seen("uptime-as-time", "stamps its reports with the seconds since its start", "time.none"),
)
