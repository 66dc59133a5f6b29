from ocpp_support.reporting.harmless import harmless


def test_what_a_station_said_moves_no_cursor() -> None:
    assert harmless("a\x1b[2Jb\rc\nd\u202e") == "a�[2Jb�c\nd�"


def test_ordinary_texts_stay_what_they_are() -> None:
    assert harmless("“Größe” → 5 Ω ✓") == "“Größe” → 5 Ω ✓"
