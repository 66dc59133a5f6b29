from ocpp_support.doctor.check import Sign, ok, problem, warning


def test_the_signs() -> None:
    assert ok("port", "it is free", "a detail").sign is Sign.OK
    assert warning("port", "it is odd", "look").sign is Sign.WARNING
    assert problem("port", "it is taken", "free it").sign is Sign.PROBLEM


def test_for_machines() -> None:
    assert problem("port", "it is taken", "free it", "by another").as_json() == {
        "about": "port",
        "sign": "problem",
        "found": "it is taken",
        "remedy": "free it",
        "details": ["by another"],
    }


def test_a_login_in_an_address_is_not_told() -> None:
    check = warning("hands", "http://me:s3cret@host is slow", "see ws://h/?token=s3cret", "/a?key=s3cret")
    assert "s3cret" not in str(check.as_json())
