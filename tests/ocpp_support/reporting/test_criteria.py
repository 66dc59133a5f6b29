from tests.ocpp_support.reporting.records import SCRIPT


def test_the_script_has_16_functions_and_43_criteria_7_of_them_implied() -> None:
    criteria = [criterion for function in SCRIPT for criterion in function.criteria]

    assert [function.number for function in SCRIPT] == list(range(1, 17))
    assert len({criterion.id for criterion in criteria}) == 43
    implied = [criterion.id for criterion in criteria if criterion.implied]
    assert implied == ["5.2", "10.3", "11.3", "12.3", "13.3", "14.2", "16.2"]


def test_every_criterion_belongs_to_the_function_of_its_id_and_says_something() -> None:
    for function in SCRIPT:
        assert function.title
        assert function.section.startswith("OCPP 1.6 edition 2, section")
        for criterion in function.criteria:
            assert criterion.id.split(".")[0] == str(function.number)
            assert criterion.text.endswith(".")
