"""Mistakes about the form of what it sends: frames, JSON, texts, times. No criterion depends on any of it."""

from simulator.defects.defect import Kind, unjudged

DEFECTS = (
    # Frames (OCPP-J 1.6, sections 4.1 and 4.2).
    unjudged("object-for-frame", "sends an object where an array must be", "frame.array"),
    unjudged("quoted-type", "writes the type of a message as a string", "frame.type-as-string"),
    unjudged("type-as-word", "writes the type of a message as a word", "frame.type"),
    unjudged("type-of-its-own", "sends messages of a type of its own", "frame.unknown-type", Kind.TOO_MUCH),
    unjudged("three-elements", "sends a request without its payload", "frame.elements", Kind.SILENT),
    unjudged("no-message-id", "sends a request with null for its id", "frame.id"),
    unjudged("action-as-object", "sends an object for the action", "frame.action"),
    unjudged("payload-as-list", "sends a list for the payload", "frame.payload"),
    unjudged("null-heartbeat", "sends null for an empty payload", "frame.null-payload"),
    unjudged("long-ids", "numbers its heartbeats with 40 digits", "frame.id-length"),
    unjudged("empty-id", "leaves the id of its first request empty", "frame.id-empty", Kind.SILENT),
    unjudged("numbers-for-ids", "writes the ids of its heartbeats as numbers", "frame.id-number"),
    unjudged("numbered-error", "sends an error with a number for its code", "frame.error-code"),
    unjudged("short-error", "sends an error of three elements", "frame.error-elements", Kind.SILENT),
    unjudged("null-details", "sends an error with null for its details", "frame.error-details"),
    unjudged("error-of-its-own", "sends an error with a code of its own", "frame.error-name"),
    unjudged("binary-heartbeat", "sends heartbeats as binary messages", "frame.binary"),
    unjudged("heartbeat-in-pieces", "sends a heartbeat in two WebSocket frames", "frame.pieces"),
    unjudged("ships-its-log", "sends its log of 80 kilobytes in one message", "frame.large", Kind.TOO_MUCH),
    unjudged(
        "two-at-once", "sends a request before the one before it was answered", "frame.in-flight", Kind.EARLY
    ),
    unjudged(
        "compressed-frame",
        "sends a compressed frame after a restart, though nobody agreed on that",
        "frame.compressed",
    ),
    unjudged(
        "reserved-opcode",
        "sends a WebSocket frame after a restart with an opcode that does not exist",
        "frame.websocket",
    ),
    unjudged("latin-1", "writes a sign of a text in Latin-1", "frame.utf-8"),
    # Answers (section 4.1.4).
    unjudged("answers-nobody", "sends an answer to what nobody asked", "frame.foreign-answer", Kind.TOO_MUCH),
    unjudged(
        "answers-twice",
        "answers each time twice when its settings are read",
        "frame.answered-twice",
        Kind.TWICE,
    ),
    unjudged("pads-ids", "answers with a blank before the id", "frame.near-id"),
    unjudged(
        "late-to-change",
        "takes 45 seconds to find that a change changes nothing",
        "frame.late-answer",
        Kind.LATE,
    ),
    # JSON (section 4.1.2).
    unjudged("truncated-frame", "cuts a message off at the end of its buffer", "json.truncated"),
    unjudged("nul-behind-frame", "sends the NUL sign that ends a string", "json.nul", Kind.TOO_MUCH),
    unjudged("missing-value", "sends a member without a value", "json.missing", Kind.SILENT),
    unjudged("not-a-number", "sends NaN for a value", "json.constant"),
    unjudged("single-quotes", "writes strings in single quotes", "json.other"),
    unjudged("endless-nesting", "nests objects hundreds deep", "json.deep", Kind.TOO_MUCH),
    unjudged("connector-twice", "writes a member of an object twice", "json.twice", Kind.TWICE),
    unjudged("tab-in-text", "sends a bare tabulator in a text", "json.escapes"),
    unjudged("half-a-sign", "cuts a text in the middle of a sign", "json.halves"),
    # Payloads, by their schemas.
    unjudged(
        "says-more-than-asked",
        "adds a field of its own to its heartbeats",
        "schema.Heartbeat.AdditionalProperties",
        Kind.TOO_MUCH,
    ),
    unjudged(
        "more-in-answer",
        "adds a field of its own to its list of settings",
        "schema.GetConfiguration.answer.AdditionalProperties",
        Kind.TOO_MUCH,
    ),
    unjudged(
        "vendor-as-number", "writes its vendor's id as a number", "schema.StatusNotification.vendorId.Type"
    ),
    unjudged(
        "long-story",
        "explains an error in more than fifty characters",
        "schema.StatusNotification.info.MaxLength",
        Kind.TOO_MUCH,
    ),
    unjudged(
        "code-of-another-version",
        "calls an error as OCPP 2.0.1 does",
        "schema.StatusNotification.errorCode.Enum",
    ),
    unjudged(
        "wrong-location",
        "calls the place of a reading Socket",
        "schema.MeterValues.meterValue.sampledValue.location.Enum",
    ),
    unjudged(
        "empty-reading",
        "sends a reading without any values",
        "schema.MeterValues.meterValue.sampledValue.MinItems",
        Kind.SILENT,
    ),
    unjudged(
        "no-vendor-at-power-on",
        "leaves its vendor out when it registers after its power came on",
        "schema.BootNotification.Required",
        Kind.SILENT,
    ),
    # Forms that the schemas let pass.
    unjudged(
        "empty-vendor-at-power-on",
        "leaves its vendor empty when it registers after its power came on",
        "form.empty-name.chargePointVendor",
        Kind.SILENT,
    ),
    unjudged("empty-subscriber", "registers with an empty number of its subscriber", "form.empty.imsi"),
    unjudged("machine-talk", "writes JSON where people are to read an error", "form.info-json"),
    unjudged("word-for-number", "tells the value of a sensor that it lacks as n/a", "form.value-no-number"),
    unjudged("empty-signature", "sends a signed value that is empty", "form.value-empty", Kind.SILENT),
    # Times (OCPP 1.6, sections 3.14 and 3.15).
    unjudged("timeless-zone", "stamps its reports without a time zone", "time.no-zone"),
    unjudged("short-offset", "writes the time zone as +00", "time.not-rfc3339"),
    unjudged("uptime-as-time", "stamps its reports with the seconds since its start", "time.none"),
)
