"""What a job has left is put away as a whole, and is all that a campaign needs to go on."""

from __future__ import annotations

from pathlib import Path

from ocpp_support.campaign.folder import CampaignFolder
from ocpp_support.reporting.outcomes import Verdict

from .made_up import job, ran, refused


def test_the_reports_of_a_station_are_kept_in_its_own_folder(tmp_path: Path) -> None:
    folder = CampaignFolder(tmp_path)
    judged = folder.keep(ran(job("garage-01"), refused()))
    assert (judged.verdict, judged.folder, judged.machine) == ("refused", "stations/garage-01", "here")
    assert judged.cells[3].verdict is Verdict.FAILED
    assert judged.cells[3].criterion == "3.1"
    assert (tmp_path / "stations/garage-01/allure-results/one-result.json").exists()


def test_what_was_there_before_is_gone(tmp_path: Path) -> None:
    folder = CampaignFolder(tmp_path)
    (tmp_path / "stations/one").mkdir(parents=True)
    (tmp_path / "stations/one/old.txt").write_text("old")
    folder.keep(ran(job()))
    assert not (tmp_path / "stations/one/old.txt").exists()


def test_trouble_makes_it_inconclusive_whatever_the_record_says(tmp_path: Path) -> None:
    judged = CampaignFolder(tmp_path).keep(ran(job(), trouble="it was not over after 4 minutes"))
    assert (judged.verdict, judged.trouble) == ("inconclusive", "it was not over after 4 minutes")


def test_what_left_nothing_is_inconclusive(tmp_path: Path) -> None:
    lost = ran(job(), trouble="the worker is gone", lost=True).__class__(job(), trouble="the worker is gone")
    judged = CampaignFolder(tmp_path).keep(lost)
    assert (judged.verdict, judged.folder, judged.cells) == ("inconclusive", "", {})


def test_reports_that_did_not_arrive_whole_are_told(tmp_path: Path) -> None:
    torn = ran(job()).__class__(job(), reports=b"PK torn")
    judged = CampaignFolder(tmp_path).keep(torn)
    assert judged.verdict == "inconclusive"
    assert "could not be put into" in judged.trouble


def test_only_what_was_judged_to_its_end_as_it_is_asked_for_now_is_done(tmp_path: Path) -> None:
    folder, one = CampaignFolder(tmp_path), job()
    assert folder.done(one) is None
    folder.keep(ran(one))
    done = folder.done(one)
    assert done is not None
    assert done.verdict == "accepted"
    assert folder.done(job(arguments=("-Dstation=dc_150",))) is None
    folder.keep(ran(one, trouble="it was stopped"))
    assert folder.done(one) is None


def test_a_torn_note_counts_as_none(tmp_path: Path) -> None:
    folder, one = CampaignFolder(tmp_path), job()
    folder.keep(ran(one))
    for file in (tmp_path / "stations/one").glob("campaign-job.json"):
        file.write_text('{"arguments": ["-Dst')
    assert folder.done(one) is None


def test_how_long_an_earlier_part_took_is_known(tmp_path: Path) -> None:
    assert CampaignFolder(tmp_path).took == 0
    CampaignFolder(tmp_path).json.write_text('{"duration_s": 61.5}', encoding="utf-8")
    assert CampaignFolder(tmp_path).took == 61.5
