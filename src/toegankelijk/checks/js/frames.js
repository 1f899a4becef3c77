// 4.1.2. Frames with one name that hold different pages. Frames of this site can be compared.
function* (tools) {
  if (window.top !== window) return;
  const rule = 'frame-zelfde-naam';
  const frames = [];
  const gather = (root, depth) => {
    for (const el of root.querySelectorAll('iframe, frame')) {
      if (frames.length > 60) return;
      frames.push(el);
      if (depth < 3) {
        let inner = null;
        try { inner = el.contentDocument; } catch { inner = null; }
        if (inner) gather(inner, depth + 1);
      }
    }
  };
  for (const root of tools.roots) gather(root, 0);
  const nameOf = el => {
    if (tools.virtual(el)) return tools.name(el);
    return tools.folded(tools.attribute(el, 'aria-label') || tools.attribute(el, 'title') || '');
  };
  const page = el => {
    try {
      const inner = el.contentDocument;
      if (!inner?.body) return null;
      const copy = tools.folded(inner.body.innerText || '');
      const media = [...inner.querySelectorAll('img, video, iframe, svg')].map(m => m.src ?? '').join();
      return `${tools.folded(inner.title)}\n${copy}\n${media}`;
    } catch { return null; }
  };
  const groups = new Map();
  for (const el of frames) {
    if (el.ownerDocument === document ? !tools.visible(el) || tools.hiddenToReaders(el)
      : el.ownerDocument.defaultView?.getComputedStyle(el).display === 'none') continue;
    const name = nameOf(el).toLowerCase();
    if (name) groups.set(name, [...(groups.get(name) ?? []), el]);
  }
  for (const [name, alike] of groups) {
    const [first, ...others] = alike;
    const one = page(first);
    for (const el of others) {
      if (el.src && el.src === first.src) { yield tools.passed(rule); continue; }
      const other = page(el);
      const at = tools.virtual(el) ? el : first;
      if (one !== null && one === other) yield tools.passed(rule);
      else if (one !== null && other !== null) yield tools.failed(rule, at, name, {naam: name});
      else yield tools.doubt(rule, at, name, {naam: name});
    }
  }
}
