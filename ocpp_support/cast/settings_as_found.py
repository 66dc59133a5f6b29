"""The settings as they were found when the station first came, and putting them back.

Owns what is put back and what is said of the rest. OCPP 1.6 edition 2, sections 5.3 and 5.8.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ocpp_support.cast.presence import Presence
from ocpp_support.cast.reading_settings import read_every_setting
from ocpp_support.cast.stage import Stage
from ocpp_support.cast.written_down import Unreadable, WrittenDown, is_secret
from ocpp_support.course import NotReady
from ocpp_support.matchers.answers import status_in
from ocpp_support.matchers.readings import value_of
from ocpp_support.matchers.setting_changes import MADE
from ocpp_support.protocol.standard_settings import may_be_touched, same_value

Listed = list[dict[str, Any]]


class SettingsAsFound:
    """What the station's settings were, in memory and in a file of the reports' folder.

    Args:
        stage: The stage.
        folder: The reports' folder; None writes nothing.
    """

    def __init__(self, stage: Stage, folder: Path | None) -> None:
        self._stage = stage
        self._folder = folder
        self._found: dict[str, str] = {}

    @property
    def known(self) -> bool:
        """Whether anything was found."""
        return bool(self._found)

    @property
    def file(self) -> WrittenDown | None:
        """Where they are written down; None where nothing is to be written."""
        if self._folder is None:
            return None
        return WrittenDown(self._folder, self._stage.equipment.central.identity or "station")

    def write_down(self) -> None:
        """Read every setting and write it down. What an earlier run found and did not put back counts more.

        That is put back at once, so that nothing is lost and the run begins as that one did.
        """
        listed = read_every_setting(self._stage)
        if not listed:
            self._remark("The station does not tell its settings, so none can be put back.")
            return
        now, writable = _values(listed), _writable(listed)
        self._stage.settings_found = {item["key"]: item["value"] for item in listed if "value" in item}
        earlier = {key: value for key, value in self._earlier().items() if key in writable}
        self._found = {**now, **earlier}
        self._keep(self._found)
        if differing := self._differing(now):
            self._remark(
                "An earlier run was cut short: put back as that one had found it: "
                + ", ".join(f"{key} {self._found[key]!r}" for key in differing)
                + "."
            )
            self._change_back(now, writable)

    def recall(self) -> None:
        """Take over what an earlier run wrote down. Raises :class:`Unreadable`."""
        self._found = self.file.read() if self.file else {}

    def put_back(self) -> list[str]:
        """Put back what differs and may be touched; return what differs still, one sentence each.

        The file is removed once nothing differs; else what still differs stays in it.
        """
        if not self._found:
            return []
        try:
            now, writable = self._put_back()
        except NotReady as why:
            return [f"The settings could not be put back: {why}.{self._later()}"]
        differing = self._differing(now)
        lasting = {key: self._found[key] for key in differing if key in writable}
        self._keep(lasting)
        said = [self._told(key, now, writable) for key in differing]
        return [*said, self._later().strip()] if lasting and self.file else said

    def _put_back(self) -> tuple[dict[str, str], set[str]]:
        """Change back what may be; return every setting as it is then, and which of them can be changed."""
        listed = self._read()
        if self._change_back(_values(listed), _writable(listed)):
            listed = self._read()
        return _values(listed), _writable(listed)

    def _read(self) -> Listed:
        listed = read_every_setting(self._stage)
        if not listed:
            raise NotReady("the station does not tell its settings any more")
        return listed

    def _differing(self, now: dict[str, str]) -> list[str]:
        return [key for key, value in self._found.items() if not same_value(key, value, now.get(key))]

    def _change_back(self, now: dict[str, str], writable: set[str]) -> bool:
        """Change back what differs and may be touched; return whether anything was tried."""
        never = {key.casefold() for key in self._stage.profile.settings.never}
        differing = [
            key
            for key in self._differing(now)
            if key in writable and may_be_touched(key) and key.casefold() not in never
        ]
        answers = {key: self._orders(key) for key in differing}
        for key, answer in answers.items():
            if answer not in MADE:
                self._stage.note(f"told to be as it was found, the setting {key} answered {answer}")
        if "RebootRequired" in answers.values():
            Presence(self._stage).restarts_by_order()
        return bool(differing)

    def _orders(self, key: str) -> str | None:
        return status_in(self._stage.ask("ChangeConfiguration", {"key": key, "value": self._found[key]}))

    def _told(self, key: str, now: dict[str, str], writable: set[str]) -> str:
        if key not in now:
            return f"{key} was {self._found[key]!r} and is not told any more."
        remark = "" if key in writable else " It can only be read."
        return f"{key} was {self._found[key]!r} and is {now[key]!r}.{remark}"

    def _later(self) -> str:
        if not self.file:
            return ""
        return f" What was found stands in {self.file.path}; `ocpp-acceptance restore` puts it back."

    def _earlier(self) -> dict[str, str]:
        try:
            return self.file.read() if self.file else {}
        except Unreadable as error:
            self._remark(f"{error}; {self._set_aside()}.")
            return {}

    def _set_aside(self) -> str:
        try:
            return f"it is kept as {self.file.set_aside().name}" if self.file else ""
        except OSError as error:
            return f"it cannot be set aside: {error}"

    def _keep(self, settings: dict[str, str]) -> None:
        """Write these down; where there are none, nothing is left."""
        if self.file:
            try:
                if settings:
                    self.file.write(settings)
                else:
                    self.file.remove()
            except OSError as error:
                self._remark(f"The settings as found could not be written down: {error}.")

    def _remark(self, text: str) -> None:
        self._stage.note(text)
        self._stage.run.remarks.append(text)


def _values(listed: Listed) -> dict[str, str]:
    """Return what has a value that may be known."""
    values = ((item["key"], value_of(item)) for item in listed)
    return {key: value for key, value in values if value is not None and not is_secret(key, value)}


def _writable(listed: Listed) -> set[str]:
    return {item["key"] for item in listed if item.get("readonly") in (False, "false")}
