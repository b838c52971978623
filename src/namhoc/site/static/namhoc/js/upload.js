// Upload: drop files, see which were chosen, refuse those that are too big before sending, show how much was sent.
"use strict";

const form = document.querySelector("[data-upload]");
const drop = form.querySelector("[data-drop]");
const input = form.querySelector("input[type=file]");
const chosen = form.querySelector("[data-chosen]");
const limit = Number(form.dataset.limit) * 1024 * 1024;

const inMb = (bytes) => `${(bytes / 1024 / 1024).toLocaleString("vi", { maximumFractionDigits: 1 })} MB`;

function show() {
  chosen.replaceChildren(...[...input.files].map((file) => {
    const line = document.createElement("li");
    const big = file.size > limit;
    line.textContent = `${file.name} (${inMb(file.size)})${big ? `: lớn hơn ${form.dataset.limit} MB, chia tệp hoặc quét lại` : ""}`;
    line.classList.toggle("t-stop", big);
    return line;
  }));
}

input.addEventListener("change", show);
for (const name of ["dragenter", "dragover"]) {
  drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
}
for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  if (!event.dataTransfer.files.length) return;
  input.files = event.dataTransfer.files;
  show();
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const sending = form.querySelector("[data-sending]");
  const button = form.querySelector("button");
  const request = new XMLHttpRequest();
  button.disabled = true;
  sending.hidden = false;
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    const share = Math.round((loaded / total) * 100);
    sending.querySelector("progress").value = share;
    sending.querySelector("[data-sent]").textContent = `${share}%`;
  });
  request.addEventListener("load", () => {
    if (request.status === 204) { location.href = request.getResponseHeader("X-Next"); return; }
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    const errors = document.querySelector("[data-errors]");
    errors.replaceChildren(...(page.querySelector("[data-errors]")?.childNodes ?? []));
    errors.querySelector("[data-focus]")?.focus();
    button.disabled = false;
    sending.hidden = true;
  });
  request.addEventListener("error", () => {
    button.disabled = false;
    sending.querySelector("[data-sent]").textContent = "Mất kết nối, tệp vẫn còn ở đây; bấm lại để gửi";
  });
  request.open("POST", form.action || location.href);
  request.setRequestHeader("X-Upload", "1");
  request.send(new FormData(form));
});
