from __future__ import annotations

from collections.abc import Iterator

import pytest

from ocpp_support.files.folder import Conduct, Folder, OutsideFolder


@pytest.fixture
def folder() -> Iterator[Folder]:
    folder = Folder(max_upload=100)
    yield folder
    folder.remove()


def test_what_is_published_can_be_read(folder: Folder) -> None:
    folder.publish("images/v2.zip", b"new")
    assert folder.read("/images/v2.zip") == b"new"


@pytest.mark.parametrize("name", ["", "/", ".", "..", "../outside", "a/../../outside", "//../x", "a\0b"])
def test_no_name_leads_out(folder: Folder, name: str) -> None:
    with pytest.raises(OutsideFolder):
        folder.publish(name, b"")


def test_a_link_does_not_lead_out_either(folder: Folder) -> None:
    (folder.root / "link").symlink_to("/etc")
    with pytest.raises(OutsideFolder):
        folder.read("link/passwd")


def test_only_the_login_of_the_run_is_admitted(folder: Folder) -> None:
    login = folder.login
    assert folder.admits(login.user, login.password)
    assert not folder.admits(login.user, "")
    assert not folder.admits("anonymous", login.password)
    folder.conduct = Conduct.NO_LOGIN
    assert not folder.admits(login.user, login.password)


def test_every_run_has_another_login_that_is_not_printed(folder: Folder) -> None:
    other = Folder(max_upload=1)
    other.remove()
    assert other.login != folder.login
    assert folder.login.password not in repr(folder.login)


def test_nothing_is_left(folder: Folder) -> None:
    folder.publish("a/b", b"x")
    folder.remove()
    assert not folder.root.exists()
