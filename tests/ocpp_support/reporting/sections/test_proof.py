from ocpp_support.reporting.sections.proof import evidence_of

TRACE = {"name": "trace.jsonl", "what": "all", "bytes": 1800, "sha256": "aa"}
FOLDER = {"name": "allure-results", "what": "Allure's", "bytes": 20, "files": 2, "sha256": "bb"}
MOVED = {"name": "d.log", "what": "delivered", "bytes": 3, "sha256": "cc", "kept": False}


def test_the_record_stands_first_and_only_kept_files_can_be_verified() -> None:
    told = evidence_of({"evidence": [TRACE, FOLDER, MOVED]}, "ff")

    assert [(one["name"], one["size"], one["sha256"]) for one in told["evidence"]] == [
        ("acceptance.json", "", "ff"),
        ("trace.jsonl", "1.8 kB", "aa"),
        ("allure-results", "2 files, 20 bytes", "bb"),
        ("d.log", "3 bytes", "cc"),
    ]
    assert told["verify"] == "sha256sum acceptance.json trace.jsonl"
    assert [one.split()[1] for one in told["verify_folders"]] == ["allure-results"]


def test_without_evidence_there_is_nothing_to_verify() -> None:
    assert evidence_of({}, "") == {"evidence": [], "verify": "", "verify_folders": []}
