import json
from pathlib import Path

from ocpp_support.reporting.folder import ReportsFolder


def a_run(folder: ReportsFolder, started: str = "2026-03-02T14:05:07+01:00") -> None:
    folder.allure_results.mkdir(parents=True)
    (folder.allure_results / "a-result.json").write_text("{}")
    folder.record.write_text(json.dumps({"run": {"started": started}}))


def test_an_earlier_run_is_kept_under_the_time_it_began(tmp_path: Path) -> None:
    folder = ReportsFolder(tmp_path)
    a_run(folder)

    kept = folder.keep_earlier()

    assert kept == tmp_path / "earlier" / "2026-03-02T14-05-07"
    assert sorted(path.name for path in kept.iterdir()) == ["acceptance.json", "allure-results"]
    assert [path.name for path in tmp_path.iterdir()] == ["earlier"]


def test_an_earlier_run_was_begun_in_the_folder_that_keeps_it(tmp_path: Path) -> None:
    folder = ReportsFolder(tmp_path)
    a_run(folder)

    kept = folder.keep_earlier()

    assert kept is not None
    assert ReportsFolder(kept).begun_in == tmp_path
    assert folder.begun_in == tmp_path


def test_two_runs_of_one_second_are_both_kept(tmp_path: Path) -> None:
    folder = ReportsFolder(tmp_path)
    a_run(folder)
    folder.keep_earlier()
    a_run(folder)
    folder.keep_earlier()

    assert sorted(path.name for path in folder.earlier.iterdir()) == [
        "2026-03-02T14-05-07",
        "2026-03-02T14-05-07-2",
    ]


def test_a_run_that_left_no_record_is_kept_too(tmp_path: Path) -> None:
    folder = ReportsFolder(tmp_path)
    folder.allure_results.mkdir()

    kept = folder.keep_earlier()

    assert kept is not None
    assert (kept / "allure-results").is_dir()


def test_nothing_but_the_reports_is_touched(tmp_path: Path) -> None:
    (tmp_path / "my thesis.txt").write_text("all of it")
    (tmp_path / "src").mkdir()

    assert ReportsFolder(tmp_path).keep_earlier() is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["my thesis.txt", "src"]
