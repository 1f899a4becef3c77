// 2.5.3. Failed where the words on the control do not stand in its name, one after the other; a
// single letter or number, a word in short, icons made of text, and whole blocks of text are left to a person.
function* (tools) {
  const rule = 'label-in-name';
  const selector = 'a[aria-label], a[aria-labelledby], button[aria-label], '
    + 'button[aria-labelledby], summary[aria-label], [role][aria-label], [role][aria-labelledby], '
    + 'input[type=submit][aria-label], input[type=button][aria-label], input[type=reset][aria-label]';
  const NAMED_BY_CONTENT = new Set(['button', 'link', 'checkbox', 'radio', 'switch', 'tab',
    'menuitem', 'menuitemcheckbox', 'menuitemradio', 'option', 'treeitem']);
  const words = text => tools.folded(text.normalize('NFKD').toLowerCase()
    .replace(/[\u0300-\u036f]/g, '').replace(/(\p{L})[-\u2010'\u2019](?=\p{L})/gu, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')).split(' ').filter(Boolean);
  for (const el of tools.all(selector)) {
    if (!NAMED_BY_CONTENT.has(tools.role(el)) || !tools.visible(el)) continue;
    const field = el.localName === 'input';
    const shown = field ? el.value : tools.text(el);
    const said = tools.name(el);
    const label = words(shown), name = words(said);
    if (!said || !label.length) continue;
    if (` ${name.join(' ')} `.includes(` ${label.join(' ')} `)) { yield tools.passed(rule); continue; }
    // One letter is a symbol more often than a word to speak, and the name of an icon may be text.
    const symbol = label.join('').length < 2 || (label.length === 1 && /^\d{1,2}$/.test(label[0]));
    // A month or a day in short, of which the name is the whole word.
    const short = label.length === 1 && /^\p{L}{2,4}$/u.test(label[0])
      && name.some(word => word[0] === label[0][0] && new RegExp([...label[0]].join('.*'), 'u').test(word));
    const icon = /icon|material|\bfa-/i.test(el.innerHTML.slice(0, 2000))
      || /icon|symbol|awesome/i.test(tools.style(el).fontFamily);
    const sure = !symbol && !short && !icon && label.length <= 10;
    const values = {zichtbaar: shown.slice(0, 200), naam: said.slice(0, 200)};
    yield (sure ? tools.failed : tools.doubt)(rule, el, shown, values);
  }
}
