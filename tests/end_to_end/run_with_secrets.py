"""A run in which everybody has a secret: started as a program, with behave's arguments.

The bundled station keeps secrets among its settings and says them in messages, dials with one in its address,
and the file server's login is a known one. So that a test can look for each of them afterwards.
"""

from __future__ import annotations

import sys
from typing import Any

from behave.__main__ import main

from ocpp_support.files import folder
from simulator import configuration, station
from simulator.keys import Key

PASSWORD = "Xq7-password/of+the~station"
IN_THE_ADDRESS = "Xq7TokenInTheAddress"
OF_THE_FILES = "Xq7LoginOfTheFileServer"
AUTHORIZATION_KEY = "5871374B65794F66546865537461"
WIFI = "Xq7 wifi “phrase” é"
IN_A_SETTING = "Xq7LoginInASetting"
IN_A_MESSAGE = "Xq7Said"

SECRETS = (PASSWORD, IN_THE_ADDRESS, OF_THE_FILES, AUTHORIZATION_KEY, WIFI, IN_A_SETTING, IN_A_MESSAGE)

_SETTINGS = [
    Key("AuthorizationKey", AUTHORIZATION_KEY, str),
    Key("VendorWifiPSK", WIFI, str, readonly=True),
    Key("VendorLogServer", f"ftp://admin:{IN_A_SETTING}@10.0.0.1/logs", str, readonly=True),
]


def _give_everybody_a_secret() -> None:
    required, login, init = configuration.required_keys, folder.Login, station.Station.__init__

    def with_secrets(*of_a_model: Any) -> list[Key]:
        return [*required(*of_a_model), *_SETTINGS]

    def dials_with_one(self: Any, model: Any, url: str, **more: Any) -> None:
        says = model.model_copy(update={"meter_type": f"ftp://a:{IN_A_MESSAGE}@b"})
        init(self, says, f"{url}?token={IN_THE_ADDRESS}", **more)

    configuration.required_keys = with_secrets
    folder.Login = lambda: login(password=OF_THE_FILES)  # type: ignore[assignment, misc]
    station.Station.__init__ = dials_with_one  # type: ignore[method-assign]


if __name__ == "__main__":
    _give_everybody_a_secret()
    sys.exit(main(sys.argv[1:]))
