// 2.5.3. Failed only where words on the control are missing from its name; symbols, single letters,
// hidden text, and what stands in the wrong order or is abbreviated are left to a person.
function* (tools) {
  const rule = 'label-in-name';
  const selector = 'a[aria-label], a[aria-labelledby], button[aria-label], '
    + 'button[aria-labelledby], summary[aria-label], [role][aria-label], [role][aria-labelledby], '
    + 'input[type=submit][aria-label], input[type=button][aria-label], input[type=reset][aria-label]';
  const NAMED_BY_CONTENT = new Set(['button', 'link', 'checkbox', 'radio', 'switch', 'tab',
    'menuitem', 'menuitemcheckbox', 'menuitemradio', 'option', 'treeitem']);
  const words = text => tools.folded(text.normalize('NFKD').toLowerCase()
    .replace(/[\u0300-\u036f]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ')).split(' ').filter(Boolean);
  for (const el of tools.all(selector)) {
    if (!NAMED_BY_CONTENT.has(tools.role(el)) || !tools.visible(el)) continue;
    const field = el.localName === 'input';
    const shown = field ? el.value : tools.text(el);
    const said = tools.name(el);
    const label = words(shown), name = words(said);
    if (!said || !label.length) continue;
    const inName = ` ${name.join(' ')} `.includes(` ${label.join(' ')} `)
      || name.join('').includes(label.join(''));
    if (inName) { yield tools.passed(rule); continue; }
    const missing = label.filter(word => !name.includes(word));
    // One letter, a number or a sign is a symbol more often than a word to speak.
    const symbol = label.join('').length < 3 || label.every(word => /^\d+$/.test(word));
    const icon = /icon|material|fa-/i.test(el.innerHTML.slice(0, 2000));
    const sure = missing.length > 0 && missing.length >= label.length / 2 && !symbol && !icon
      && label.length <= 8;
    const values = {zichtbaar: shown.slice(0, 200), naam: said.slice(0, 200)};
    yield (sure ? tools.failed : tools.doubt)(rule, el, shown, values);
  }
}
