// What every page can do: keys, the session warning, the waiting line, focus on an error summary.
"use strict";

const typing = (target) => target.closest("input, textarea, select, [contenteditable=true]") !== null;
const keysOn = () => localStorage.getItem("nh-keys") !== "off";

// Keys: "/" searches, "g" then a letter goes to a room, "j" and "k" walk the rows of a list, "?" lists them all.
let afterG = false;
document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]") && event.key !== "?") return;
  if (!keysOn() && event.key !== "?") return;
  const key = event.key;
  if (afterG) {
    afterG = false;
    const room = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
    if (room) { event.preventDefault(); location.href = room.href; }
    return;
  }
  if (key === "g") { afterG = true; setTimeout(() => { afterG = false; }, 1500); return; }
  if (key === "/") {
    const search = document.querySelector("[data-search]");
    if (search) { event.preventDefault(); search.focus(); search.select(); }
  } else if (key === "?") {
    event.preventDefault();
    toggleKeys();
  } else if (key === "j" || key === "k") {
    walk(key === "j" ? 1 : -1);
  }
});

function walk(step) {
  const rows = [...document.querySelectorAll("[data-rows] a[data-row]")];
  if (!rows.length) return;
  const here = rows.indexOf(document.activeElement);
  rows[Math.min(rows.length - 1, Math.max(0, here === -1 ? 0 : here + step))].focus();
}

function toggleKeys() {
  const dialog = document.getElementById("phim-tat");
  if (!dialog) return;
  if (dialog.open) dialog.close(); else dialog.showModal();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys]")) toggleKeys();
});

for (const box of document.querySelectorAll("[data-keys-on]")) {
  box.checked = keysOn();
  box.addEventListener("change", () => localStorage.setItem("nh-keys", box.checked ? "on" : "off"));
}

// Session: five minutes before its end the page asks; staying keeps everything that was typed.
const sessionSeconds = Number(document.body.dataset.session || 0);
if (sessionSeconds) {
  const dialog = document.getElementById("phien");
  let timer;
  const start = () => {
    clearTimeout(timer);
    timer = setTimeout(() => dialog.showModal(), (sessionSeconds - 300) * 1000);
  };
  start();
  document.addEventListener("htmx:afterRequest", start);
  dialog.querySelector("[data-stay]").addEventListener("click", async (event) => {
    const answer = await fetch(event.currentTarget.dataset.stay, { redirect: "manual" });
    if (answer.ok) { dialog.close(); start(); } else { location.reload(); }
  });
}

// Waiting: a line under the bar after 400 ms (the delay is in the theme).
document.addEventListener("htmx:beforeRequest", () => document.body.classList.add("nh-waiting"));
document.addEventListener("htmx:afterRequest", () => document.body.classList.remove("nh-waiting"));
// An answer that carries an error for the live region is shown even though its status is not 2xx.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.getResponseHeader("HX-Retarget")) { event.detail.shouldSwap = true; event.detail.isError = false; }
});

document.querySelector("[data-focus]")?.focus();
// A select that filters a list sends its form at once.
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
});
// A question before what cannot be taken back: the button names the dialog that asks it.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) document.getElementById(opener.dataset.dialog).showModal();
});
// A page that is made for paper prints itself.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
// A search box that narrows a list on the page, whatever the accents: data-narrow names the list.
const folded = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replaceAll("đ", "d");
document.addEventListener("input", (event) => {
  const list = event.target.dataset.narrow && document.querySelector(event.target.dataset.narrow);
  if (!list) return;
  const wanted = folded(event.target.value).trim();
  let shown = 0;
  for (const row of list.querySelectorAll("[data-words]")) {
    row.hidden = !row.dataset.words.includes(wanted) && !row.querySelector(":checked");
    shown += row.hidden ? 0 : 1;
  }
  list.querySelector("[data-none]").hidden = shown > 0;
});

// Forms of households that are still in this device: how many, wherever the page asks for it.
for (const place of document.querySelectorAll("[data-unsent]")) {
  const forms = Object.keys(localStorage).filter((key) => key.startsWith("nh-phieu:")).map((key) => JSON.parse(localStorage.getItem(key)));
  const unsent = forms.filter((form) => form && (Object.keys(form.typed).length > 0 || form.parcel !== null)).length;
  place.hidden = unsent === 0;
  place.querySelector("b").textContent = unsent;
}
