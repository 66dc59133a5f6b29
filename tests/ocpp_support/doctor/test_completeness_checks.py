from ocpp_support.doctor.completeness_checks import check_completeness
from ocpp_support.doctor.script import Script
from ocpp_support.station.profile import Profile

from .lines import lines, profile

SCRIPT = Script(
    {"error": (3, 10), "error.power_pin": (10,), "firmware": (12,)}, {"ALICE": (6, 7), "BOB": (14,)}
)
WHOLE = {
    "errors": {"connector": ["power_pin"]},
    "cards": {"ALICE": {"tag": "04A1", "looks": "blue"}, "BOB": {"tag": "04A2", "looks": "white"}},
    "firmware": {"version": "2.1", "image": "x.bin"},
}


def test_nothing_is_missing() -> None:
    assert lines(check_completeness(profile(**WHOLE), SCRIPT)) == [
        ("ok", "nothing is missing that the script needs", "")
    ]


def test_errors_that_nobody_can_provoke_are_named_once() -> None:
    assert lines(check_completeness(profile(**{**WHOLE, "errors": {}}), SCRIPT)) == [
        (
            "warning",
            "nobody can provoke an error at a connector here; "
            "what needs it in functions 3 and 10 is not tested",
            "name under [errors] connector what can be provoked at a connector, such as “connector_lock”",
        )
    ]


def test_cards_that_are_not_on_hand() -> None:
    assert lines(check_completeness(profile(**{**WHOLE, "cards": {}}), SCRIPT)) == [
        (
            "problem",
            "there is no card ALICE, which is presented in functions 6 and 7",
            '[cards] ALICE = "…": hold a card to the reader during `wait` to see its tag',
        ),
        (
            "problem",
            "there is no card BOB, which is presented in function 14",
            '[cards] BOB = "…": hold a card to the reader during `wait` to see its tag',
        ),
    ]


def test_a_person_must_be_able_to_tell_cards_apart() -> None:
    cards = {"cards": {"ALICE": "04A1", "BOB": "04A2"}}
    adapter = {"hands": {"by": "http", "url": "http://127.0.0.1:1"}}

    assert lines(check_completeness(profile(**WHOLE | cards), SCRIPT))[0] == (
        "warning",
        "ALICE does not say what it looks like",
        '[cards.ALICE] looks = "the blue one"',
    )
    assert check_completeness(profile(**WHOLE | cards | adapter), SCRIPT)[0].sign == "ok"


def test_firmware_that_is_not_there() -> None:
    assert lines(check_completeness(profile(**{**WHOLE, "firmware": {}}), SCRIPT)) == [
        (
            "warning",
            "the station file names no firmware image; what needs it in function 12 is not tested",
            "name under [firmware] an image that the station takes, and the version that it reports then",
        )
    ]
    without = {**WHOLE, "firmware": {}, "station": {"firmware_update": False}}
    assert check_completeness(profile(**without), SCRIPT)[0].sign == "ok"


def test_firmware_of_no_version() -> None:
    assert lines(check_completeness(profile(**{**WHOLE, "firmware": {"image": "x.bin"}}), SCRIPT)) == [
        (
            "warning",
            "[firmware] names an image and not its version, so function 12 cannot tell whether it came in",
            "name the version that the station reports after the update",
        )
    ]


def test_the_bundled_station_needs_no_cards_and_no_image() -> None:
    bundled = Profile.model_validate({"errors": WHOLE["errors"]})

    assert lines(check_completeness(bundled, SCRIPT))[0][0] == "ok"


def test_without_the_features_nothing_is_known() -> None:
    assert lines(check_completeness(profile(), Script({}, {}))) == [
        (
            "warning",
            "the features are not in this folder, so what they need is not known",
            "start the doctor in the folder of the suite",
        )
    ]
