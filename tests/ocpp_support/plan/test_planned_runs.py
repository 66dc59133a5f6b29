"""Runs by hand, from the plan to the record: as a user sees them, with a stand-in for the bench."""

from tests.ocpp_support.small_project import Ran, SmallProject

BY_PERSON = '[station]\nconnectors = 2\n[hands]\nby = "person"\n'
ACTS = """Feature: 1 Lights
  @AC-1.1 @must @lockout
  Scenario: Update
    When it is tried
    Then it holds
  @AC-1.1 @must @each_connector
  Scenario: Plugged
    When somebody does plug_in at the connector
    Then it holds
  @AC-1.2 @should
  Scenario: Card
    When somebody presents card BOB
  @AC-1.2 @should @slow
  Scenario: Slow
    When it is tried
"""
DOORS = "Feature: 2 Doors\n  @AC-2.1 @must\n  Scenario: Open\n    When it is tried\n"


def scenarios_of(ran: Ran) -> list[str]:
    return [one["name"] for row in ran.record["functions"] for c in row["criteria"] for one in c["scenarios"]]


def with_acts(project: SmallProject, station: str = BY_PERSON) -> str:
    project.feature("01_lights", ACTS)
    project.feature("02_doors", DOORS)
    return project.station(station)


def test_a_run_by_hand_begins_with_its_plan_and_goes_from_place_to_place(project: SmallProject) -> None:
    ran = project.run("-D", with_acts(project), "--no-color")

    assert "The plan: 4 scenarios, 2 cable actions, about 4 minutes" in ran.output
    assert "Nobody is needed at the station for the first scenario" in ran.output
    begun = [line.strip() for line in ran.output.splitlines() if line.strip().startswith("Scenario:")]
    assert begun == [
        "Scenario: Open",
        "Scenario: Plugged (connector 1)",
        "Scenario: Plugged (connector 2)",
        "Scenario: Update",
    ]
    said = [line for line in ran.errors.splitlines() if " of 4" in line]
    assert [line.partition(",")[0] for line in said] == ["1 of 4", "2 of 4", "3 of 4", "4 of 4"]
    assert said[0] == "1 of 4, about 4 minutes left"


def test_in_the_record_stands_the_order_of_the_script_whatever_was_first(project: SmallProject) -> None:
    ran = project.run("-D", with_acts(project))

    assert scenarios_of(ran) == [
        "Update",
        "Plugged (connector 1)",
        "Plugged (connector 2)",
        "Card",
        "Slow",
        "Open",
    ]


def test_what_cannot_be_done_here_is_not_tested_and_nothing_of_it_is_begun(project: SmallProject) -> None:
    ran = project.run("-D", with_acts(project), "-D", "test.cannot=plug_in")

    assert "Scenario: Plugged" not in ran.output
    assert ran.result("Plugged (connector 1)")["statusDetails"]["message"] == "not tested: nobody is there"
    card = ran.result("Card")["statusDetails"]["message"]
    assert card == "not tested: the station file names no card “BOB”"
    assert ran.result("Open")["status"] == "passed"
    assert "2 left out: nobody is there" in ran.output


def test_what_needs_somebody_is_not_tested_as_long_as_nobody_is_there(project: SmallProject) -> None:
    act = "    When somebody does {} at connector {}\n"
    scenarios = (
        ("First", act.format("plug_in", 1) + "    And somebody walks off\n"),
        ("Second", act.format("plug_in", 2)),
        ("Third", "    When somebody comes back\n"),
        ("Fourth", act.format("power_cycle", 0)),
    )
    # What could lock the station out comes last, in the order of the script, whatever it needs.
    tags = "  @AC-1.1 @must @lockout\n"
    project.feature(
        "01_lights",
        "Feature: 1 Lights\n" + "".join(f"{tags}  Scenario: {name}\n{steps}" for name, steps in scenarios),
    )
    ran = project.run("-D", project.station(BY_PERSON))

    assert [ran.result(name)["status"] for name, _ in scenarios] == ["passed", "skipped", "passed", "passed"]
    assert ran.result("Second")["statusDetails"]["message"] == "not tested: nobody answers"


def test_what_takes_an_hour_is_left_out_by_hand_unless_it_is_asked_for(project: SmallProject) -> None:
    station = with_acts(project)
    without = project.run("-D", station).result("Slow")
    asked_for = project.run("-D", station, "-D", "slow=true").result("Slow")

    assert without["statusDetails"]["message"] == (
        "not tested: it takes an hour; ask for it with --slow (behave: -D slow=true)"
    )
    assert asked_for["status"] == "passed"


def test_a_run_that_cannot_be_rehearsed_goes_on_without_a_plan(project: SmallProject) -> None:
    station = with_acts(project)
    environment = project.folder / "environment.py"
    broken = 'import os\nif "OCPP_ACCEPTANCE_REHEARSAL" in os.environ:\n    raise SystemExit("no stage")\n'
    environment.write_text(broken + environment.read_text())
    ran = project.run("-D", station)

    assert "The run could not be rehearsed (no stage); it goes on without a plan." in ran.output
    assert "The plan:" not in ran.output
    assert ran.result("Card")["status"] == "passed"


def test_a_run_with_the_bundled_station_is_not_rehearsed(project: SmallProject) -> None:
    with_acts(project)
    ran = project.run()

    assert "Rehearsing" not in ran.output
    assert " of 4" not in ran.errors
    assert "The plan:" not in ran.output


def test_the_plan_alone_runs_nothing(project: SmallProject) -> None:
    with_acts(project)
    ran = project.run("-D", "plan=true", "-D", "station=dc_150")

    assert ran.status == 0
    assert "1 Lights" in ran.output
    assert "Scenario:" not in ran.output
    assert not ran.reports.exists()


def test_ctrl_c_before_the_first_scenario_is_no_traceback(project: SmallProject) -> None:
    station = with_acts(project)
    environment = project.folder / "environment.py"
    presses = (
        'import os, signal\nif "OCPP_ACCEPTANCE_REHEARSAL" in os.environ:\n'
        "    os.kill(os.getppid(), signal.SIGINT)\n    signal.pause()\n"
    )
    environment.write_text(presses + environment.read_text())
    ran = project.run("-D", station)

    assert (ran.status, ran.errors) == (1, "Stopped.\n")
    assert not ran.reports.exists()


def test_what_is_left_out_is_not_announced(project: SmallProject) -> None:
    ran = project.run("-D", with_acts(project), "-n", "Card")

    assert "1 left out: the station file names no card “BOB”" in ran.output
    assert "Feature: 1 Lights" not in ran.output
    assert ran.result("Card")["status"] == "skipped"
    assert ran.row(2)["result"] == "not tested: left out of this run"
