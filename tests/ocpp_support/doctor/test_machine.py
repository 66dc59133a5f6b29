from pathlib import Path

import pytest

from ocpp_support.doctor.machine import Interface, Kind, this_machine


@pytest.mark.parametrize(
    ("name", "address", "kind"),
    [
        ("lo", "127.0.0.1", Kind.LOOPBACK),
        ("lo", "::1", Kind.LOOPBACK),
        ("eth0", "192.168.1.20", Kind.NETWORK),
        ("Realtek PCIe GbE", "192.168.1.20", Kind.NETWORK),
        ("docker0", "172.17.0.1", Kind.VIRTUAL),
        ("br-0a1b2c3d4e5f", "172.18.0.1", Kind.VIRTUAL),
        ("vEthernet (WSL)", "172.20.0.1", Kind.VIRTUAL),
        ("bridge0", "10.0.0.4", Kind.NETWORK),
        ("wg0", "10.8.0.2", Kind.VPN),
        ("utun3", "10.8.0.2", Kind.VPN),
        ("tailscale0", "100.64.0.9", Kind.VPN),
    ],
)
def test_what_an_interface_leads_to(name: str, address: str, kind: Kind) -> None:
    assert Interface(name, address).kind is kind


def test_the_version_of_an_address() -> None:
    assert Interface("eth0", "192.168.1.20").version == 4
    assert Interface("eth0", "fd00::2").version == 6


def machine_files(root: Path, **files: str) -> Path:
    for name, text in files.items():
        file = root / name.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def test_a_machine_of_its_own(tmp_path: Path) -> None:
    machine = this_machine(
        machine_files(tmp_path, proc__version="Linux version 6.1", proc__1__cgroup="0::/\n")
    )

    assert not machine.wsl
    assert machine.container == ""
    assert "127.0.0.1" in [one.address for one in machine.interfaces]


def test_a_machine_without_proc(tmp_path: Path) -> None:
    assert this_machine(tmp_path).container == ""


def test_windows_is_noticed(tmp_path: Path) -> None:
    root = machine_files(tmp_path, proc__version="Linux version 5.15.153.1-microsoft-standard-WSL2")

    assert this_machine(root).wsl


@pytest.mark.parametrize(
    ("mark", "text", "name"),
    [
        (".dockerenv", "", "Docker"),
        ("run/.containerenv", "", "Podman"),
        ("proc/1/cgroup", "1:name=systemd:/kubepods/burstable/x\n", "Kubernetes"),
        ("proc/1/cgroup", "0::/lxc/101\n", "LXC"),
        ("proc/1/cgroup", "0::/\n", ""),
    ],
)
def test_a_container_is_noticed(tmp_path: Path, mark: str, text: str, name: str) -> None:
    assert this_machine(machine_files(tmp_path, **{mark.replace("/", "__"): text})).container == name
