// Giao nhiệm vụ: the question and the button count what is ticked.
const form = document.querySelector("[data-issue]");
form.addEventListener("change", () => {
  const ticked = [...form.querySelectorAll("[name=item]:checked")];
  const units = ticked.reduce((sum, box) => sum + Number(box.dataset.units), 0);
  const button = form.querySelector("button[data-label]");
  button.textContent = button.dataset.label.replace("#", ticked.length);
  button.disabled = !ticked.length;
  const question = form.querySelector("[data-question]");
  question.textContent = question.dataset.question.replace("#", ticked.length).replace("@", units);
});
