"""The central system opened for a meeting alone: no bench, no files, no hands. Asynchrony ends here."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from ocpp_support.csms.central_system import CentralSystem
from ocpp_support.csms.tls import NoTls, server_context
from ocpp_support.doctor.addresses import addresses_of
from ocpp_support.doctor.machine import this_machine
from ocpp_support.meeting.door_answers import DoorAnswers
from ocpp_support.meeting.impression import Impression
from ocpp_support.meeting.meeting import Calm, Meeting
from ocpp_support.meeting.news import News
from ocpp_support.runtime.clock import Clock
from ocpp_support.runtime.loop_thread import LoopThread
from ocpp_support.station.profile import Profile
from ocpp_support.trace.trace import Trace


class CannotOpen(Exception):
    """The central system cannot be opened as the station file has it; says why."""


class Reception:
    """A central system on the real clock, open as long as the context lasts.

    Args:
        profile: The station file: where to listen, who may come in.
        tell: Called with everything that happens.
        calm: How long what is waited for.

    Raises `CannotOpen`, also on entering.
    """

    def __init__(self, profile: Profile, tell: Callable[[News], None], calm: Calm | None = None) -> None:
        password, tls = _who_may_come_in(profile)
        self._thread = LoopThread()
        clock = Clock(self._thread.loop)
        trace = Trace(clock, lambda: datetime.now(UTC), connectors=profile.connectors)
        listen = profile.listen
        self._central = CentralSystem(
            trace,
            DoorAnswers(clock.now),
            identity=profile.station.identity,
            host=listen.host,
            port=listen.port,
            password=password,
            tls=tls,
        )
        addresses = addresses_of(profile, this_machine().interfaces)
        cards = {card.tag.casefold(): name for name, card in profile.cards.items()}
        self._meeting = Meeting(self._central, trace, addresses, tell, calm=calm, cards=cards)

    @property
    def port(self) -> int:
        """Where it listens."""
        return self._central.port

    def meet(self) -> Impression:
        """Wait until a station has come in and told of itself."""
        return self._thread.run(self._meeting.until_met())

    def stay(self, learn: Callable[[Impression], object] = lambda _: None) -> Impression:
        """Go on telling what happens, until Ctrl-C; return what is known of the station then.

        ``learn`` is called with what is known each time that a further card is held to the station.
        """
        with suppress(KeyboardInterrupt):
            self._thread.run(self._meeting.stay(learn))
        return self._meeting.impression

    def __enter__(self) -> Self:
        try:
            self._thread.run(self._central.start())
        except OSError as error:
            self._thread.close()
            raise CannotOpen(error.strerror or str(error)) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._thread.run(self._central.stop())
        finally:
            self._thread.close()


def _who_may_come_in(profile: Profile) -> tuple[str | None, ssl.SSLContext | None]:
    """Return the password and the context for TLS, where the security profile has them."""
    try:
        files = profile.server_files
        return profile.security.secret(), server_context(*files) if files else None
    except (LookupError, NoTls) as error:
        raise CannotOpen(str(error.args[0])) from error
    except (OSError, UnicodeDecodeError) as error:
        raise CannotOpen("the file with the password cannot be read") from error
