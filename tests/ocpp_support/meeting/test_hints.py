from ocpp_support.doctor.addresses import Address
from ocpp_support.meeting.hints import hints
from ocpp_support.trace.events import Attempted

ADDRESS = Address("192.168.1.20", 9000, "GARAGE-01")


def test_nobody_has_dialled() -> None:
    headline, *rest = hints([ADDRESS], [], 120)

    assert headline == "For 2 minutes nobody has dialled. Look at this, in this order:"
    assert rest == [
        "what is typed into the station is exactly ws://192.168.1.20:9000/GARAGE-01, and is saved there",
        "the station was restarted since: many dial only then",
        "it is set to OCPP 1.6-J (also called JSON or WebSocket), not to SOAP and not to 2.0.1",
        "it is in one network with this machine: open http://192.168.1.20:9000 on a phone in that network, "
        "and the attempt is shown here",
        "no firewall is in between: this machine must let TCP port 9000 come in",
        "`ocpp-acceptance doctor` finds nothing that stands in the way",
    ]


def test_nobody_could_dial() -> None:
    loopback = hints([Address("127.0.0.1", 9000)], [], 120)

    assert (
        loopback[1] == "this program listens for this machine only: start it again with --listen 0.0.0.0:9000"
    )
    assert len(hints([], [], 120)) == len(loopback)


def test_somebody_dialled_in_vain() -> None:
    attempts = [Attempted("", "/", "first", "x"), Attempted("", "/", "it gave no password", "Enter it.")]

    assert hints([ADDRESS], attempts, 420) == (
        "For 7 minutes nobody came in; 2 tried. The last one's trouble: it gave no password.",
        "Enter it.",
    )
