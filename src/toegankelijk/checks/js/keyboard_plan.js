// Who can get the focus, each by the key of the part of the site that it stands in; from now on each
// focus is remembered.
(tools, [memory]) => {
  const MAX = 300;
  const SELECTOR = 'a[href], area[href], button, input, select, textarea, summary, iframe, '
    + '[tabindex], [contenteditable=""], [contenteditable=true], audio[controls], video[controls]';
  const groups = new Set();
  const reachable = el => {
    if (el.tabIndex < 0 || el.disabled || el.closest('[inert]')) return false;
    if (el.localName === 'input' && el.type === 'hidden') return false;
    if (el.localName === 'summary' && el.parentElement?.localName !== 'details') return false;
    if (!el.checkVisibility({visibilityProperty: true})) return false;
    if (el.localName === 'input' && el.type === 'radio' && el.name) {
      const key = `${el.form?.id} ${el.name}`;
      if (groups.has(key)) return false;
      const others = [...document.querySelectorAll('input[type=radio]')]
        .filter(o => o.name === el.name && o.form === el.form);
      if (!el.checked && others.some(o => o.checked)) return false;
      groups.add(key);
    }
    return true;
  };
  const list = tools.all(SELECTOR).filter(reachable).slice(0, MAX);
  document.activeElement?.blur?.();
  getSelection()?.removeAllRanges();
  memory.list = list;
  memory.index = new Map(list.map((el, i) => [el, i]));
  memory.seen = [];
  memory.met = new Set();
  memory.opened = [];
  memory.scroll = [scrollX, scrollY];
  memory.open = window.open;
  window.open = () => { memory.opened.push(memory.active()); return null; };
  memory.active = () => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return memory.index.get(at) ?? (at === document.body || !at ? -1 : -2);
  };
  memory.listener = event => {
    const [el] = event.composedPath();
    if (memory.seen.length < 2000) memory.seen.push(memory.index.get(el) ?? -2);
    memory.met.add(el);
  };
  document.addEventListener('focusin', memory.listener, true);
  return list.map(el => {
    const site = tools.site(el);
    return site ? tools.siteKey(site) : '';
  });
}
