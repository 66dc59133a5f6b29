"""Every station is asked for as the campaign file says."""

from __future__ import annotations

from pathlib import Path

from ocpp_support.campaign.jobs import jobs_of

from .made_up import REAL, TWO, load


def test_every_station_is_asked_for_as_the_file_says(tmp_path: Path) -> None:
    jobs = [*jobs_of(load(tmp_path, TWO))]
    assert [one.arguments for one in jobs] == [
        (
            "-Dstation=reference",
            "-Dmonitor=strict",
            f"-Didentity=reference-{number}",
            f"-Dseed={4 + number}",
            "-Dpatience=2",
            "features/acceptance/03_change_availability.feature",
        )
        for number in (1, 2)
    ] + [
        (
            "-Dstation=dc_150",
            "-Dmonitor=strict",
            "-Didentity=DC-7",
            "-Ddefects=impatient",
            "features/acceptance/11_cable_status.feature",
        )
    ]
    assert all(one.again for one in jobs)


def test_hardware_says_itself_who_it_is_and_is_not_judged_again(tmp_path: Path) -> None:
    (tmp_path / "bay.toml").write_text(REAL, encoding="utf-8")
    text = 'slow = true\nlimit_minutes = 2\n[[station]]\nstation = "bay.toml"\nresource = "bay1"\n'
    [one] = jobs_of(load(tmp_path, text))
    assert one.arguments == (f"-Dstation={tmp_path.resolve() / 'bay.toml'}", "-Dmonitor=note", "-Dslow=true")
    assert (one.again, one.resource, one.limit_s) == (False, "bay1", 120)
