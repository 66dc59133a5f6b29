"""A page that a pipeline made leads back to the job that made it."""

import pytest

from ocpp_support.reporting.allure_executor import executor_of

GITHUB = {
    "GITHUB_SERVER_URL": "https://github.example",
    "GITHUB_REPOSITORY": "a/b",
    "GITHUB_RUN_ID": "77",
    "GITHUB_RUN_NUMBER": "5",
    "GITHUB_WORKFLOW": "acceptance",
}
GITLAB = {"CI_JOB_URL": "https://gitlab.example/j/9", "CI_JOB_NAME": "bench", "CI_PIPELINE_IID": "3"}
JENKINS = {
    "JENKINS_URL": "https://ci.example",
    "BUILD_URL": "https://ci.example/4",
    "BUILD_DISPLAY_NAME": "#4",
}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (GITHUB, ("GitHub Actions", "acceptance #5", "https://github.example/a/b/actions/runs/77")),
        (GITLAB, ("GitLab CI", "bench #3", "https://gitlab.example/j/9")),
        (JENKINS, ("Jenkins", "#4", "https://ci.example/4")),
    ],
)
def test_a_pipeline_is_named_with_its_job(said: dict[str, str], told: tuple[str, ...]) -> None:
    executor = executor_of(said, "ocpp-acceptance 1")

    assert (executor["name"], executor["buildName"], executor["buildUrl"]) == told


@pytest.mark.parametrize(
    "said", [{}, {"GITHUB_RUN_ID": "77"}, {"CI_JOB_NAME": "bench"}, {"BUILD_URL": "https://ci.example/4"}]
)
def test_elsewhere_the_suite_names_itself(said: dict[str, str]) -> None:
    assert executor_of(said, "ocpp-acceptance 1") == {
        "name": "ocpp-acceptance 1",
        "type": "ocpp-acceptance",
    }
