// Checks one step of a form, says in words what is wrong and how to mend it, and keeps the answers
// for the next step. The last step is the only one that sends anything.
const form = document.querySelector("form.stap");

const saved = JSON.parse(sessionStorage.getItem("melding") ?? "{}");
for (const field of form.elements) {
  if (!field.name || !(field.name in saved)) continue;
  if (field.type === "radio") field.checked = field.value === saved[field.name];
  else field.value = saved[field.name];
}

function problemOf(field) {
  if (field.matches("fieldset")) {
    return field.querySelector("input:checked") ? "" : field.dataset.verplicht;
  }
  if (field.required && !field.value.trim()) return field.dataset.verplicht;
  if (field.value && !field.validity.valid) return field.dataset.fout ?? field.dataset.verplicht;
  return "";
}

function describe(field, text) {
  const id = `${field.id}-fout`;
  let message = document.getElementById(id);
  const others = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((x) => x && x !== id);
  const control = field.matches("fieldset") ? null : field;
  if (!text) {
    message?.remove();
    control?.removeAttribute("aria-invalid");
  } else {
    if (!message) {
      message = document.createElement("p");
      message.id = id;
      message.className = "foutmelding";
      if (control) control.before(message);
      else field.querySelector("legend").after(message);
    }
    message.textContent = text;
    control?.setAttribute("aria-invalid", "true");
    others.push(id);
  }
  if (others.length) field.setAttribute("aria-describedby", others.join(" "));
  else field.removeAttribute("aria-describedby");
}

form.addEventListener("submit", (event) => {
  const fields = [...form.querySelectorAll("[data-verplicht], [data-fout]")];
  const wrong = fields.map((field) => [field, problemOf(field)]);
  wrong.forEach(([field, text]) => describe(field, text));
  const first = wrong.find(([, text]) => text)?.[0];
  if (first) {
    event.preventDefault();
    (first.matches("fieldset") ? first.querySelector("input") : first).focus();
    return;
  }
  const answers = Object.fromEntries(new FormData(form));
  if (form.method === "post") {
    sessionStorage.removeItem("melding");
    return;
  }
  event.preventDefault();
  sessionStorage.setItem("melding", JSON.stringify({ ...saved, ...answers }));
  location.href = form.action;
});
