"""A case says what was wanted, what came, by which clause, and how to see it again."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ocpp_support.defect_pack.case import MOST_SLIPS, Case, case_of

from ..exports.play import Play
from .failing import FEATURE, LABEL, MESSAGE, NAME, outcome, record, scene

SLIPS = {"3.2": [("silent", "says nothing"), ("late", "is late")], "4.1": [("empty", "has no list")]}


def case() -> Case:
    return case_of(record(), outcome(), scene(), SLIPS)


def test_it_is_known_by_what_the_trace_tells() -> None:
    assert (case().name, case().feature) == (NAME, FEATURE)
    assert case().expected == "connector 1 to be reported Unavailable"
    assert case().came == "no status of connector 1 was reported"
    assert case().since == MESSAGE.partition("\n")[0]
    assert case().steps[-1] == "Then connector 1 becomes Unavailable"
    assert case().level.startswith("MUST: ")


def test_it_has_what_the_record_says_of_its_criteria_and_no_others() -> None:
    assert case().criteria == (("3.2", "It becomes Unavailable."),)
    assert case().clause == "OCPP 1.6 edition 2, section 5.2"
    assert [one["rule"] for one in case().findings] == ["statuses.silent"]
    assert [one["reason"] for one in case().deviations] == ["they know"]
    assert case().slips == (("silent", "says nothing"), ("late", "is late"))


def test_without_a_trace_the_text_of_the_failure_must_do() -> None:
    bare = replace(case(), scene=None)
    assert bare.expected == "connector 1 to be reported Unavailable"
    assert bare.came == "no status of connector 1 was reported\nit is silent"
    assert bare.steps == []


def test_a_failure_in_other_words_is_told_as_it_is() -> None:
    odd = replace(case(), scene=None, outcome=outcome(message="Something else.\nAltogether."))
    assert (odd.expected, odd.came, odd.since) == ("", "Something else.\nAltogether.", "")


def test_further_lines_begin_where_the_first_does() -> None:
    play = Play()
    play.begins()
    play.misses("calm", "one storm\n          another storm")
    assert replace(case(), scene=play.scene()).came == "one storm\nanother storm"


def test_what_must_not_be_seen_is_said_to_be_so() -> None:
    play = Play()
    play.begins()
    play.misses("a storm", "it came", unwanted=True)
    assert replace(case(), scene=play.scene()).expected == "not to be seen: a storm"


@pytest.mark.parametrize("name", ["On (connector 1)", "Is it? [yes] a.b*c+d|e{2} ^$"])
def test_it_is_played_again_by_its_very_name(name: str) -> None:
    again = replace(case(), outcome=outcome(name=name, label=f"3 Change: {name}")).played_again
    assert again.startswith('-n "')
    assert again.endswith('"')
    assert re.search(again[4:-1], name)
    assert re.fullmatch(again[4:-1], name)


def test_a_mistake_of_its_kind_is_tried_on_its_function() -> None:
    assert case().features == "features/acceptance/03_*"
    assert replace(case(), outcome=outcome(label=f"Own: {NAME}")).features == ""


def test_a_few_mistakes_are_enough() -> None:
    many = {"3.2": [(str(number), "errs") for number in range(9)]}
    assert len(case_of(record(), outcome(), None, many).slips) == MOST_SLIPS


def test_its_folder_has_a_plain_name() -> None:
    assert case().slug == "a-connector-goes-out-of-service"
    assert replace(case(), outcome=outcome(name="Ü/..\\")).slug == "scenario"
    assert len(replace(case(), outcome=outcome(name="x y" * 90)).slug) <= 50
    assert LABEL.endswith(NAME)
