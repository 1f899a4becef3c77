// The parking form, with the faults that antwoorden.toml lists; do not mend them here.
const form = document.getElementById("parkeren");
const value = (id) => document.getElementById(id).value.trim();

function show(number) {
  for (const step of form.querySelectorAll(".stap")) step.hidden = step.id !== `stap-${number}`;
}

const checks = {
  // Only a red border says that something is wrong.
  2: () => {
    const wrong = ["naam", "mail"].filter((id) => !value(id));
    for (const id of ["naam", "mail"]) document.getElementById(id).classList.toggle("mis", wrong.includes(id));
    return !wrong.length;
  },
  // Words, but not which field nor how to mend it; and nobody is told that they have appeared.
  3: () => {
    const right = /^[A-Z0-9]{2}-[A-Z0-9]{2,3}-[A-Z0-9]{1,2}$/.test(value("kenteken"));
    form.querySelector(".fouttekst").textContent = right ? "" : "Fout 104.";
    return right;
  },
};

for (const button of form.querySelectorAll(".verder")) {
  button.addEventListener("click", () => {
    const next = button.dataset.naar;
    if (checks[next]()) show(next);
  });
}

const box = form.querySelector(".vak");
const toggle = () => box.setAttribute("aria-checked", String(box.getAttribute("aria-checked") !== "true"));
box.addEventListener("click", toggle);
box.addEventListener("keydown", (event) => {
  if (event.key === " ") {
    event.preventDefault();
    toggle();
  }
});

// Time is up without a warning and without a way to ask for more.
setTimeout(() => {
  form.reset();
  show(1);
}, 20 * 60 * 1000);
