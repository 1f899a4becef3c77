// 2.4.6 of labels, 3.3.2 and 1.3.1 of fields and groups of fields, as the eye meets them.
function* (tools, data) {
  const plain = text => tools.folded(text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '));
  const vague = new Set(data.labels.map(plain));
  const FIELD = 'input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image], '
    + '[type=checkbox], [type=radio]), select, textarea, [role=textbox], [role=combobox], '
    + '[role=searchbox], [role=spinbutton]';
  // A part of another field that cannot have the focus, or that one cannot fill in, needs no label.
  const part = el => tools.attribute(el, 'aria-readonly') === 'true'
    || (el.tabIndex < 0 && tools.attribute(el, 'role') && Boolean(tools.parent(el)?.closest('[role=combobox], [role=searchbox]')));
  const fields = tools.all(FIELD).filter(el => tools.visible(el) && !tools.hiddenToReaders(el)
    && !el.disabled && !part(el));
  const byIds = el => (tools.attribute(el, 'aria-labelledby') ?? '').split(/\s+/).filter(Boolean)
    .map(id => el.getRootNode().getElementById?.(id)).filter(Boolean);
  const labels = el => {
    const named = byIds(el);
    return (named.length ? named : [...(el.labels ?? [])]).filter(tools.visible);
  };
  const labelText = el => {
    const parts = labels(el).map(label => {
      if (!label.contains(el)) return tools.text(label);
      return tools.folded([...label.childNodes].filter(n => n !== el && !n.contains?.(el))
        .map(n => n.nodeType === 3 ? n.data : n.nodeType === 1 && tools.visible(n) ? tools.text(n) : '')
        .join(' '));
    });
    return tools.folded(parts.join(' '));
  };
  const bare = text => plain(text.replace(/\((verplicht|optioneel|required|optional)\)|\*/gi, ' '));
  const headings = tools.all('h1, h2, h3, h4, h5, h6, [role=heading], legend, caption')
    .filter(el => tools.visible(el) && tools.text(el));
  const above = el => headings.findLast(h =>
    h.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING);
  const group = el => tools.closest(el, 'fieldset, [role=group], [role=radiogroup]');

  const same = new Map();
  for (const el of fields) {
    const text = labelText(el), key = bare(text);
    if (!key) continue;
    if (vague.has(key) || vague.has(key.replace(/ ?\d+$/, ''))) {
      yield tools.failed('label-zegt-niets', el, text, {label: text.slice(0, 100)});
      continue;
    }
    const form = el.closest('form') ?? document.body;
    const named = byIds(el).length > 1;
    if (named) { yield tools.passed('label-zegt-niets'); continue; }
    const id = `${key}|${[...tools.roots].indexOf(el.getRootNode())}`;
    if (!same.has(form)) same.set(form, new Map());
    const held = same.get(form);
    held.set(id, [...(held.get(id) ?? []), [el, text]]);
  }
  for (const held of same.values()) {
    for (const alike of held.values()) {
      const [[first]] = alike;
      for (const [el, text] of alike.slice(1)) {
        const told = above(el), before = above(first);
        const row = tools.closest(el, 'tr, li, [role=row]');
        const apart = (told && told !== before) || row;
        // Two groups that only code or nothing tells apart: the eye reads the same twice.
        const groups = group(el) && group(first) && group(el) !== group(first);
        if (apart) yield tools.passed('label-zegt-niets');
        else yield (groups ? tools.failed : tools.doubt)('label-dubbel', el, text,
          {label: text.slice(0, 100)});
      }
      if (alike.length === 1) yield tools.passed('label-zegt-niets');
    }
  }

  // A label for the eye: a label, a text right before the field, or the button of a search field.
  for (const el of fields) {
    if (labels(el).some(label => tools.text(label) || label.querySelector('img, svg'))) {
      yield tools.passed('label-niet-zichtbaar');
      continue;
    }
    const form = tools.closest(el, 'form, [role=search], [role=form]');
    const search = /zoek|search|find|filter/i.test(`${tools.name(el)} ${el.type} ${tools.role(el)}`);
    const others = fields.filter(other => other !== el && form && form.contains(other));
    const cell = tools.closest(el, 'td, [role=gridcell], [role=cell]');
    // Text right beside the field that is no label of another one.
    let near = '';
    for (const side of ['previousSibling', 'nextSibling']) {
      const at = el[side];
      if (at?.nodeType === 3) near += at.data;
      else if (at?.nodeType === 1 && tools.visible(at) && !at.querySelector(FIELD) && !at.matches(FIELD)) near += tools.text(at);
    }
    near = plain(near);
    // The line right above, where the field stands alone on its own.
    const line = tools.parent(el), upper = line?.previousElementSibling;
    if (!near && upper && !plain(tools.text(line)) && fields.every(other => other === el || !line.contains(other))
      && !fields.some(other => upper.contains(other)) && tools.visible(upper)
      && tools.box(el).top - tools.box(upper).bottom < 40) near = plain(tools.text(upper));
    if (search || cell || near.length > 1 || el.querySelector(FIELD)) continue;
    // Text of the nearest thing around it that holds no other field: a label that code does not
    // tie to it, or a heading right above.
    const alone = at => {
      tools.tick();
      return at && at !== document.body && !at.matches('form, main, body')
        && fields.every(other => other === el || !at.contains(other));
    };
    let around = tools.parent(el);
    while (alone(around) && !plain(tools.text(around).replace(tools.text(el), ''))) around = tools.parent(around);
    const lead = alone(around) && [...around.querySelectorAll('label, legend, h1, h2, h3, h4, h5, h6, [class*=label i]')]
      .some(other => !other.contains(el) && tools.visible(other) && plain(tools.text(other)));
    if (lead) continue;
    const placeholder = tools.attribute(el, 'placeholder');
    if (el.localName === 'select') continue;
    const name = tools.name(el);
    const sure = (placeholder || !name) && form && others.length > 0;
    if (!sure && !name) continue;  // that it has no name at all is told by axe
    yield (sure ? tools.failed : tools.doubt)('label-niet-zichtbaar', el, name,
      {label: name.slice(0, 100)});
  }

  // Radio buttons that answer one question need the question in code.
  const sets = new Map();
  for (const el of tools.all('input[type=radio]')) {
    if (!el.name || tools.hiddenToReaders(el)) continue;
    const seen = tools.visible(el) || [...(el.labels ?? [])].some(tools.visible);
    if (!seen) continue;
    const key = el.form ?? document;
    if (!sets.has(key)) sets.set(key, new Map());
    sets.get(key).set(el.name, [...(sets.get(key).get(el.name) ?? []), el]);
  }
  for (const set of [...sets.values()].flatMap(held => [...held.values()])) {
    if (set.length < 2) continue;
    const holder = group(set[0]);
    const name = holder && (holder.localName === 'fieldset'
      ? holder.querySelector(':scope > legend')?.textContent || tools.attribute(holder, 'aria-label')
        || tools.attribute(holder, 'aria-labelledby')
      : tools.name(holder) || tools.attribute(holder, 'aria-label'));
    const carried = set.every(el => byIds(el).length > 1 || tools.attribute(el, 'aria-label'));
    if (holder && tools.folded(name) && set.every(el => holder.contains(el)) || carried) {
      yield tools.passed('groep-zonder-naam');
    } else {
      const value = [...(set[0].labels ?? [])].map(tools.text).join(' ');
      yield tools.failed('groep-zonder-naam', set[0], value, {aantal: set.length});
    }
  }
}
