// The page at the station. It draws what it is told, whole, at every event, and keeps nothing else.
"use strict";

const SILENT_FOR = 12000; // Milliseconds without a word after which the line is held to be dead.
const SETTLES_FOR = 600; // Milliseconds for which a new prompt takes no answer: the thumb may be on its way to the old one.
const TOUCHED_FOR = 5000; // Milliseconds in which the laptop is told but once that the phone is in somebody's hand.
const SPOKEN_FOR = 10000; // Milliseconds for which a message to this phone alone stays.

const ASKED = {
  failed: {
    head: "It failed", label: "What happened?",
    ideas: ["Nothing happens", "The plug is locked", "The display shows an error"],
    missing: "Say what happened: a report without a reason helps nobody.",
  },
  skipped: {
    head: "Skip it", label: "Why is it skipped?",
    ideas: ["This card is not here", "Out of reach", "Too dangerous"],
    missing: "Say why it is skipped: a report without a reason helps nobody.",
  },
  stopped: { head: "Stop the run here?", about: "Everything so far is kept.", ideas: [], send: "Stop here" },
  note: { head: "A note for the report", label: "What did you see?", ideas: [], missing: "A note without words says nothing." },
};

const by = (id) => document.getElementById(id);
let shown = null; // What we were last told.
let toldAt = 0; // When, by this phone's clock.
let events = null;
let asking = null; // What the dialog is about: { kind, number }.
let touchedAt = 0; // When the laptop was last told of a touch.
let saidAt = 0; // When this phone alone was told something.
const drawn = {}; // What is on the page already, part by part.

function connect() {
  if (events) events.close();
  events = new EventSource("events");
  events.onmessage = (event) => {
    shown = JSON.parse(event.data);
    toldAt = Date.now();
    draw();
    if (shown.run.over) events.close();
  };
  events.onerror = () => {
    contact(events.readyState === EventSource.CLOSED ? "old address" : "no contact");
  };
}

function watch() {
  if (Date.now() - saidAt > SPOKEN_FOR) text("message", "");
  if (shown && shown.run.over) return;
  if (Date.now() - toldAt > SILENT_FOR) {
    contact("no contact");
    toldAt = Date.now(); // One try at a time.
    connect();
  } else if (shown) {
    times();
  }
}

function contact(word) {
  const at = by("contact");
  if (at.textContent !== word) at.textContent = word;
  at.className = "contact " + (word === "live" || word === "run over" ? "live" : "lost");
  if (word === "old address") say("This address is of an earlier run: scan the code on the laptop again.", true);
}

function draw() {
  const { run, prompt, rows, said } = shown;
  contact(run.over ? "run over" : "live");
  times();
  const beat = prompt || {};
  part("task", [prompt && { ...prompt, left_s: 0 }, shown.answered, run.scenario, run.name, run.step, run.over, waiting()], task);
  part("buttons", [beat.number, beat.choices, run.over], buttons);
  part("top", [beat.number, run.over], toTheTop);
  part("said", said.map((one) => one.text), listSaid);
  part("rows", [rows, run.feature, run.over], listRows);
}

function part(name, state, redraw) {
  const now = JSON.stringify(state);
  if (drawn[name] === now) return;
  drawn[name] = now;
  redraw();
}

function times() {
  const { run, prompt, said } = shown;
  const since = (Date.now() - toldAt) / 1000;
  text("place", run.over ? "The run is over" : [
    run.scenario ? `Scenario ${run.scenario} of ${run.of}` : "The run begins",
    run.minutes_left === null ? "" : `${Math.max(1, Math.round(run.minutes_left))} min left`,
  ].filter(Boolean).join(" · "));
  by("bar").max = Math.max(run.of, 1);
  by("bar").value = run.over ? run.of : Math.max(run.scenario - 1, 0);
  text("left", prompt ? `${long(Math.max(prompt.left_s - since, 0))} left` : "");
  text("heard", shown.heard_s === null ? "nothing so far" : `heard ${ago(shown.heard_s + since)}`);
  said.forEach((one, index) => {
    const line = by("said").children[index];
    if (line) line.lastChild.textContent = ago(one.ago_s + since);
  });
}

function toTheTop() {
  if (shown.prompt || shown.run.over) window.scrollTo(0, 0); // Whoever read the rows below must not miss it.
}

function task() {
  const { run, prompt, answered } = shown;
  by("task").classList.toggle("open", Boolean(prompt));
  by("live").setAttribute("aria-live", prompt ? "assertive" : "off"); // What needs nobody is not read out.
  if (prompt) {
    text("kicker", `${prompt.choices.length ? "Question" : "Prompt"} ${prompt.number}`);
    text("text", prompt.text);
    text("why", prompt.why && `Why: ${prompt.why}`);
    text("sign", prompt.done_when && `Done when ${prompt.done_when}.`);
  } else {
    text("kicker", run.over ? "The run is over" : "Nothing to do now");
    text("text", run.over ? over(run) : run.name || waiting());
    text("why", run.over ? "The reports are on the laptop." : run.step);
    text("sign", answered ? `Prompt ${answered.number}, “${answered.text}”: ${ending(answered)}.` : "");
  }
  document.title = prompt ? `${prompt.number} · ${prompt.text}` : "At the station";
  notices(prompt);
}

function waiting() {
  return shown.heard_s === null ? "Waiting for the station." : "The suite is getting ready.";
}

function over(run) {
  return run.verdict ? `The verdict: ${run.verdict}.` : "It ended before there was a verdict.";
}

function ending({ kind, by: who, words }) {
  if (kind === "done" && who === "the station") return "the station reported it";
  const end = kind === "unanswered" ? "nobody answered" : `${who} said ${words && kind === "done" ? words : kind}`;
  return words && kind !== "done" && kind !== "unanswered" ? `${end} (${words})` : end;
}

function notices(prompt) {
  const told = prompt ? prompt.notices : [];
  const signs = { mistake: "✗", reminder: "!", note: "Note:" };
  by("notices").replaceChildren(...told.filter((one) => one.text).slice(-3).map((one) => {
    const item = made("li", `notice ${one.kind}`);
    item.append(made("b", "", signs[one.kind] || ""), made("span", "", capital(one.text)));
    return item;
  }));
  const call = prompt && `${prompt.number} ${told.filter((one) => one.kind !== "note").length}`;
  const touched = navigator.userActivation && navigator.userActivation.hasBeenActive; // Else it is not allowed.
  if (call && drawn.call !== call && touched && navigator.vibrate) navigator.vibrate(200);
  drawn.call = call;
}

function buttons() {
  const { prompt, run } = shown;
  const labels = prompt && prompt.choices.length ? prompt.choices : ["done"];
  by("choices").replaceChildren(...labels.map((label) => {
    const button = made("button", "main", capital(label));
    button.type = "button";
    button.addEventListener("click", () => {
      answer("done", prompt && prompt.choices.length ? label : "", prompt.number);
    });
    return button;
  }));
  const answers = [...by("choices").children, by("failed"), by("skipped"), by("stopped")];
  answers.forEach((button) => { button.disabled = true; });
  by("answers").hidden = by("stop").hidden = run.over;
  if (asking && asking.kind !== "note") leaveDialog("This prompt is over: nothing was sent.");
  if (prompt) {
    setTimeout(() => {
      if (shown.prompt && shown.prompt.number === prompt.number) {
        answers.forEach((button) => { button.disabled = false; });
      }
    }, SETTLES_FOR);
  }
}

function listSaid() {
  by("said").replaceChildren(...shown.said.map((one) => {
    const line = made("li");
    line.append(made("span", "", one.text), made("span"));
    return line;
  }));
  times();
}

function listRows() {
  const { rows, run } = shown;
  by("rows").replaceChildren(...rows.map((row) => {
    const now = !run.over && run.feature.startsWith(`${row.number} `);
    const line = made("li", now ? "now" : "");
    const tone = row.tone === "open" ? "open-tone" : row.tone;
    const sign = made("span", row.sign ? `verdict ${tone}` : "soft", row.sign || (row.of ? `${row.done} of ${row.of}` : ""));
    if (row.verdict) sign.setAttribute("aria-label", row.verdict);
    line.append(made("span", "number", String(row.number)), made("span", "", row.title), sign);
    if (row.result) line.append(made("span", "result", row.result));
    return line;
  }));
}

async function answer(kind, words, number) {
  say("Sending …");
  try {
    const response = await fetch("reply", { method: "POST", body: JSON.stringify({ kind, words, number }) });
    const { counts, why } = await response.json();
    say(counts ? (kind === "note" ? "Noted." : "") : `${capital(why)}.`, !counts);
    return true;
  } catch {
    say("Not sent: the laptop cannot be reached. Try again.", true);
    return false;
  }
}

function openDialog(kind) {
  asking = { kind, number: shown && shown.prompt ? shown.prompt.number : 0 };
  const { head, about, label, ideas, send: sends } = ASKED[kind];
  text("asking-head", head);
  text("about", about);
  text("words-label", label);
  text("send", sends || "Send");
  by("words-label").hidden = by("words").hidden = !label;
  text("missing", "");
  by("ideas").replaceChildren(...ideas.map((idea) => {
    const button = made("button", "", idea);
    button.type = "button";
    button.addEventListener("click", () => { by("words").value = idea; });
    return button;
  }));
  by("words").value = "";
  by("asking").showModal();
  if (label && !ideas.length) by("words").focus();
}

function leaveDialog(why) {
  asking = null;
  by("asking").close();
  if (why) say(why, true);
}

async function send() {
  if (!asking) return; // It is on its way already.
  const asked = asking;
  const words = by("words").value.trim();
  if (!words && ASKED[asked.kind].missing) {
    text("missing", ASKED[asked.kind].missing);
    by("words").focus();
    return;
  }
  asking = null;
  if (await answer(asked.kind, words, asked.number)) {
    leaveDialog("");
  } else {
    asking = asked;
    text("missing", by("message").textContent);
  }
}

function say(words, trouble = false) {
  saidAt = Date.now();
  text("message", words);
  by("message").classList.toggle("trouble", trouble);
}

function text(id, words) {
  const at = by(id);
  if (at.textContent !== words) at.textContent = words || "";
}

function made(tag, name = "", words = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.textContent = words;
  return element;
}

function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function long(seconds) {
  return seconds >= 90 ? `${Math.round(seconds / 60)} min` : `${Math.ceil(seconds)} s`;
}

function ago(seconds) {
  return seconds < 1.5 ? "just now" : seconds < 90 ? `${Math.round(seconds)} s ago` : `${Math.round(seconds / 60)} min ago`;
}

function touched() {
  if (Date.now() - touchedAt < TOUCHED_FOR || (shown && shown.run.over)) return;
  touchedAt = Date.now();
  fetch("touch", { method: "POST" }).catch(() => {}); // Who is out of reach is shown as that already.
}

["failed", "skipped", "stopped", "note"].forEach((kind) => by(kind).addEventListener("click", () => openDialog(kind)));
by("back").addEventListener("click", () => leaveDialog(""));
by("asking").addEventListener("cancel", () => { asking = null; });
by("send").addEventListener("click", send);
// A phone that wakes, or finds the network again, does not wait for the next try.
document.addEventListener("visibilitychange", () => {
  if (document.hidden || (shown && shown.run.over)) return;
  connect();
  touched();
});
document.addEventListener("pointerdown", touched);
window.addEventListener("online", connect);
toldAt = Date.now();
connect();
setInterval(watch, 1000);
