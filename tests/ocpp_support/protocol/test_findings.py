"""Findings of one kind are known as such, whatever the particulars."""

from __future__ import annotations

from ocpp_support.protocol.findings import Finding, Severity


def test_a_finding_says_what_weighs_how_much_by_which_clause() -> None:
    assert str(Finding(Severity.MUST, "OCPP-J 4.2", "it is odd")) == "it is odd (MUST, OCPP-J 4.2)"


def test_the_kind_is_the_rule_or_the_text_without_particulars() -> None:
    one = Finding(Severity.SHOULD, "C", "it calls itself 'CP1' and took 3.5 s, “so”")
    other = Finding(Severity.SHOULD, "C", "it calls itself 'CP 22' and took 12 s, “oh”")
    assert one.kind == other.kind == "C: it calls itself … and took … s, …"
    assert Finding(Severity.SHOULD, "C", "it calls itself 'CP1'", "self").kind == "self"
