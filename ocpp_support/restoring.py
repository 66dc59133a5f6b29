"""Putting a station's settings back after a run that could not: `ocpp-acceptance restore`.

Owns what is said meanwhile. How a setting is put back is the cast's work.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from ocpp_support.asked import WrongUse
from ocpp_support.cast.presence import Presence
from ocpp_support.cast.settings_as_found import SettingsAsFound
from ocpp_support.cast.stage import Stage
from ocpp_support.cast.written_down import Unreadable, WrittenDown, written_down_in
from ocpp_support.course import NotReady
from ocpp_support.equipment import Equipment
from ocpp_support.settings import Patience
from ocpp_support.station.bundled import DEFAULT_STATION
from ocpp_support.station.nobody import Nobody
from ocpp_support.station.profile import Profile
from ocpp_support.trace.masking import masked
from ocpp_support.use import DEFAULT_REPORTS, read_use

Say = Callable[[str], object]

WRONG_USE, INCOMPLETE = 2, 3
"""Exit statuses, as the command line has them."""


class CannotRestore(Exception):
    """Nothing can be put back; says why, and what to do."""


@dataclass(frozen=True)
class Restoring:
    """What is put back, and of which station.

    Attributes:
        profile: The station file.
        patience: How long is waited; for the station to dial in, as long as for a person.
        file: The settings as they were found.
        say: Tells the user.
    """

    profile: Profile
    patience: Patience
    file: WrittenDown
    say: Say

    def run(self) -> bool:
        """Wait for the station and put everything back; return whether all is as it was found.

        Raises :class:`CannotRestore`.
        """
        hands = Nobody() if self.profile.real else None
        # Nobody else's settings must be changed, whoever dials in first.
        station = self.profile.station.model_copy(update={"identity": self.file.identity})
        # And nobody is asked anything, so no page for that is served.
        asking_nobody = self.profile.hands.model_copy(update={"page": ""})
        profile = self.profile.model_copy(update={"station": station, "hands": asking_nobody})
        equipment = Equipment(profile, self.patience, hands=hands)
        try:
            equipment.start()
            return self._puts_back(Stage(equipment))
        finally:
            equipment.stop()

    def _puts_back(self, stage: Stage) -> bool:
        stage.run.ending = True
        as_found = SettingsAsFound(stage, self.file.folder)
        try:
            as_found.recall()
            self._waits(stage)
            Presence(stage).is_proved()
            stage.course.tidying = True
            for place in range(stage.profile.connectors + 1):
                stage.ask("ChangeAvailability", {"connectorId": place, "type": "Operative"})
        except (Unreadable, NotReady) as why:
            raise CannotRestore(f"{why}.") from why
        left = as_found.put_back()
        for sentence in left:
            self.say(sentence)
        if not self.file.path.exists():
            self.say("Every connector is in service; every setting that can be changed is as it was found.")
        return not self.file.path.exists()

    def _waits(self, stage: Stage) -> None:
        central = stage.equipment.central
        # Said in any case: whether the station was quicker than this line is chance.
        self.say(f"Waiting for {self.file.identity} at {central.url}{self.file.identity}; Ctrl-C ends it.")
        stage.watch(lambda _: central.connected, until=stage.trace.now() + self.patience.prompt)
        if not central.connected:
            raise NotReady(f"{self.file.identity} did not come within {self.patience.prompt:.0f} s")


def to_restore(profile: Profile, folder: Path) -> WrittenDown | None:
    """Return what is written down in a folder of this station; None where nothing is.

    Raises :class:`CannotRestore` where it could be several stations'.
    """
    known = {one.identity: one for one in written_down_in(folder)}
    identity = profile.station.identity
    if identity is not None:
        return known.get(identity)
    if len(known) > 1:
        raise CannotRestore(
            f"{folder} holds the settings of {', '.join(known)}: give a station file that names one of them."
        )
    return next(iter(known.values()), None)


def restore(
    station: Annotated[str, typer.Argument(help="A bundled station or a station file.")] = DEFAULT_STATION,
    reports: Annotated[Path, typer.Option(help="The folder of the run's reports.")] = Path(DEFAULT_REPORTS),
) -> None:
    """Put a station's settings back as the last run found them, should it have been cut short."""
    write = partial(Console(highlight=False).print, markup=False, soft_wrap=True)

    def say(text: str) -> None:
        write(masked(text))

    try:
        use = read_use({"station": station})
        file = to_restore(use.profile, reports)
        if file is None:
            say(f"There is nothing to put back: in {reports}, no settings of this station are written down.")
            return
        done = Restoring(use.profile, use.patience, file, say).run()
    except (WrongUse, OSError) as error:
        say(str(error))
        raise typer.Exit(WRONG_USE) from error
    except CannotRestore as error:
        say(f"{error} What was found stays written down in {reports}.")
        raise typer.Exit(INCOMPLETE) from error
    if not done:
        raise typer.Exit(INCOMPLETE)
