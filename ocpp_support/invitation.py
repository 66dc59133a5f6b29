"""What is said while a run waits for its station: where to dial, until when, and who was not let in.

Owns the words. How long is waited, and what follows where nobody comes, is the equipment's business.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from rich.console import Console
from rich.text import Text

from ocpp_support.doctor.addresses import Address, addresses_of
from ocpp_support.doctor.machine import this_machine
from ocpp_support.meeting.news import news_of
from ocpp_support.meeting.screen import Screen
from ocpp_support.station.profile import Profile
from ocpp_support.trace.trace import Entry


class Invitation:
    """Tells whoever looks on how a station comes in.

    Args:
        profile: The station file: where the central system listens.
        port: Where it listens, should the file leave that open.
        console: Where it is told.
    """

    def __init__(self, profile: Profile, port: int, console: Console | None = None) -> None:
        self._console = console or Console(highlight=False)
        self._screen = Screen(self._console)
        self._addresses = addresses_of(profile, this_machine().interfaces, port=port)

    def invite(self, within: float, now: datetime) -> None:
        """Say where the station is to dial, and how long it is waited for."""
        until = (now + timedelta(seconds=within)).astimezone()
        self._line(f"Waiting for the station until {until:%H:%M:%S}. It is to dial:")
        for one in self._addresses:
            self._line(f"  {_in_words(one)}")

    def tell(self, entry: Entry) -> None:
        """Say what happens meanwhile: above all who dials and is not let in, and what to do about it."""
        for news in news_of(entry):
            self._screen.tell(news)

    def over(self) -> None:
        """Say how often the last thing happened, now that nobody is waited for any more."""
        self._screen.catch_up()

    def _line(self, text: str) -> None:
        self._console.print(Text(text), soft_wrap=True)


def _in_words(address: Address) -> str:
    by = f"  ({address.by})" if address.by else ""
    free = "" if address.identity else f", with any name in place of {address.url.rpartition('/')[2]}"
    return f"{address.url}{by}{free}"
