"""The file server that the operator sends the station to: the firmware on it, and how it behaves.

Owns what lies there for a scenario. Who fetched or stored what stands on the trace.
"""

from __future__ import annotations

import hashlib

from ocpp_support.cast.stage import Stage
from ocpp_support.course import NotReady, NotTested
from ocpp_support.files.folder import Conduct
from ocpp_support.matchers.firmware import Firmware
from ocpp_support.station.hands import CannotDo, HandsTrouble


class Files:
    """The file server; it behaves as usual again when a scenario begins."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._images = 0
        self._broken = False
        self._firmware: Firmware | None = None

    @property
    def firmware(self) -> Firmware:
        """The image that was published last. Raises :class:`NotReady` where none was."""
        if self._firmware is None:
            raise NotReady("no firmware was put on the file server")
        return self._firmware

    def publishes_firmware(self) -> Firmware:
        """Put a new image there, with a version that the station has not had in this run."""
        self._images += 1
        version = self._stage.profile.firmware.version or "0.0.0"
        # A vendor's image brings the one version that the station file names.
        if self._images > 1 and not self._stage.profile.real:
            version = f"{version[:44]}+{self._images}"
        data = self._image(version)
        name = f"firmware-{self._images}.bin"
        self._stage.equipment.files.publish(name, data)
        self._firmware = Firmware(name, version, len(data), hashlib.sha256(data).hexdigest())
        return self._firmware

    def loses_firmware(self) -> None:
        """Have no file that is asked for."""
        self._stage.equipment.files.mode = Conduct.NO_SUCH_FILE

    def spoils_firmware(self) -> None:
        """Offer images that are damaged, to the end of the scenario."""
        self._broken = True
        self._stage.remember(self._offers_sound_firmware, "firmware")

    def takes_no_files(self) -> None:
        """Let in whoever has the login, and refuse every file."""
        self._stage.equipment.files.mode = Conduct.NO_STORE

    def read(self, name: str) -> bytes:
        """Return what a file there holds."""
        return self._stage.equipment.files.read(name)

    def _image(self, version: str) -> bytes:
        try:
            return self._stage.equipment.hands.firmware(version, broken=self._broken)
        except CannotDo as why:
            raise NotTested(str(why)) from why
        except HandsTrouble as why:
            raise NotReady(str(why)) from why

    def _offers_sound_firmware(self) -> None:
        self._broken = False
