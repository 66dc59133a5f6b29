from __future__ import annotations

import asyncio
import json
import re
import signal
import socket
import subprocess
import sys
from urllib.request import urlopen

import pytest
from typer.testing import CliRunner

from simulator.__main__ import app

from .small_central import Central

NOWHERE = "ws://127.0.0.1:1/CP01"
SECURE = "wss://127.0.0.1:1/CP01"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "--url"),
        (["--url", "http://127.0.0.1/CP01"], "does not begin with ws://"),
        (["--url", "ws://127.0.0.1:99999/CP01"], "is no address"),
        (["--url", "ws://[::1/CP01"], "is no address"),
        (["--url", "ws:///CP01"], "names no central system"),
        (["--url", "ws://127.0.0.1:9000"], "does not end with the station's identity"),
        (["--url", "ws://127.0.0.1:9000/CP01#1"], "has a #"),
        (["--url", NOWHERE, "--model", "refrence"], "no such model"),
        (["--url", NOWHERE, "--defect", "gives-up-erly"], "gives-up-early"),
        (["--url", NOWHERE, "--control", "9100"], "is not HOST:PORT"),
        (["--url", NOWHERE, "--ca", "ca.pem"], "takes no certificates; wss:// does"),
        (["--url", SECURE, "--ca", "missing.pem"], "missing.pem holds no certificate"),
        (["--url", SECURE, "--certificate", "x.pem"], "--certificate and --key go together"),
        (["--url", SECURE, "--key", "x.key"], "--certificate and --key go together"),
        (["--url", NOWHERE, "--control", "127.0.0.1:99999"], "is not HOST:PORT"),
    ],
)
def test_wrong_use_is_said_in_a_sentence(arguments: list[str], said: str) -> None:
    outcome = CliRunner().invoke(app, arguments)
    assert outcome.exit_code == 2
    assert said in re.sub(r"\s+", " ", outcome.output)
    assert "Traceback" not in outcome.output


def test_an_address_that_is_taken_is_said_too() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        outcome = CliRunner().invoke(app, ["--url", NOWHERE, "--control", address])
    assert outcome.exit_code == 2
    assert "the acts cannot be served" in outcome.output


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to one process there")
def test_it_serves_its_acts_and_ends_with_ctrl_c() -> None:
    command = [sys.executable, "-m", "simulator", "--url", NOWHERE, "--control", "127.0.0.1:0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        try:
            served = next(line for line in process.stdout if "served at" in line)
            with urlopen(served.split()[-1] + "/acts", timeout=10) as answer:
                assert "plug_in" in json.load(answer)
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=20) == 0
            told = process.stderr.read()
            assert "cannot reach ws://127.0.0.1:1/CP01" in told
            assert "Traceback" not in told
        finally:
            process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to one process there")
def test_it_dials_a_central_system_and_hangs_up_at_ctrl_c() -> None:
    async def run() -> None:
        central = Central()
        await central.open()
        command = ["-m", "simulator", "--url", central.url, "--model", "dc_150", "--fast"]
        command += ["--defect", "no-serial"]
        process = await asyncio.create_subprocess_exec(sys.executable, *command, stderr=subprocess.PIPE)
        try:
            boot = await central.hears("BootNotification")
            assert boot["chargePointModel"] == "NC-DC150"
            assert "chargePointSerialNumber" not in boot
            await central.hears("StatusNotification", connectorId=2)
            process.send_signal(signal.SIGINT)
            _, told = await asyncio.wait_for(process.communicate(), 20)
            assert process.returncode == 0
            assert b"no longer connected" in told
            assert b"Traceback" not in told
        finally:
            if process.returncode is None:
                process.kill()
            await central.cut()

    asyncio.run(run())
