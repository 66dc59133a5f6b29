// The comment on a pull request: the rows of every record in a folder, with the verdict above them.
//
// Owns that nothing in a record does anything: it may have been written by a stranger's code, and this runs with
// the right to write. So only words that are known are taken as verdicts, every other text is made inert and
// short, and which pull request it is about is asked of the platform, not of the record.
"use strict";

const fs = require("fs");
const path = require("path");

const MARK = "<!-- acceptance of the bundled stations -->";
const BOT = "github-actions[bot]";
const LARGEST = 20 * 1024 * 1024; // Bytes of a record.
const LONGEST = 60000; // Characters of a comment; it holds 65536.
const SIGNS = {
  "passed": "✓",
  "passed with remark": "✓",
  "failed": "✗",
  "known deviation": "!",
  "inconclusive": "?",
  "not tested": "…",
  "not applicable": "–",
};
const VERDICTS = {
  "accepted": "✓",
  "accepted with remarks": "✓",
  "refused": "✗",
  "incomplete": "?",
};

/** Return a text that Markdown and HTML show as it is, and that calls nobody's name. */
function inert(text, longest = 200) {
  const line = (typeof text === "string" ? text : "").replace(/[\p{C}\s]+/gu, " ").trim();
  const short = line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
  return short
    .replace(/[&<>\\`*_\[\]|~!$:]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/@/g, "@&#8203;")
    .replace(/(?<!&)#/g, "#&#8203;")
    .replace(/www\./gi, "www&#46;");
}

function list(value) {
  return Array.isArray(value) ? value.filter((one) => one !== null && typeof one === "object") : [];
}

function sign(signs, word) {
  return Object.hasOwn(signs, word) ? `${signs[word]} ${word}` : "? unknown";
}

/** Return the rows of a record as a table, under its verdict. */
function rows(name, record) {
  const lines = list(record.functions)
    .slice(0, 40)
    .map((row) => `| ${inert(String(row.number), 4)} | ${inert(row.title, 60)} | ${sign(SIGNS, row.verdict)} | ${inert(row.result)} |`);
  const red = lines.filter((line) => line.includes("| ✗ ") || line.includes("| ? ")).length;
  return [
    `<details${red ? " open" : ""}><summary><b>${inert(name, 60)}</b>: ${sign(VERDICTS, record.verdict)}</summary>`,
    "",
    "| # | Function | Verdict | Result |",
    "| --- | --- | --- | --- |",
    ...lines,
    "",
    "</details>",
  ].join("\n");
}

/** Yield the name of every folder that holds a record, and the record. */
function* records(folder) {
  const names = fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
  for (const name of names) {
    const file = path.join(folder, name, "acceptance.json");
    const found = fs.lstatSync(file, { throwIfNoEntry: false });
    if (!found || !found.isFile() || found.size > LARGEST) continue;
    try {
      const record = JSON.parse(fs.readFileSync(file, "utf8"));
      if (record !== null && typeof record === "object") yield [name, record];
    } catch {
      // What is no record has no rows.
    }
  }
}

/** Return the comment, and no more of it than fits. */
function body(folder, run) {
  let text = `${MARK}\n### Acceptance of the bundled stations\n`;
  let count = 0;
  for (const [name, record] of records(folder)) {
    const table = rows(name, record);
    if (text.length + table.length < LONGEST) text += `\n${table}\n`;
    count += 1;
  }
  if (!count) text += "\nThe run ended before there was a record.\n";
  return `${text}\nOf ${inert(run.head_sha, 12).slice(0, 7)}; [the run and its reports](${run.html_url})\n`;
}

/** Return the pull request whose head this run was about; none where it has gone on since. */
async function pullRequest(github, repo, run) {
  if (!run.head_repository) return undefined; // The fork is gone.
  const head = `${run.head_repository.owner.login}:${run.head_branch}`;
  const { data } = await github.rest.pulls.list({ ...repo, state: "open", head });
  return data.find((one) => one.head.sha === run.head_sha);
}

module.exports = async ({ github, context, core, folder }) => {
  const run = context.payload.workflow_run;
  const about = await pullRequest(github, context.repo, run);
  if (!about) {
    core.info("No open pull request has this commit at its head: there is nothing to comment on.");
    return;
  }
  const issue = { ...context.repo, issue_number: about.number };
  const comments = await github.paginate(github.rest.issues.listComments, { ...issue, per_page: 100 });
  const own = comments.find((one) => one.user?.login === BOT && one.body?.startsWith(MARK));
  const text = body(folder, run);
  if (own) {
    await github.rest.issues.updateComment({ ...context.repo, comment_id: own.id, body: text });
  } else {
    await github.rest.issues.createComment({ ...issue, body: text });
  }
};
