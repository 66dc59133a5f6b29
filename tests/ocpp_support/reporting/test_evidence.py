"""Digests that anybody can see with sha256sum."""

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ocpp_support.chronicle.chronicle import Chronicle, Part
from ocpp_support.files.transfers import Transfer
from ocpp_support.reporting.allure_globals import attach_documents
from ocpp_support.reporting.evidence import changed, evidence_of, sha256_of
from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.sections.proof import evidence_of as told_of
from ocpp_support.trace.account import Account, When
from ocpp_support.trace.events import Transferred
from ocpp_support.trace.trace import Sender

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def reports(tmp_path: Path) -> ReportsFolder:
    folder = ReportsFolder(tmp_path / "reports")
    (folder.allure_results / "deep").mkdir(parents=True)
    for path in (folder.trace, folder.diary):
        path.write_text(path.name)
    for name in ("b-result.json", "B-result.json", "a.txt", "deep/é.txt"):
        (folder.allure_results / name).write_text(name)
    return folder


def moved(*transfers: Transfer) -> Chronicle:
    account = Account()
    for one in transfers:
        account.add(1, Sender.BENCH, Transferred(one), "", When(0, NOON, NOON))
    return Chronicle({}, [Part(account)])


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum here")
def test_the_commands_in_the_form_say_the_same_digests(reports: ReportsFolder) -> None:
    evidence = evidence_of(Chronicle({}), reports)
    told = told_of({"evidence": evidence}, "")

    def says(command: str) -> list[str]:
        done = subprocess.run(
            command, shell=True, cwd=reports.root, capture_output=True, text=True, check=True
        )
        return [line.split()[0] for line in done.stdout.splitlines()]

    assert says(told["verify"]) == [one["sha256"] for one in evidence[:2]]
    assert says(told["verify_folders"][0]) == [evidence[2]["sha256"]]
    assert (evidence[2]["name"], evidence[2]["files"]) == ("allure-results", 4)


def test_what_is_drawn_into_allures_results_afterwards_is_no_evidence(reports: ReportsFolder) -> None:
    before = evidence_of(Chronicle({}), reports)

    attach_documents({"reasons": ["x"], "findings": []}, ReportsFolder(reports.root))
    (reports.allure_results / "the-form-attachment.html").write_text("x")

    assert (reports.allure_results / "documents-globals.json").is_file()
    assert evidence_of(Chronicle({}), reports) == before


def test_nothing_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert evidence_of(Chronicle({}), ReportsFolder(tmp_path)) == []


def test_what_was_delivered_whole_is_told_once(tmp_path: Path) -> None:
    whole = Transfer("upload", "ftp", "d.log", 3, "cc", True, "u", "p")
    torn = Transfer("upload", "ftp", "e.log", 1, "dd", False, "u", "p", "aborted")
    [told] = evidence_of(moved(whole, torn, whole), ReportsFolder(tmp_path))

    assert (told["name"], told["bytes"], told["sha256"], told["kept"]) == ("d.log", 3, "cc", False)


def test_a_file_that_was_changed_or_is_gone_is_noticed(reports: ReportsFolder) -> None:
    evidence = evidence_of(moved(Transfer("upload", "ftp", "d.log", 3, "cc", True, "u", "p")), reports)
    assert changed(reports, evidence) == []

    reports.trace.write_text("something else")
    reports.diary.unlink()

    assert changed(reports, evidence) == ["trace.jsonl", "diary.jsonl"]


def test_a_file_that_cannot_be_read_has_no_digest(tmp_path: Path) -> None:
    assert sha256_of(tmp_path / "none") == ""
