"""Who ran the suite, as the Allure page names it: a pipeline, with a link to the job, or the suite itself.

Owns which variables of which pipeline say so.
"""

from collections.abc import Mapping


def executor_of(environment: Mapping[str, str], suite: str) -> dict[str, str]:
    """Return what Allure's ``executor.json`` says.

    Args:
        environment: The variables of the process.
        suite: The suite and its version: named where no pipeline is known.

    """
    pipeline = _github(environment) or _gitlab(environment) or _jenkins(environment) or {}
    return {"name": suite, "type": "ocpp-acceptance"} | pipeline


def _github(said: Mapping[str, str]) -> dict[str, str]:
    server, repository, run = (said.get(f"GITHUB_{name}") for name in ("SERVER_URL", "REPOSITORY", "RUN_ID"))
    if not (server and repository and run):
        return {}
    return {
        "name": "GitHub Actions",
        "type": "github",
        "buildName": f"{said.get('GITHUB_WORKFLOW', 'run')} #{said.get('GITHUB_RUN_NUMBER', run)}",
        "buildUrl": f"{server}/{repository}/actions/runs/{run}",
    }


def _gitlab(said: Mapping[str, str]) -> dict[str, str]:
    if not (url := said.get("CI_JOB_URL")):
        return {}
    job, pipeline = said.get("CI_JOB_NAME", "job"), said.get("CI_PIPELINE_IID", "")
    return {"name": "GitLab CI", "type": "gitlab", "buildName": f"{job} #{pipeline}", "buildUrl": url}


def _jenkins(said: Mapping[str, str]) -> dict[str, str]:
    if not (said.get("JENKINS_URL") and (url := said.get("BUILD_URL"))):
        return {}
    return {
        "name": "Jenkins",
        "type": "jenkins",
        "buildName": said.get("BUILD_DISPLAY_NAME") or "build",
        "buildUrl": url,
    }
