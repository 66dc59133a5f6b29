"""The comment on a pull request: one, renewed by every run, of whatever a stranger's code has left."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from ocpp_support.reporting.node import find_node
from tests.ocpp_support.reporting.records import hk_180, refused

SCRIPT = Path(__file__).parents[2] / ".github" / "acceptance_comment.cjs"
HEAD = "a" * 40
NASTY = "| <img src=x> @ann ##12 [a](https://example.org) www.example.org :x: `b`\n\n# c \x1b"

PLAY = """
const [script, folder, said] = process.argv.slice(-3);
const world = JSON.parse(said);
const done = [];
const note = (what) => async (asked) => { done.push([what, asked]); };
const github = {
  rest: {
    pulls: { list: async (asked) => { done.push(["looked up", asked]); return { data: world.pulls }; } },
    issues: { listComments: "comments", createComment: note("created"), updateComment: note("updated") },
  },
  paginate: async () => world.comments,
};
const context = { repo: { owner: "o", repo: "r" }, payload: { workflow_run: world.run } };
const core = { info: (text) => done.push(["said", text]) };
require(script)({ github, context, core, folder }).then(() => console.log(JSON.stringify(done)));
"""
RUN = {
    "head_sha": HEAD,
    "head_branch": "topic",
    "html_url": "https://example.org/run",
    "head_repository": {"owner": {"login": "ann"}},
}
PULL = {"number": 7, "head": {"sha": HEAD}}


def plays(folder: Path, **world: Any) -> dict[str, Any]:
    """Run the script in a world that is none; return what it did there."""
    node, _ = find_node()
    told = {"run": RUN, "pulls": [PULL], "comments": []} | world
    ran = subprocess.run(
        [str(node), "-e", PLAY, str(SCRIPT), str(folder), json.dumps(told)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    return dict(json.loads(ran.stdout))


def keep(folder: Path, station: str, record: Any) -> None:
    (folder / station).mkdir()
    text = record if isinstance(record, str) else json.dumps(record)
    (folder / station / "acceptance.json").write_text(text, encoding="utf-8")


def test_comments_the_rows_of_every_station(tmp_path: Path) -> None:
    keep(tmp_path, "hk_180", hk_180())
    keep(tmp_path, "mine", refused())

    did = plays(tmp_path)

    assert did["looked up"] == {"owner": "o", "repo": "r", "state": "open", "head": "ann:topic"}
    assert did["created"]["issue_number"] == 7
    text = did["created"]["body"]
    assert "<details><summary><b>hk&#95;180</b>: ✓ accepted with remarks</summary>" in text
    assert "<details open><summary><b>mine</b>: ✗ refused</summary>" in text
    assert text.count("| Boot notification | ✓ passed |") == 2
    assert "Of aaaaaaa; [the run and its reports](https://example.org/run)" in text


def test_renews_its_own_comment_and_touches_no_other(tmp_path: Path) -> None:
    keep(tmp_path, "mine", refused())
    mark = plays(tmp_path)["created"]["body"].partition("\n")[0]
    others = [
        {"id": 1, "user": {"login": "ann"}, "body": f"{mark}\nmine"},
        {"id": 2, "user": {"login": "github-actions[bot]"}, "body": "another"},
        {"id": 3, "user": None, "body": None},
    ]
    own = {"id": 4, "user": {"login": "github-actions[bot]"}, "body": f"{mark}\nold"}

    assert plays(tmp_path, comments=[*others, own])["updated"]["comment_id"] == 4
    assert "created" in plays(tmp_path, comments=others)


@pytest.mark.parametrize(
    "world",
    [
        {"pulls": []},
        {"pulls": [{"number": 7, "head": {"sha": "b" * 40}}]},
        {"run": {**RUN, "head_repository": None}},
    ],
    ids=["closed", "gone on since", "the fork is gone"],
)
def test_comments_nothing_that_is_about_another_commit(tmp_path: Path, world: dict[str, Any]) -> None:
    keep(tmp_path, "mine", refused())

    did = plays(tmp_path, **world)

    assert "said" in did
    assert not {"created", "updated"} & did.keys()


def test_says_that_there_is_no_record(tmp_path: Path) -> None:
    assert "ended before there was a record" in plays(tmp_path / "none")["created"]["body"]


@pytest.mark.parametrize("record", ["{", "[]", "null", "7", '{"functions": [null, 7, {}], "verdict": {}}'])
def test_what_is_no_record_breaks_nothing(tmp_path: Path, record: str) -> None:
    keep(tmp_path, "odd", record)
    keep(tmp_path, "mine", refused())

    assert "<b>mine</b>: ✗ refused" in plays(tmp_path)["created"]["body"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    keep(tmp_path, "mine", refused())
    (tmp_path / "records" / "odd").mkdir(parents=True)
    (tmp_path / "records" / "odd" / "acceptance.json").symlink_to(tmp_path / "mine" / "acceptance.json")

    assert "no record" not in plays(tmp_path)["created"]["body"]
    assert "ended before there was a record" in plays(tmp_path / "records")["created"]["body"]


def test_nothing_in_a_record_does_anything(tmp_path: Path) -> None:
    record = refused()
    for row in record["functions"]:
        row["title"], row["result"] = NASTY, NASTY
    record["functions"][0]["verdict"] = NASTY
    keep(tmp_path, "mine", record | {"verdict": NASTY})

    text = plays(tmp_path)["created"]["body"]

    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    inline = [one for token in tokens for one in token.children or []]
    assert {one.type for one in inline} <= {"text", "html_inline", "link_open", "link_close", "softbreak"}
    assert [one.attrs["href"] for one in inline if one.type == "link_open"] == ["https://example.org/run"]
    assert [token.type for token in tokens].count("tr_open") == 17
    for dangerous in ("<img", "@ann", r"(?<!&)#\d", r"www\.", "https:(?!//example.org/run)"):
        assert not re.search(dangerous, text)


def test_fits_into_a_comment(tmp_path: Path) -> None:
    record = refused()
    record["functions"] = [{**row, "result": "&" * 500} for row in record["functions"] * 9]
    for number in range(9):
        keep(tmp_path, f"station{number}", record)

    assert 10_000 < len(plays(tmp_path)["created"]["body"]) < 65_536
