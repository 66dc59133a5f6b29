from ocpp_support.reporting.outcomes import Verdict
from ocpp_support.reporting.sections.looks import MARKS, SHADES, look


def test_a_failed_verdict_has_a_sign_of_its_own() -> None:
    signs = [mark for verdict, (mark, _) in MARKS.items() if verdict not in (Verdict.PASSED, Verdict.REMARK)]

    assert set(MARKS) == set(Verdict)
    assert len(set(signs)) == len(signs)
    assert MARKS[Verdict.PASSED][0] not in signs


def test_what_has_passed_stays_plain() -> None:
    assert look("passed")["shade"] == "FFFFFF"
    assert look("failed")["shade"] == SHADES["bad"]
