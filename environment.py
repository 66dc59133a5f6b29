"""behave's hooks: set up the bench, mark the When, attach the evidence. They never check anything."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from behave.model import Scenario, Step

from ocpp_support.context import Context
from ocpp_support.reporting.names import label_of
from ocpp_support.vocabulary.types import register

if TYPE_CHECKING:
    from ocpp_support.equipment import Equipment

register()


def before_all(context: Context) -> None:
    """Assemble the bench; the station dials in."""
    # Here, as they take a second to load, and whoever only reads the features needs none of it.
    from ocpp_support.bench import Bench
    from ocpp_support.equipment import Equipment
    from ocpp_support.use import read_use

    use = read_use(context.config.userdata)
    equipment = Equipment(use.profile, use.patience, use.defects, strict=use.strict)
    context.bench = Bench(equipment, use.settings_found, use.trace)
    context.add_cleanup(context.bench.close)
    equipment.start()
    if use.profile.real:
        meet_station(equipment)


def meet_station(equipment: Equipment) -> None:
    """Wait for a station that lives by itself, and tell whoever looks on how that goes."""
    from ocpp_support.invitation import Invitation

    invitation = Invitation(equipment.profile, equipment.central.port)
    invitation.invite(equipment.waits_s, datetime.now())
    try:
        equipment.meet_station(invitation.tell)
    finally:
        invitation.over()


def before_scenario(context: Context, scenario: Scenario) -> None:
    """Leave out what does not apply, with the reason; begin everything else anew."""
    needs = (tag.removeprefix("needs.") for tag in scenario.effective_tags if tag.startswith("needs."))
    reason = next((why for need in needs if (why := context.bench.why_not(need))), None)
    if reason:
        scenario.skip(reason)
    else:
        context.bench.begin_scenario(scenario.name, label_of(scenario))


def before_step(context: Context, step: Step) -> None:
    """Mark where what counts begins."""
    context.bench.begin_step(f"{step.keyword} {step.name}", step.step_type)


def after_scenario(context: Context, scenario: Scenario) -> None:
    """Attach what was said, also where all is well, and put back what was changed."""
    if scenario.should_skip:
        return
    # Here, as whoever only reads the features attaches nothing.
    import allure
    import allure_commons

    from ocpp_support.reporting.allure_attachments import CONVERSATION, PUTTING_BACK
    from ocpp_support.trace.formats import as_text

    read = bool(allure_commons.plugin_manager.get_plugins())  # Evidence that nobody reads takes its time too.
    if read:
        # Here, as a run that is cut short keeps it; all else is drawn from the trace when the run is over.
        allure.attach(as_text(context.bench.told, whole=True), CONVERSATION, allure.attachment_type.TEXT)
    context.bench.journal.note(scenario, context.bench.notes())
    putting_back = context.bench.put_back()
    if read and putting_back:
        allure.attach(as_text(putting_back), PUTTING_BACK, allure.attachment_type.TEXT)
