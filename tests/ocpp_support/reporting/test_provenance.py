import subprocess
from pathlib import Path

import pytest

from ocpp_support.reporting.provenance import commit


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "a").write_text("a")
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    for arguments in (("init", "-q"), ("add", "a"), (*who, "commit", "-q", "-m", "x")):
        subprocess.run(["git", "-C", str(tmp_path), *arguments], check=True)
    return tmp_path


def test_names_the_commit_and_says_where_files_were_changed(repository: Path) -> None:
    name = commit(repository)
    (repository / "a").write_text("b")
    commit.cache_clear()

    assert len(name) == 12
    assert commit(repository) == f"{name} and changes"


def test_a_folder_within_somebody_elses_repository_has_none(repository: Path) -> None:
    (repository / "site-packages").mkdir()

    assert commit(repository / "site-packages") == ""


def test_where_git_does_not_answer_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()

    assert commit(tmp_path) == ""
