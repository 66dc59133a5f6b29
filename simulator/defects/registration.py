"""Mistakes about starting up and registering."""

from simulator.defects.defect import Defect, Kind

DEFECTS = (
    Defect(
        "nameless",
        "registers without the name of its model",
        Kind.SILENT,
        ("1.1",),
        findings=("form.empty-name.chargePointModel",),
    ),
    Defect(
        "talks-before-admission",
        "reports its connectors before it is admitted",
        Kind.EARLY,
        ("1.1",),
        findings=("registration.talks-before", "registration.talks-while-waiting"),
        beyond=True,
    ),
    Defect(
        "changing-serial",
        "says another serial number at every start",
        Kind.AFTER_RESTART,
        ("1.1",),
        beyond=True,
    ),
    Defect("no-serial", "registers without its serial number", Kind.SILENT, ("1.2",)),
    Defect(
        "long-serial",
        "registers with a serial number that is too long",
        Kind.WRONG_VALUE,
        ("1.2",),
        findings=("schema.BootNotification.chargePointSerialNumber.MaxLength",),
        beyond=True,
    ),
    Defect("blank-vendor", "registers with blanks for the name of its vendor", Kind.WRONG_VALUE, ("1.1",)),
    Defect(
        "forgets-vendor-when-told-to-wait",
        "leaves its vendor out when it registers once more",
        Kind.SECOND_TIME,
        ("1.1",),
        findings=("schema.BootNotification.Required",),
        beyond=True,
    ),
    Defect(
        "serial-only-at-power-on",
        "leaves its serial number out when it registers after a reset",
        Kind.AFTER_RESTART,
        ("1.2",),
    ),
    Defect(
        "registers-before-modem",
        "registers before its modem has told it the number of the SIM card",
        Kind.EARLY,
        ("1.2",),
    ),
    Defect(
        "empty-sim-card",
        "registers with an empty number of its SIM card",
        Kind.WRONG_VALUE,
        ("1.2",),
        findings=("form.empty.iccid",),
    ),
    Defect(
        "greets-before-it-registers",
        "says that it lives before it registers, when its power came on",
        Kind.EARLY,
        findings=("registration.talks-before",),
    ),
    Defect(
        "registers-at-every-return",
        "registers again whenever its line returns",
        Kind.AFTER_RECONNECT,
        findings=("registration.repeated",),
    ),
    Defect(
        "forgets-itself-after-update",
        "does not report itself after it has started with new firmware",
        Kind.AFTER_RESTART,
        findings=("registration.statuses-missing",),
    ),
)
