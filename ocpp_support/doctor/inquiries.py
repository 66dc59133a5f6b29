"""What the doctor asks of the system and of others: clock, disk, Node, adapter, secrets. Reads only."""

from __future__ import annotations

import json
import shutil
import subprocess
import urllib.request
from http.client import HTTPException
from pathlib import Path

from ocpp_support.reporting.node import ALLURE, NoGenerator, find_node, user_cache
from ocpp_support.station.security import Secret

PATIENCE_S = 3.0


def synchronised() -> bool | None:
    """Return whether the system says that its clock follows a time server; None where it does not say."""
    program = shutil.which("timedatectl")
    if program is None:
        return None
    command = [program, "show", "--property=NTPSynchronized", "--value"]
    try:
        said = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    return {"yes": True, "no": False}.get(said.strip())


def free_bytes(folder: Path) -> int:
    """Return how much room there is for a folder, which need not exist yet."""
    there = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
    return shutil.disk_usage(there).free


def report_generator() -> tuple[str, bool]:
    """Return why there is no Node ("" where there is one), and whether the page's generator is here."""
    try:
        find_node()
    except NoGenerator as why:
        return str(why), False
    program = user_cache() / f"allure-{ALLURE}" / "node_modules" / "allure" / "cli.js"
    return "", program.is_file()


def acts_of(url: str) -> tuple[list[str] | None, str]:
    """Ask an adapter what it can do; return that, or None and why it did not say."""
    try:
        # No proxy: the adapter stands on the bench.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"{url.rstrip('/')}/acts", timeout=PATIENCE_S) as answer:
            acts = json.loads(answer.read(1 << 20))
    except (OSError, ValueError, HTTPException) as error:
        return None, _in_words(error)
    if not isinstance(acts, list):
        return None, "GET /acts is no list of acts"
    return [str(act) for act in acts], ""


def _in_words(error: Exception) -> str:
    cause = getattr(error, "reason", error)
    return str(getattr(cause, "strerror", None) or cause) or type(cause).__name__


def secret_of(secret: Secret | None) -> tuple[str, str]:
    """Read a secret; return it and "", or "" and why it cannot be had."""
    if secret is None:
        return "", "the station file does not say where the password is"
    try:
        return secret.read(), ""
    except LookupError as error:
        return "", str(error.args[0])
    except UnicodeDecodeError:
        return "", f"{secret.file} is not text"
    except OSError as error:
        return "", f"{secret.file} cannot be read: {error.strerror}"
