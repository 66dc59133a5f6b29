"""What is told of files agrees with what came of them, and what is tried comes to an end."""

from __future__ import annotations

from typing import Any

from .orders import fetches, orders_log, orders_update
from .tales import Tale, breaks, keeps


@breaks("files.update-course", "it reported the update as Downloading, Installed")
def test_an_update_that_was_never_downloaded(tale: Tale) -> None:
    orders_update(tale)
    tale.says_of("Firmware", "Downloading", "Installed")


@breaks("files.update-course", "it reported the update as Downloaded, Installed")
def test_an_update_that_was_never_downloading(tale: Tale) -> None:
    orders_update(tale)
    tale.says_of("Firmware", "Downloaded", "Installed")


@breaks("files.update-course", "it reported the update as Downloading, Downloaded, Installed, Installed")
def test_an_update_that_is_installed_twice(tale: Tale) -> None:
    orders_update(tale)
    orders_update(tale)
    tale.says_of("Firmware", "Downloading", "Downloaded", "Installed", "Installed")


@breaks("files.upload-flood", "it reported Uploading 6 times")
def test_an_upload_is_told_over_and_over(tale: Tale) -> None:
    orders_log(tale, name="early.txt")
    tale.loads("early.txt")
    orders_log(tale, retries=4)
    tale.says_of("Diagnostics", *["Uploading"] * 6)
    tale.loads()
    tale.says_of("Diagnostics", "Uploaded")


@keeps
def test_an_upload_is_told_at_each_of_many_tries(tale: Tale) -> None:
    orders_log(tale, retries=6)
    tale.says_of("Diagnostics", *["Uploading"] * 7)
    tale.loads()
    tale.says_of("Diagnostics", "Uploaded")


@keeps
def test_an_upload_is_told_five_times(tale: Tale) -> None:
    orders_log(tale)
    tale.says_of("Diagnostics", *["Uploading"] * 5)
    tale.loads()
    tale.says_of("Diagnostics", "Uploaded")


@breaks("files.no-attempt", "told to try without retries, it did not try at all")
def test_without_retries_it_does_not_try(tale: Tale) -> None:
    orders_log(tale, retries=0)
    tale.wait(120)


@keeps
def test_it_may_still_try(tale: Tale) -> None:
    orders_log(tale, retries=0)
    tale.wait(119)


@keeps
def test_it_tries_once_or_has_nothing_to_send(tale: Tale) -> None:
    orders_log(tale, retries=0)
    tale.loads()
    orders_log(tale, None, retries=0)
    tale.wait(120)


@keeps
def test_it_may_wait_where_it_may_retry(tale: Tale) -> None:
    orders_log(tale, retries=1)
    tale.wait(120)


@breaks("files.silent-failure", "its upload failed, and it never said so")
def test_an_upload_fails_in_silence(tale: Tale) -> None:
    orders_log(tale)
    tale.loads(complete=False)
    tale.wait(120)


@keeps
def test_it_waits_before_it_tries_again(tale: Tale) -> None:
    orders_log(tale, retries=1, retryInterval=60)
    tale.loads(complete=False)
    tale.wait(179)


@breaks("files.silent-failure")
def test_it_does_not_try_again(tale: Tale) -> None:
    orders_log(tale)
    tale.loads()
    orders_log(tale, retries=1, retryInterval=60)
    tale.loads(complete=False)
    tale.wait(180)


@keeps
def test_a_failure_that_is_told(tale: Tale) -> None:
    orders_log(tale)
    tale.loads(complete=False)
    tale.says_of("Diagnostics", "UploadFailed")
    tale.wait(120)


@breaks("files.never-came", "it reported Uploaded, and no file came")
def test_a_success_that_was_none(tale: Tale) -> None:
    orders_log(tale, "first.txt", retries=0)
    tale.loads("first.txt")
    orders_log(tale)
    tale.says_of("Diagnostics", "Uploading")
    tale.loads(complete=False)
    tale.says_of("Diagnostics", "Uploaded")
    tale.wait(120)


@keeps
def test_without_retries_uploaded_may_mean_that_it_was_done_with(tale: Tale) -> None:
    orders_log(tale, retries=0)
    tale.says_of("Diagnostics", "Uploaded")


def _lists(tale: Tale, value: Any, key: str = "SupportedFileTransferProtocols") -> None:
    item = {"key": key, "readonly": True, "value": value}
    tale.told("GetConfiguration", {"configurationKey": [item]}, key=[key])


def _fails_to_fetch(tale: Tale) -> None:
    orders_update(tale)
    tale.says_of("Firmware", "Downloading", "DownloadFailed")


@breaks("files.protocol-unused", "it says that it speaks FTP, failed there, and never came")
def test_it_speaks_a_protocol_and_does_not_try_it(tale: Tale) -> None:
    tale.comes()
    _lists(tale, "HTTP, FTP")
    _lists(tale, "HTTP", key="Others")
    _fails_to_fetch(tale)


@breaks("files.protocol-unused")
def test_nor_for_an_upload(tale: Tale) -> None:
    tale.comes()
    _lists(tale, "FTP")
    orders_log(tale)
    tale.says_of("Diagnostics", "Uploading", "UploadFailed")


@keeps
def test_it_may_still_try_that_protocol(tale: Tale) -> None:
    tale.comes()
    _lists(tale, "FTP")
    orders_log(tale)


@keeps
def test_it_said_so_only_afterwards(tale: Tale) -> None:
    tale.comes()
    _lists(tale, "HTTP")
    _fails_to_fetch(tale)
    _lists(tale, "FTP")


@keeps
def test_it_no_longer_says_so(tale: Tale) -> None:
    tale.comes()
    _lists(tale, "FTP")
    _lists(tale, "HTTP")
    _fails_to_fetch(tale)


@keeps
def test_it_tried(tale: Tale) -> None:
    tale.comes()
    _lists(tale, "FTP")
    orders_update(tale)
    fetches(tale)
    tale.says_of("Firmware", "Downloading", "DownloadFailed")


@keeps
def test_what_is_no_list_says_nothing_of_protocols(tale: Tale) -> None:
    tale.comes()
    name = "SupportedFileTransferProtocols"
    for odd in (name, [name], {"key": 1}, None):
        tale.told("GetConfiguration", {"configurationKey": odd, "unknownKey": [name]}, key=[name])
    _fails_to_fetch(tale)


@breaks("files.unannounced", "it announced no file, and stored log.txt")
def test_a_file_that_nobody_announced(tale: Tale) -> None:
    orders_log(tale, " ")
    tale.loads()


@keeps
def test_a_file_whose_announcement_never_came(tale: Tale) -> None:
    tale.comes()
    tale.told("GetDiagnostics", None, location="ftp://host/")
    tale.loads()


@keeps
def test_nothing_was_announced_and_nothing_came(tale: Tale) -> None:
    orders_log(tale, None)
    tale.loads(complete=False)
    tale.says_of("Diagnostics", "UploadFailed")


@breaks("files.other-name", "it announced log.txt and stored logs/other.txt")
def test_a_file_of_another_name(tale: Tale) -> None:
    orders_log(tale)
    tale.loads("logs/other.txt")


@keeps
def test_a_file_in_another_folder(tale: Tale) -> None:
    orders_log(tale, "/logs/of/log.txt ")
    tale.loads("logs/log.txt", size=1)


@breaks("files.empty", "the file log.txt that it stored is empty")
def test_an_empty_file(tale: Tale) -> None:
    orders_log(tale)
    tale.loads(size=0)
