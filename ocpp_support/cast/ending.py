"""Ending a session from afar: for the operator who orders it, and for whoever tidies up afterwards."""

from __future__ import annotations

from ocpp_support.cast.stage import Stage
from ocpp_support.matchers.sessions import running_session


def end_running_session(stage: Stage, connector: int) -> bool:
    """Order the end of the session that runs on a connector (section 5.12); return whether one did."""
    session = running_session(stage.history, connector)
    if session is None:
        return False
    stage.ask("RemoteStopTransaction", {"transactionId": session.transaction_id})
    return True
