// Links with one name in one sentence, list item or cell that lead to different addresses.
tools => {
  const found = [];
  const context = el => {
    const near = tools.closest(el, 'p, li, td, th, dd, dt, figcaption, blockquote');
    if (near) return near;
    let at = tools.parent(el);
    while (tools.parent(at) && /^inline/.test(tools.style(at).display)) at = tools.parent(at);
    return at;
  };
  const groups = new Map();
  for (const el of tools.all('a[href]')) {
    const role = tools.attribute(el, 'role');
    if (role && role !== 'link' || tools.hiddenToReaders(el) || !tools.visible(el)) continue;
    const raw = typeof el.href === 'string' ? el.href : el.href.baseVal;
    let url;
    try { url = new URL(raw, document.baseURI); } catch { continue; }
    if (!/^https?:$/.test(url.protocol)) continue;
    url.hash = '';
    const name = tools.name(el).toLowerCase();
    if (!name) continue;
    const box = context(el);
    if (!groups.has(box)) groups.set(box, new Map());
    const held = groups.get(box);
    held.set(name, [...(held.get(name) ?? []), [el, url.href]]);
  }
  for (const held of groups.values()) {
    for (const [name, links] of held) {
      const [[, first]] = links;
      const other = links.find(([, url]) => url !== first);
      if (other && found.length < 20) {
        found.push({...tools.doubt('link-zelfde-naam', other[0], name, {naam: name.slice(0, 100)}),
          addresses: [first, other[1]]});
      }
    }
  }
  return found;
}
