// Points for pointing at, and what shows then. Nothing is changed: the mouse itself moves.
(tools, [memory, action, argument]) => {
  const MAX = 8;
  const FADE = 40;  // milliseconds for a script that waits for the end of a fade
  const shown = el => el.checkVisibility({visibilityProperty: true, opacityProperty: true});
  if (action === 'find') {
    // Selectors of rules that show something on :hover or :focus, without that part of them.
    const hosts = new Set();
    const gather = rules => {
      for (const rule of rules) {
        if (hosts.size > 200) return;
        if (rule.cssRules && !rule.selectorText) { gather(rule.cssRules); continue; }
        if (!rule.selectorText || !/:hover|:focus/.test(rule.selectorText)) continue;
        const {display, visibility, opacity} = rule.style;
        if (!(display && display !== 'none') && visibility !== 'visible' && !(parseFloat(opacity) > 0)) continue;
        for (const part of rule.selectorText.split(',')) {
          const found = /^(.*?)(:hover|:focus(?:-within|-visible)?)(.+)$/.exec(part.trim());
          if (found && /[\s>+~]/.test(found[3])) hosts.add(found[1] || '*');
        }
      }
    };
    for (const sheet of document.styleSheets) {
      try { gather(sheet.cssRules); } catch { /* of another host */ }
    }
    const list = new Set();
    for (const selector of hosts) {
      if (selector === '*') continue;
      try { for (const el of tools.all(selector)) list.add(el); } catch { /* no selector of ours */ }
    }
    for (const el of tools.all('[data-tooltip], [data-tip], [data-bs-toggle=tooltip], [data-toggle=tooltip], '
      + '[class*=tooltip i]:not([role=tooltip]), [aria-describedby][tabindex]')) list.add(el);
    const shapes = new Set();
    memory.list = [...list].filter(el => {
      const shape = `${el.localName} ${el.className} ${tools.parent(el)?.className}`;
      if (shapes.has(shape) || !tools.visible(el) || el === document.body) return false;
      shapes.add(shape);
      return true;
    }).slice(0, MAX);
    return memory.list.map(el => tools.spot(el));
  }
  const el = memory.list[Array.isArray(argument) ? argument[0] : argument];
  if (action === 'ready') {
    el.scrollIntoView({block: 'center', behavior: 'instant'});
    memory.before = new WeakSet(tools.all('body *').filter(shown));
    const box = el.getBoundingClientRect();
    return box.width && box.height ? [box.left + Math.min(box.width / 2, 40), box.top + box.height / 2] : null;
  }
  if (action === 'shown') {
    const fresh = tools.all('body *').filter(other => !memory.before.has(other) && shown(other)
      && tools.visible(other));
    const set = new Set(fresh);
    const root = fresh.filter(other => !set.has(tools.parent(other)) && tools.text(other).length > 1)
      .sort((a, b) => tools.box(b).width * tools.box(b).height - tools.box(a).width * tools.box(a).height)[0];
    memory.root = root ?? null;
    if (!root) return null;
    const box = tools.box(root);
    const x = Math.max(2, Math.min(innerWidth - 2, box.left + box.width / 2));
    const y = Math.max(2, Math.min(innerHeight - 2, box.top + Math.min(box.height / 2, 12)));
    // Whether it hides other content: only then it must go away by itself.
    let covers = false;
    for (const [fx, fy] of [[.2, .3], [.5, .5], [.8, .7]]) {
      const at = [box.left + box.width * fx, box.top + box.height * fy];
      if (at[0] < 0 || at[1] < 0 || at[0] > innerWidth || at[1] > innerHeight) continue;
      const under = document.elementsFromPoint(...at).find(o => !root.contains(o) && !o.contains(root));
      if (under && (tools.ownText(under) || under.matches('img, input, button, a'))) covers = true;
    }
    const layer = /absolute|fixed/.test(tools.style(root).position);
    // Kept now: it may be taken out of the page when it goes.
    const said = tools.doubt('hover-content', root, tools.text(root).slice(0, 200));
    memory.told = {said, layer, covers, menu: Boolean(root.querySelector('a, button'))};
    return {at: [x, y], layer: layer || covers};
  }
  if (action === 'still') {
    const there = () => Boolean(memory.root?.isConnected && shown(memory.root));
    tools.arrive();
    return new Promise(done => setTimeout(() => done(there()), there() ? FADE : 0));
  }
  const [, dismissed, hoverable] = argument;
  const {said, layer, covers, menu} = memory.told;
  if (dismissed && hoverable) return [tools.passed('hover-content')];
  // A menu that covers nothing may stay. One that goes when one points at it is never right.
  const sure = layer && (!hoverable || (covers && !menu));
  const values = {weg: dismissed ? 'ja' : 'nee', aanwijsbaar: hoverable ? 'ja' : 'nee'};
  return [{...said, outcome: sure ? 'failed' : 'cantTell', values}];
}
