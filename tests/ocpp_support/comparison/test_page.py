from ocpp_support.comparison.compare import compare
from ocpp_support.comparison.kept_run import Judged
from ocpp_support.comparison.page import comparison_page
from tests.ocpp_support.comparison.runs import kept


def test_each_kind_has_a_sign_and_a_heading_of_its_own_and_none_is_empty() -> None:
    old = kept(criteria={"1.1": Judged("passed"), "2.1": Judged("failed", "no light", "Light.")})
    new = kept(criteria={"1.1": Judged("failed"), "2.1": Judged("passed")}, suite="0.2.0")

    page = comparison_page(compare(old, new))

    for sign, heading in (("✗", "Worse: 1"), ("✓", "Better: 1"), ("~", "Changed: 1")):
        assert f">{sign}</span>{heading}</h2>" in page
    assert "2.1 Light." in page
    assert "no light" in page
    assert "Worse" not in comparison_page(compare(new, new))
