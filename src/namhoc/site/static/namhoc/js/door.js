// The form at the door of a household. What is typed is in the device before anything else happens; it leaves the
// device when the register has it. One key of localStorage a household: what the register said (base), what was typed
// over it (typed), and the parcel on its way (parcel), which is sent again unchanged until an answer comes.
"use strict";

const page = document.getElementById("noidung");
const word = (name) => page.dataset[`w${name[0].toUpperCase()}${name.slice(1)}`];
const $ = (id) => document.getElementById(id);
const PREFIX = "nh-phieu:";
const KEEP_UNTOUCHED = 3 * 24 * 3600 * 1000;
let here = null; // the form that is open

// -- the device ----------------------------------------------------------------------------------------------------

const read = (household) => {
  try { return JSON.parse(localStorage.getItem(PREFIX + household)); } catch { return null; }
};
const write = (form) => {
  try {
    localStorage.setItem(PREFIX + form.household, JSON.stringify(form));
    return true;
  } catch {
    say(word("full"), true);
    return false;
  }
};
const forget = (household) => localStorage.removeItem(PREFIX + household);
const all = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))
  .map((key) => read(key.slice(PREFIX.length))).filter(Boolean);
const touched = (form) => Object.keys(form.typed).length > 0 || form.parcel !== null;

function tidy() {
  for (const form of all()) {
    if (!touched(form) && Date.now() - form.at > KEEP_UNTOUCHED) forget(form.household);
  }
}

// -- what the page says --------------------------------------------------------------------------------------------

function say(text, bad = false) {
  $("phieu-bao").replaceChildren();
  if (!text) return;
  const line = document.createElement("p");
  line.className = bad ? "nh-panel nh-errors mb-3" : "nh-panel mb-3";
  line.textContent = text;
  $("phieu-bao").append(line);
}

function showState() {
  $("phieu-mang").textContent = navigator.onLine ? word("line") : word("noline");
  const unsent = all().filter(touched).length;
  $("phieu-chua-gui").textContent = unsent ? `${word("unsent")} ${unsent}` : "";
}

// -- the form ------------------------------------------------------------------------------------------------------

const valueOf = (person, name) => {
  const typed = here.typed[person.key];
  return typed && name in typed ? typed[name] : person.values[name] ?? null;
};

function draw() {
  $("phieu-ten").textContent = here.title;
  const open = new Set([...document.querySelectorAll("#phieu-nguoi details[open]")].map((one) => one.dataset.key));
  $("phieu-nguoi").replaceChildren(...here.people.map((person) => drawPerson(person, open)));
  $("phieu").hidden = false;
  $("phieu-ds").hidden = true;
  showState();
}

function drawPerson(person, open) {
  const box = document.createElement("details");
  box.dataset.key = person.key;
  box.open = open.has(person.key) || !person.code || Boolean(person.reason);
  const head = document.createElement("summary");
  const born = valueOf(person, "birth_year");
  head.textContent = `${valueOf(person, "name") || word("new")}${born ? `, ${born}` : ""}`;
  box.append(head);
  if (person.reason) {
    const reason = document.createElement("p");
    reason.className = "small t-stop";
    reason.textContent = person.reason;
    box.append(reason);
  }
  const grid = document.createElement("div");
  grid.className = "nh-door-grid";
  for (const field of here.fields) grid.append(drawField(person, field));
  box.append(grid);
  return box;
}

function drawField(person, field) {
  const box = document.createElement("div");
  const id = `f-${person.key}-${field.name}`;
  const label = document.createElement("label");
  label.htmlFor = id;
  label.textContent = field.label;
  const value = valueOf(person, field.name);
  let input;
  if (field.kind === "choice") {
    input = document.createElement("select");
    input.className = "form-select";
    if (field.unknown || value === null) input.append(new Option(word("unknown"), ""));
    for (const [code, words] of field.choices) input.append(new Option(words, JSON.stringify(code)));
    input.value = value === null ? "" : JSON.stringify(value);
  } else {
    input = document.createElement("input");
    input.className = "form-control";
    input.value = value ?? "";
    if (field.kind === "number" || field.name === "id_number" || field.name === "phone") input.inputMode = "numeric";
    if (field.kind === "number") input.maxLength = 4;
    if (field.most) input.maxLength = field.most;
  }
  if (["name", "father", "mother"].includes(field.name)) box.className = "nh-wide";
  input.id = id;
  input.autocomplete = "off";
  const typed = here.typed[person.key];
  if (typed && field.name in typed) {
    box.classList.add("nh-door-changed", "ps-2");
    if (person.reason && person.code) {
      const book = document.createElement("div");
      const held = person.values[field.name] ?? null;
      const choice = field.choices.find(([code]) => code === held);
      book.className = "small muted";
      book.textContent = `${word("inbook")}: ${choice ? choice[1] : held ?? word("unknown")}`;
      box.append(book);
    }
  }
  input.addEventListener("input", () => type(person, field, input, box));
  box.prepend(label, input);
  return box;
}

function type(person, field, input, box) {
  let value = input.value;
  if (field.kind === "choice") value = value === "" ? null : JSON.parse(value);
  else if (field.kind === "number") value = value.trim() === "" ? null : /^\d+$/.test(value.trim()) ? Number(value) : value;
  const typed = here.typed[person.key] ?? {};
  if (value === (person.values[field.name] ?? (field.kind === "text" ? "" : null)) && person.code) delete typed[field.name];
  else typed[field.name] = value;
  if (Object.keys(typed).length || !person.code) here.typed[person.key] = typed;
  else delete here.typed[person.key];
  box.classList.toggle("nh-door-changed", field.name in typed);
  write(here);
  showState();
}

$("phieu-them").addEventListener("click", () => {
  const key = `moi-${crypto.randomUUID()}`;
  here.people.push({ key, code: "", version: null, values: { residence: 0, disabled: false } });
  here.typed[key] = {};
  write(here);
  draw();
  $(`f-${key}-name`).focus();
});

$("phieu-bo").addEventListener("click", () => {
  if (touched(here) && !confirm(word("dropask"))) return;
  forget(here.household);
  location.hash = "";
});

// -- the line ------------------------------------------------------------------------------------------------------

const url = (name, household) => page.dataset[name].replace("/0/", `/${household}/`);
const cookie = () => document.cookie.split("; ").find((one) => one.startsWith("csrftoken="))?.slice(10) ?? "";

async function fetchBase(household) {
  const answer = await fetch(url("data", household), { redirect: "manual", cache: "no-store" });
  if (answer.type === "opaqueredirect") throw new Error("signin");
  if (!answer.ok) throw new Error("notfound");
  const base = await answer.json();
  for (const person of base.people) person.key = person.code;
  return base;
}

async function open(household) {
  say("");
  here = read(household);
  if (here === null) {
    try {
      const base = await fetchBase(household);
      here = { ...base, typed: {}, parcel: null, at: Date.now() };
      write(here);
    } catch (error) {
      say(word(error.message === "signin" ? "signin" : "notfound"), true);
      list();
      return;
    }
  }
  draw();
}

// The register's present words under what was typed: nothing typed is lost, the reader sees both.
async function renew() {
  try {
    const base = await fetchBase(here.household);
    const added = here.people.filter((person) => !person.code);
    const reasons = new Map(here.people.map((person) => [person.key, person.reason]));
    for (const person of base.people) person.reason = reasons.get(person.key);
    const held = new Set(base.people.map((person) => person.key));
    // Typed over, and no longer of this household: kept on the page with what was typed, the reader decides.
    const left = here.people.filter((person) => person.code && !held.has(person.key) && here.typed[person.key]);
    for (const person of left) person.reason = word("gone");
    here = { ...here, ...base, people: [...base.people, ...left, ...added] };
    write(here);
    say("");
    draw();
  } catch (error) {
    say(word(error.message === "signin" ? "signin" : "kept"), true);
  }
}
$("phieu-moi").addEventListener("click", renew);

function pack() {
  const parts = Object.fromEntries(here.fields.map((field) => [field.name, field.part]));
  const people = here.people.filter((person) => here.typed[person.key]).map((person) => {
    const values = person.code ? here.typed[person.key] : { ...person.values, ...here.typed[person.key] };
    const packed = { key: person.key, code: person.code, version: person.version, person: {}, year: {} };
    for (const [name, value] of Object.entries(values)) if (parts[name]) packed[parts[name]][name] = value;
    return packed;
  });
  return { uuid: crypto.randomUUID(), year: here.year, people };
}

// What the register took becomes base; what it did not take stays typed, with its reason.
function settle(parcel, answer) {
  for (const result of answer.people) {
    const person = here.people.find((one) => one.key === result.key);
    const sent = parcel.people.find((one) => one.key === result.key);
    if (!person || !sent) continue;
    if (result.state === "saved" || result.state === "same") {
      const values = { ...sent.person, ...sent.year };
      const typed = here.typed[person.key] ?? {};
      for (const [name, value] of Object.entries(values)) {
        person.values[name] = value;
        if (typed[name] === value) delete typed[name];
      }
      delete here.typed[person.key];
      person.code = result.code;
      person.version = result.version;
      person.key = result.code;
      delete person.reason;
      if (Object.keys(typed).length) here.typed[person.key] = typed;
    } else {
      person.reason = result.state === "conflict" ? word("conflict") : result.reason;
    }
  }
  here.parcel = null;
  write(here);
}

let sending = false;
async function send() {
  if (sending || !here) return;
  sending = true;
  $("phieu-gui").disabled = true;
  try {
    for (let turn = 0; turn < 2; turn += 1) {
      here.parcel ??= pack();
      if (!write(here)) return;
      const answer = await fetch(url("send", here.household), {
        method: "POST", redirect: "manual", body: JSON.stringify(here.parcel),
        headers: { "Content-Type": "application/json", "X-CSRFToken": cookie() },
      });
      if (answer.type === "opaqueredirect" || answer.status === 403) { say(word("signin"), true); return; }
      if (answer.status === 409) { here.parcel = null; write(here); say((await answer.json()).error, true); return; }
      if (!answer.ok) { say(word("kept"), true); return; }
      const told = await answer.json();
      settle(here.parcel, told);
      if (!told.done) {
        draw();
        say(word(told.people.some((one) => one.state === "conflict") ? "conflict" : "refused"), true);
        return;
      }
      if (!Object.keys(here.typed).length) break;
    }
    if (Object.keys(here.typed).length) { draw(); say(word("more"), true); return; } // typed on while it was sent
    const household = here.household;
    forget(household);
    here = null;
    history.replaceState(null, "", location.pathname);
    list();
    say(word("saved"));
  } catch {
    say(word("kept"), true);
  } finally {
    sending = false;
    $("phieu-gui").disabled = false;
    showState();
  }
}
$("phieu").addEventListener("submit", (event) => { event.preventDefault(); send(); });

// -- all forms of the device ---------------------------------------------------------------------------------------

function list() {
  here = null;
  $("phieu").hidden = true;
  $("phieu-ds").hidden = false;
  $("phieu-cac").replaceChildren(...all().map((form) => {
    const line = document.createElement("li");
    line.className = "py-2";
    const link = document.createElement("a");
    link.href = `#${form.household}`;
    link.textContent = form.title;
    const state = document.createElement("span");
    state.className = "muted small ms-2";
    state.textContent = `${form.people.length} ${word("people")}${touched(form) ? `, ${word("unsent")}` : ""}`;
    line.append(link, state);
    return line;
  }));
  showState();
}

function go() {
  const household = location.hash.slice(1);
  if (/^\d+$/.test(household)) open(household); else list();
}

tidy();
window.addEventListener("hashchange", go);
// The same form open in another tab of this device: what is typed there shows here, so that neither overwrites the other.
window.addEventListener("storage", (event) => {
  if (sending || !event.key?.startsWith(PREFIX)) return;
  if (here === null) { list(); return; }
  if (event.key !== PREFIX + here.household) { showState(); return; }
  const theirs = read(here.household);
  if (theirs) { here = theirs; draw(); } else { location.hash = ""; list(); }
});
window.addEventListener("online", showState);
window.addEventListener("offline", showState);
if ("serviceWorker" in navigator) navigator.serviceWorker.register(page.dataset.worker).catch(() => {});
go();
