"""Forms to make an appointment, as script libraries make them: nothing is a field until the end."""

from __future__ import annotations

from forms.pages import page

SCRIPT = """
const free = { 14: [], 15: ['09:20', '10:40'], 16: ['11:00'], 21: ['13:15 uur'] };
const app = document.getElementById('app');
const kept = {};
let at = 0, month = 0;
const group = (name, parts) => `<div role=group aria-label="${name}">${parts.join('')}</div>`;
const toggle = (name, text) =>
  `<button type=button aria-pressed=${kept[name] === text} data-name=${name}>${text}</button>`;
const day = n => `<td role=gridcell><button type=button data-day=${n}
  ${month && free[n] ? '' : 'disabled'} aria-pressed=${kept.dag === n}>${n}</button></td>`;
const calendar = () => `<h2>${month ? 'Maart' : 'Februari'} 2027</h2>
  <button type=button data-turn=-1 aria-label="Vorige maand">‹</button>
  <button type=button data-turn=1 aria-label="Volgende maand">›</button>
  <table role=grid aria-label=Datum>${[0, 7, 14, 21].map(week =>
    `<tr>${[1, 2, 3, 4, 5, 6, 7].map(d => day(week + d)).join('')}</tr>`).join('')}</table>`;
const times = () => !kept.dag ? '' : free[kept.dag].length
  ? group('Tijd', free[kept.dag].map(t => TIME(t)))
  : '<p>Op deze dag zijn er geen tijden vrij.</p>';
const contact = () => ['naam', 'mail'].map(n => `<div><label for=${n}>${n === 'naam' ? 'Achternaam'
  : 'E-mailadres'} (verplicht)</label><input id=${n} name=${n} required></div>`).join('');
const STEPS = [
  ['Kies een onderwerp', () => group('Onderwerp', ['Paspoort', 'Rijbewijs'].map(t =>
    toggle('onderwerp', t))), () => kept.onderwerp],
  ['Kies een locatie', () => group('Locatie', ['Stadskantoor', 'Wijkbalie Noord'].map(t =>
    toggle('locatie', t))), () => kept.locatie],
  ['Kies een moment', () => calendar() + times(), () => kept.dag && kept.tijd],
  ['Uw gegevens', contact, () => kept.naam && /@/.test(kept.mail ?? '')],
];
const show = () => {
  if (at === STEPS.length) {
    app.innerHTML = '<h2>Controleer uw afspraak</h2><dl>' + Object.entries(kept).map(([k, v]) =>
      `<dt>${k}</dt><dd>${v}</dd>`).join('') + '</dl><button type=button>LAST</button>';
    app.querySelector('button').onclick = () => fetch('/afspraak/bevestigen', {method: 'POST'});
    return;
  }
  const [heading, body] = STEPS[at];
  app.innerHTML = `<p>Stap ${at + 1} van 5</p><h2>${heading}</h2>${body()}<p id=fout></p>`
    + (LEADS && at < 2 ? '' : '<button type=button id=verder>Volgende</button>');
};
app.onclick = e => {
  const b = e.target.closest('button');
  if (!b) return;
  if (b.dataset.turn) { month = Math.max(0, month + Number(b.dataset.turn)); show(); }
  else if (b.dataset.day) { kept.dag = Number(b.dataset.day); delete kept.tijd; show(); }
  else if (b.dataset.name) {
    kept[b.dataset.name] = b.textContent.trim();
    if (LEADS && at < 2) at += 1;
    show();
  }
  else if (b.id === 'verder') {
    app.querySelectorAll('[name]').forEach(f => { kept[f.name] = f.type === 'radio'
      ? (f.checked ? f.value : kept[f.name]) : f.value; });
    if (STEPS[at][2]()) { at += 1; show(); }
    else { const p = app.querySelector('#fout'); p.className = 'fout'; p.setAttribute('role',
      'alert'); p.textContent = 'Maak een keuze of vul alles in.'; }
  }
};
show();
"""
BUTTON = "toggle('tijd', t)"
RADIO = (
    '`<div><input type=radio name=tijd id="t${t}" value="${t}"><label for="t${t}">${t}'
    "</label></div>`"
)


def appointment(*, time: str = BUTTON, leads: bool = False, last: str = "Bevestigen") -> str:
    """Product, place, day and time, contact data, overview.

    ``time`` makes one slot of a script; with ``leads`` choosing a product leads on by itself.
    """
    script = SCRIPT.replace("TIME(t)", time).replace("LAST", last)
    return page(f"<div id=app></div><script>{script.replace('LEADS', str(leads).lower())}</script>")
