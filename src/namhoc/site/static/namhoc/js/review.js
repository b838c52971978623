// The review page: one item at a time, by keyboard and mouse; both panes follow each other; nothing typed is lost.
const root = document.getElementById("ra-soat");
const left = root.querySelector(".nh-left");
const writable = root.hasAttribute("data-writable");
const base = root.dataset.base.replace("cung-luc/", "");
const wide = window.matchMedia("(min-width: 992px)");
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

const items = () => [...root.querySelectorAll("[data-item]")];
const itemOf = (key) => root.querySelector(`[data-item="${CSS.escape(key)}"]`);
const wordsOf = (key) => root.querySelectorAll(`[data-owner="${CSS.escape(key)}"], [data-part="${CSS.escape(key)}"]`);
const numberOf = (key) => [...left.querySelectorAll(`[data-jump="${CSS.escape(key)}"]`)].find(shown);
const shown = (element) => element.offsetParent !== null;
// One request at a time, in the order of the steps: of those that wait for an earlier one htmx would send only the last,
// and a step would be lost on a slow line. What nobody looks at any more when its turn comes is not asked for. A request
// that fails is told by the page (htmx:sendError, the error line), not by a rejected promise.
let line = Promise.resolve();
const ajax = (verb, path, context, wanted = () => true) => {
  line = line.then(() => (wanted() ? htmx.ajax(verb, path, context) : null)).catch(() => {});
  return line;
};
const say = (words) => { document.getElementById("noi").textContent = words; };

let here = root.querySelector("[data-item].on")?.dataset.item ?? "";

// 1. The item being looked at ---------------------------------------------------------------------------------------
function mark() {
  for (const item of items()) {
    const on = item.dataset.item === here;
    item.classList.toggle("on", on);
    item.querySelector("[data-open]")?.setAttribute("aria-expanded", String(on));
  }
  for (const old of left.querySelectorAll(".on")) old.classList.remove("on");
  if (!here) return;
  for (const words of wordsOf(here)) {
    words.classList.add("on");
    for (const run of words.querySelectorAll("mark")) run.classList.add("on");
  }
  for (const box of left.querySelectorAll(`[data-box="${CSS.escape(here)}"]`)) box.classList.add("on");
  for (const number of left.querySelectorAll(`[data-jump="${CSS.escape(here)}"]`)) number.classList.add("on");
}

async function go(key, { focus = true, toText = wide.matches, load = true } = {}) {
  const item = itemOf(key);
  if (!item) return;
  here = key;
  mark();
  if (focus) item.querySelector("[data-open]").focus({ preventScroll: true });
  reveal(item);
  if (toText) showWords(key);
  if (load && !item.hasAttribute("data-full")) {
    const wanted = () => here === key && itemOf(key) !== null && !itemOf(key).hasAttribute("data-full");
    await ajax("GET", `${base}${key}/`, { target: `#m-${key}`, swap: "outerHTML" }, wanted);
    mark();
    if (here === key && itemOf(key)) reveal(itemOf(key));
  }
}

// Panes scroll on their own; the page does not move under the reader.
function scroll(element, { block = "nearest", above = 16, below = 24 } = {}) {
  const pane = wide.matches ? element.closest("section") : null;
  const frame = pane ? pane.getBoundingClientRect() : { top: 0, bottom: innerHeight };
  const box = element.getBoundingClientRect();
  const [top, bottom] = [frame.top + above, Math.min(frame.bottom, innerHeight) - below];
  if (block === "nearest" && box.top >= top && box.bottom <= bottom) return;
  let by = box.top - top;
  if (block === "center") by = box.top + Math.min(box.height, bottom - top) / 2 - (top + bottom) / 2;
  else if (box.top > top && box.height <= bottom - top) by = box.bottom - bottom;
  (pane ?? window).scrollBy({ top: by, behavior: calm.matches ? "auto" : "smooth" });
}

const reveal = (item) => scroll(item, { above: wide.matches ? 88 : 150 });

function showWords(key) {
  const target = numberOf(key) ?? wordsOf(key)[0];
  if (!target) return;
  const words = [...wordsOf(key)].find(shown) ?? target;
  const box = words.getBoundingClientRect();
  const pane = left.getBoundingClientRect();
  const visible = wide.matches && box.top >= pane.top && box.bottom <= Math.min(pane.bottom, innerHeight);
  if (!visible) scroll(target, { block: "center", above: wide.matches ? 16 : 72 });
}

const step = (by) => {
  const all = items();
  const at = all.findIndex((item) => item.dataset.item === here);
  const next = all[at === -1 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
  if (next) go(next.dataset.item);
};

function nextToDo() {
  const all = items();
  const at = all.findIndex((item) => item.dataset.item === here);
  const open = (item) => ["pending", "look"].includes(item.dataset.state);
  const next = all.slice(at + 1).find(open) ?? all.slice(0, Math.max(at, 0)).find(open);
  if (next) go(next.dataset.item); else say(root.dataset.done ?? "");
}

// 2. Steps ----------------------------------------------------------------------------------------------------------
const seen = (item) => `${item.dataset.item}:${item.dataset.version}`;
const post = (path, values, target) =>
  ajax("POST", `${base}${path}`, { values, ...(target ? { target, swap: "outerHTML" } : { swap: "none" }) });

async function form(kind) {
  const key = here;
  await go(key, { focus: false, toText: false });
  const place = document.getElementById(`ct-${key}`);
  if (!place?.querySelector(`[data-act="${{ sua: "edit", tach: "split", bo: "reject" }[kind.split("/")[0]]}"]`)) return;
  await ajax("GET", `${base}${key}/${kind}`, { target: `#ct-${key}` });
}

function merge(key) {
  const all = items();
  const at = all.findIndex((item) => item.dataset.item === key);
  const before = all.slice(0, at).reverse().find((item) => item.dataset.state !== "rejected");
  post(`${key}/gop/`, { seen: [before, all[at]].filter(Boolean).map(seen) });
}

const acts = {
  a: () => post(`${here}/nhan/`, { seen: seen(itemOf(here)) }, `#m-${here}`),
  e: () => form("sua/"),
  s: () => form("tach/"),
  x: () => form("bo/"),
  m: () => merge(here),
};

document.addEventListener("review:step", (event) => {
  const { operation, key, states, say: words } = event.detail;
  for (const place of ["loi", "tranh-chap"]) document.getElementById(place)?.replaceChildren();
  for (const [changed, status] of Object.entries(states)) {
    for (const block of left.querySelectorAll(`[data-owner="${CSS.escape(changed)}"], [data-box="${CSS.escape(changed)}"]`)) {
      block.classList.remove("pending", "accepted", "rejected");
      block.classList.add(status);
    }
    const item = itemOf(changed);
    if (item && operation === "edit") item.dataset.version = document.getElementById(`seen-${changed}`)?.value.split(":")[1] ?? item.dataset.version;
  }
  say(words);
  const walkedOn = key && itemOf(key) && key !== here; // while the answer was on its way: who reads on is not moved
  if (operation === "accept" || operation === "reject") { if (walkedOn) mark(); else nextToDo(); }
  else if (operation !== "edit" && key) go(key, { load: true });
  else mark();
});

// 3. Keys -----------------------------------------------------------------------------------------------------------
const typing = (target) => target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable=true]") !== null;
let afterG = 0;
document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") { escape(event); return; }
  if (typing(event.target) || document.querySelector("dialog[open]") || localStorage.getItem("nh-keys") === "off") return;
  if (event.key === "g") { afterG = Date.now(); return; }
  if (Date.now() - afterG < 1500) { afterG = 0; return; }
  if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
  else if (event.key === "o" && here) original();
  else if (!writable) return;
  else if (event.key === "z") post("hoan-tac/", {});
  else if (acts[event.key] && here) acts[event.key]();
  else return;
  event.preventDefault();
});

function original() {
  if (left.contains(document.activeElement)) { go(here); return; }
  showWords(here);
  (numberOf(here) ?? left).focus({ preventScroll: true });
}

function escape(event) {
  const open = event.target.closest?.(".nh-edit");
  if (open) { event.preventDefault(); close(open); }
  pick.hide();
}

// Leaving a form first lets what was typed be saved; a form that could not be saved stays.
async function close(open) {
  const key = open.closest("[data-item]").dataset.item;
  if (open.contains(document.activeElement)) document.activeElement.blur();
  while (open.classList.contains("htmx-request")) await new Promise((done) => setTimeout(done, 40));
  if (open.querySelector("[aria-invalid=true]")) { open.querySelector("[aria-invalid=true]").focus(); return; }
  await ajax("GET", `${base}${key}/`, { target: `#m-${key}`, swap: "outerHTML" });
  mark();
  itemOf(key)?.querySelector("[data-open]").focus();
}

// 4. Mouse and focus: each pane lights up what the other is about -----------------------------------------------------
root.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest(selector);
  let found;
  if ((found = at("[data-go-span]"))) { event.preventDefault(); showSpan(found.dataset.goSpan); }
  else if ((found = at("[data-to-text]"))) { event.preventDefault(); here = found.closest("[data-item]").dataset.item; go(here, { focus: false, toText: false }); showWords(here); numberOf(here)?.focus({ preventScroll: true }); }
  else if ((found = at("[data-open]"))) { event.preventDefault(); go(found.closest("[data-item]").dataset.item); }
  else if ((found = at("[data-jump]"))) { event.preventDefault(); go(found.dataset.jump, { toText: false }); }
  else if ((found = at("[data-close]"))) close(found.closest(".nh-edit"));
  else if ((found = at("[data-merge]"))) merge(found.closest("[data-item]").dataset.item);
  else if (at("[data-undo]")) post("hoan-tac/", {});
  else if ((found = at("[data-view]"))) view(found.dataset.view);
  else if ((found = at("[data-owner], [data-part], [data-box]")) && getSelection().isCollapsed) {
    go(found.dataset.owner ?? found.dataset.part ?? found.dataset.box, { focus: false, toText: false });
  }
});

document.addEventListener("click", (event) => {
  const found = event.target.closest("[data-go-span]");
  if (found && !root.contains(found)) { event.preventDefault(); showSpan(found.dataset.goSpan); }
  const theirs = event.target.closest("[data-keep-theirs]");
  if (theirs) {
    document.getElementById("tranh-chap").replaceChildren();
    const key = theirs.dataset.keepTheirs;
    ajax("GET", `${base}${key}/`, { target: `#m-${key}`, swap: "outerHTML" }).then(() => go(key));
  }
});

function showSpan(place) {
  const [start, end] = place.split("-").map(Number);
  if (document.getElementById("ban-chu").hidden) {
    const box = [...left.querySelectorAll("[data-from]")].find((b) => Number(b.dataset.from) <= start && start < Number(b.dataset.to));
    if (box) { scroll(box, { block: "center" }); flash([box]); return; }
    view("chu");
  }
  const runs = [...left.querySelectorAll("[data-s]")].filter((run) => {
    const at = Number(run.dataset.s);
    return at < end && at + [...run.textContent].length > start;
  });
  if (!runs.length) return;
  scroll(runs[0], { block: "center" });
  flash(runs);
}

function flash(elements) {
  for (const element of elements) element.classList.add("seen");
  setTimeout(() => { for (const element of elements) element.classList.remove("seen"); }, 1500);
}

function hint(key, on) {
  for (const words of wordsOf(key)) words.classList.toggle("hint", on);
  for (const box of left.querySelectorAll(`[data-box="${CSS.escape(key)}"]`)) box.classList.toggle("hint", on);
  itemOf(key)?.classList.toggle("hint", on);
}
let hinted = "";
const follow = (event) => {
  const found = event.target.closest?.("[data-item], [data-owner], [data-part], [data-box], [data-jump]");
  const key = found ? found.dataset.item ?? found.dataset.owner ?? found.dataset.part ?? found.dataset.box ?? found.dataset.jump : "";
  if (key === hinted) return;
  if (hinted) hint(hinted, false);
  hinted = key;
  if (key) hint(key, true);
};
root.addEventListener("mouseover", follow);
root.addEventListener("mouseleave", follow);
root.addEventListener("focusin", follow);

function view(which) {
  document.getElementById("ban-chu").hidden = which !== "chu";
  document.getElementById("ban-anh").hidden = which !== "anh";
  for (const button of root.querySelectorAll("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === which));
  localStorage.setItem("nh-ban-goc", which);
  if (here) showWords(here);
}
if (document.getElementById("ban-anh") && localStorage.getItem("nh-ban-goc") === "chu") view("chu");

// 5. Words selected in the text -----------------------------------------------------------------------------------------
const pick = {
  bar: document.getElementById("chon-chu"),
  span: null,
  hide() { if (this.bar) this.bar.hidden = true; },
  look() {
    if (!this.bar) return;
    const selection = getSelection();
    const paper = document.getElementById("van-ban");
    if (selection.isCollapsed || !selection.rangeCount || !paper?.contains(selection.anchorNode) || !paper.contains(selection.focusNode)) { this.hide(); return; }
    const range = selection.getRangeAt(0);
    const start = place(range.startContainer, range.startOffset, 1);
    const end = place(range.endContainer, range.endOffset, -1);
    if (start === null || end === null || end <= start) { this.hide(); return; }
    this.span = { start, end };
    this.bar.querySelector("[data-pick=split]").hidden = !inside(start);
    this.bar.hidden = false;
    const box = range.getBoundingClientRect();
    const size = this.bar.getBoundingClientRect();
    const below = box.bottom + size.height + 12 < innerHeight;
    const top = below ? box.bottom + 6 : box.top - size.height - 6;
    this.bar.style.top = `${Math.min(Math.max(8, top), innerHeight - size.height - 8)}px`;
    this.bar.style.left = `${Math.min(Math.max(8, box.left), innerWidth - size.width - 8)}px`;
  },
};

// Where a point of the page stands in the text, counted in code points; on the bare paper the nearest run counts.
function place(node, offset, towards) {
  if (node.nodeType === Node.TEXT_NODE) {
    const run = node.parentElement.closest("[data-s]");
    if (run) return Number(run.dataset.s) + [...node.data.slice(0, offset)].length;
  }
  const runs = [...document.querySelectorAll("#van-ban [data-s]")];
  const point = document.createRange();
  point.setStart(node, offset);
  if (towards === 1) {
    const next = runs.find((run) => point.comparePoint(run, 0) >= 0);
    return next ? Number(next.dataset.s) : null;
  }
  const last = runs.filter((run) => point.comparePoint(run, run.childNodes.length) <= 0).pop();
  return last ? Number(last.dataset.s) + [...last.textContent].length : null;
}

const inside = (position) => (itemOf(here)?.dataset.words ?? "").trim().split(" ").some((words) => {
  const [start, end] = words.split("-").map(Number);
  return start < position && position < end;
});

let looking;
document.addEventListener("selectionchange", () => { clearTimeout(looking); looking = setTimeout(() => pick.look(), 150); });
pick.bar?.addEventListener("mousedown", (event) => event.preventDefault()); // keep the selection
pick.bar?.addEventListener("click", (event) => {
  const what = event.target.closest("[data-pick]")?.dataset.pick;
  if (!what) return;
  pick.hide();
  getSelection().removeAllRanges();
  if (what === "split") { form(`tach/?tai=${pick.span.start}`); return; }
  const add = document.getElementById("them-muc");
  add.elements.start.value = pick.span.start;
  add.elements.end.value = pick.span.end;
  add.requestSubmit();
});

// 6. Forms in place -----------------------------------------------------------------------------------------------------
root.addEventListener("input", (event) => {
  const name = event.target.dataset?.typed;
  if (name) event.target.form.querySelector(`[name="${name}"][value="typed"]`).checked = true;
  event.target.removeAttribute?.("aria-invalid");
});
root.addEventListener("change", (event) => {
  const many = event.target.closest("[data-sure]");
  if (many && event.target.matches("select")) {
    const count = event.target.selectedOptions[0].dataset.n;
    const button = many.querySelector("button");
    many.elements.expected.value = count;
    button.disabled = count === "0";
    button.textContent = button.dataset.some.replace("#", count);
  }
  const cutting = event.target.closest("[data-split]");
  if (cutting) {
    event.target.closest("li").classList.toggle("cut", event.target.checked);
    const button = cutting.querySelector("[data-count]");
    const parts = cutting.querySelectorAll("[name=cut]:checked").length + 1;
    button.disabled = parts < 2;
    button.textContent = button.dataset.label.replace("#", parts);
  }
});
document.addEventListener("review:invalid", (event) => {
  const field = root.querySelector(`.nh-edit [name="${event.detail.field}"]`);
  field?.setAttribute("aria-invalid", "true");
});
document.addEventListener("htmx:afterSettle", (event) => {
  mark();
  if (event.target.matches?.(".full")) {
    const fields = "[data-first]:not([disabled]), textarea, input:not([type=hidden])";
    (event.target.querySelector("[data-first]:not([disabled])") ?? event.target.querySelector(fields))?.focus();
  }
  document.querySelector("[data-conflict]:not([data-told])")?.focus();
  document.querySelector("[data-conflict]")?.setAttribute("data-told", "");
});

// 7. No connection: what was typed waits on this machine ------------------------------------------------------------------
const store = `nh-ra-soat:${base}`;
document.addEventListener("htmx:sendError", (event) => {
  const config = event.detail.requestConfig;
  if (config.verb !== "post") return;
  const sent = [...config.formData.entries()].filter(([name]) => name !== "csrfmiddlewaretoken");
  const at = new Date().toLocaleTimeString("vi", { hour: "2-digit", minute: "2-digit" });
  localStorage.setItem(store, JSON.stringify({ path: config.path, sent, at }));
  notice();
});
function notice() {
  const kept = JSON.parse(localStorage.getItem(store) ?? "null");
  const line = document.getElementById("cho-mang");
  line.hidden = !kept;
  if (kept) line.querySelector("time").textContent = kept.at;
}
async function resend() {
  const kept = JSON.parse(localStorage.getItem(store) ?? "null");
  if (!kept) return;
  localStorage.removeItem(store);
  notice();
  const values = {};
  for (const [name, value] of kept.sent) (values[name] ??= []).push(value);
  delete values.quiet;
  await ajax("POST", kept.path, { values, swap: "none" });
}
window.addEventListener("online", resend);
document.getElementById("cho-mang").addEventListener("click", (event) => { if (event.target.closest("button")) resend(); });

notice();
mark();
const asked = new URLSearchParams(location.search).get("cho");
if (asked) showSpan(asked);
else if (here && location.search.includes("muc=")) { go(here, { focus: false }); if (!wide.matches) itemOf(here).scrollIntoView(); }
root.classList.toggle("nh-keys-off", localStorage.getItem("nh-keys") === "off");
