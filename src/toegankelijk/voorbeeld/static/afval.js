// A component with an open shadow root. Its faults are listed in antwoorden.toml.
const DAYS = [
  ["Papier", "maandag 2 juni"],
  ["Plastic", "dinsdag 10 juni"],
  ["Rest", "woensdag 18 juni"],
];

customElements.define("afval-kalender", class extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: "open" });
    root.innerHTML = `
      <style>
        section { border: 1px solid #cfdcdd; border-radius: 4px; padding: 1rem; max-width: 30rem; }
        h2 { margin-top: 0; color: #00525e; }
        .bleek { color: #a9b4b5; }
        button { font: inherit; padding: .4rem .8rem; background: #00525e; color: #fff; border: 0; border-radius: 4px; }
      </style>
      <section aria-label="Kalender">
        <h2>Uw kalender</h2>
        <ul></ul>
        <p class="bleek">De kalender geldt voor heel juni.</p>
        <button type="button" class="volgende"><svg viewBox="0 0 10 10" width="14" height="14" aria-hidden="true"><path d="M2 1l5 4-5 4" fill="none" stroke="#fff" stroke-width="2"/></svg></button>
      </section>`;
    const list = root.querySelector("ul");
    const fill = () => list.replaceChildren(...DAYS.map(([kind, day]) => {
      const item = document.createElement("li");
      item.textContent = `${kind}: ${day}`;
      return item;
    }));
    root.querySelector(".volgende").addEventListener("click", () => {
      DAYS.push(DAYS.shift());
      fill();
    });
    fill();
  }
});
