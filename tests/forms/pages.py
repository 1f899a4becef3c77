"""Forms for tests: in one page made by script, and in plain pages."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

BEGIN = "<!doctype html><html lang=nl><head><meta charset=utf-8><title>Proef</title></head><body>"


def page(body: str) -> str:
    return f"{BEGIN}<main><h1>Proefformulier</h1>{body}</main></body></html>"


def script_form(
    steps: Sequence[str],
    *,
    required: Mapping[str, str] | None = None,
    last: str = "fetch('/api/_complete', {method: 'POST', body: '{}'})",
    begin: bool = True,
    accessible: bool = True,
) -> str:
    """A form of several steps without a ``form`` element, with its state in a script.

    ``required``: name of a field → pattern that its value must fit. Each step is written to the
    server before the next is shown, as real suites do.
    """
    tie = (
        "f.setAttribute('aria-invalid', 'true'); f.setAttribute('aria-describedby', e.id);"
        if accessible
        else ""
    )
    role = "alert" if accessible else "none"
    return page(
        f"""<div id=app></div><script>
const steps = {json.dumps(list(steps))}, required = {json.dumps(dict(required or {}))};
let at = {-1 if begin else 0};
const kept = {{}};
const app = document.getElementById('app');
const keep = () => app.querySelectorAll('[name]').forEach(f => {{
  if (f.type === 'radio' || f.type === 'checkbox') {{ if (f.checked) kept[f.name] = f.value; }}
  else kept[f.name] = f.value;
}});
const restore = () => app.querySelectorAll('[name]').forEach(f => {{
  if (f.type === 'radio' || f.type === 'checkbox') f.checked = kept[f.name] === f.value;
  else if (f.type !== 'file' && kept[f.name]) f.value = kept[f.name];
}});
const check = () => {{
  app.querySelectorAll('.fout').forEach(e => e.remove());
  let good = true;
  for (const [name, pattern] of Object.entries(required)) {{
    const all = [...app.querySelectorAll(`[name="${{name}}"]`)];
    if (!all.length) continue;
    const f = all[0];
    const value = f.type === 'radio' || f.type === 'checkbox'
      ? (all.some(x => x.checked) ? 'x' : '') : f.value;
    if (new RegExp(`^(?:${{pattern}})$`).test(value)) continue;
    good = false;
    const e = document.createElement('p');
    e.className = 'fout'; e.id = 'fout-' + name; e.setAttribute('role', '{role}');
    e.textContent = value ? 'Dit is niet goed ingevuld.' : 'Dit veld is verplicht. Vul het in.';
    f.closest('div').append(e); {tie}
  }}
  return good;
}};
const show = () => {{
  if (at < 0) {{
    app.innerHTML = '<button type=button>Formulier starten</button>';
    app.firstChild.onclick = () => go(0);
  }} else if (at < steps.length) {{
    app.innerHTML = `<p>Stap ${{at + 1}} van ${{steps.length + 1}}</p>` + steps[at]
      + '<p>' + (at ? '<button type=button id=terug>Vorige</button>' : '')
      + '<button type=button id=verder>Volgende</button></p>';
    restore();
    app.querySelector('#verder').onclick = () => {{ keep(); if (check()) go(at + 1); }};
    const back = app.querySelector('#terug');
    if (back) back.onclick = () => {{ keep(); at -= 1; show(); }};
    window.opened?.();
  }} else {{
    app.innerHTML = '<h2>Controleer uw gegevens</h2><dl>' + Object.values(kept).map(v =>
      `<dt>Antwoord</dt><dd>${{v}}</dd>`).join('') + '</dl><button type=button>Versturen</button>';
    app.querySelector('button').onclick = () => {{ {last} }};
  }}
}};
const go = async next => {{
  const answer = await fetch('/api/stap', {{method: 'PUT', body: JSON.stringify(kept)}})
    .catch(() => null);
  if (answer?.ok) {{ at = next; show(); }}
}};
show();
</script>"""
    )


def field(label: str, markup: str, *, required: bool = True) -> str:
    """A labelled field in a cell of its own; ``markup`` has the id ``x`` + its name."""
    star = " (verplicht)" if required else ""
    name = markup.partition("name=")[2].partition(" ")[0].strip(">")
    return f'<div><label for="{name}">{label}{star}</label> {markup}</div>'


def text(name: str, label: str, **attributes: str) -> str:
    more = " ".join(f'{key}="{value}"' for key, value in attributes.items())
    return field(label, f"<input name={name} id={name} {more}>")
