// 2.4.4. A link that says nothing by itself and has nothing beside it that says more. What the norm
// takes for the context of a link: its sentence, list item, cell with its headers, description.
// A heading above it may be enough (technique H80): there a person looks.
function* (tools, data) {
  const rule = 'link-zegt-niets';
  const plain = text => tools.folded(text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '));
  const vague = new Set(data.links.map(plain)), kinds = new Set(data.bestanden.map(plain));
  const says = text => plain(text).split(' ').some(word => word.length > 1)
    && !vague.has(plain(text)) && !kinds.has(plain(text));
  const FEW = 2;
  const ADDRESS = /^(?:https?:\/\/|www\.)\S{25,}$/i;
  const headings = tools.all('h1, h2, h3, h4, h5, h6, [role=heading]').filter(el => tools.visible(el)
    && !tools.closest(el, 'dialog, [role=dialog], [class*=cookie i], [id*=cookie i]'));

  // The text around a link in its own run of inline content.
  const beside = el => {
    let at = el;
    while (at.parentElement && /^inline/.test(tools.style(at.parentElement).display)) {
      at = at.parentElement;
    }
    const sides = [];
    for (const side of ['previousSibling', 'nextSibling']) {
      const parts = [];
      for (let node = at[side]; node; node = node[side]) {
        if (node.nodeType === 3) parts.push(node.data);
        else if (node.nodeType === 1) {
          if (!/^inline/.test(tools.style(node).display)) break;
          if (!tools.closest(node, 'a') && !node.querySelector('a')) parts.push(tools.text(node));
        }
      }
      sides.push((side === 'nextSibling' ? parts : parts.reverse()).join(' '));
    }
    return sides;
  };
  const without = (box, el) => [...box.querySelectorAll('a, [role=link]')].reduce(
    (text, link) => text.replace(tools.text(link), ' '), tools.text(box));
  const headers = cell => {
    const table = cell.closest('table, [role=table], [role=grid]');
    if (!table) return '';
    const own = [...(cell.parentElement?.children ?? [])]
      .filter(other => other !== cell && /^(TH)$/.test(other.tagName));
    const named = (tools.attribute(cell, 'headers') ?? '').split(/\s+/).filter(Boolean)
      .map(id => document.getElementById(id)).filter(Boolean);
    const column = [...table.querySelectorAll('th')].filter(th => th.parentElement !== cell.parentElement
      && (th.colSpan > 1 || th.cellIndex === cell.cellIndex));
    const first = cell.parentElement?.children[0];
    const row = first && first !== cell && !first.querySelector('a') ? tools.text(first) : '';
    return [...own, ...named, ...column].map(tools.text).join(' ') + ' ' + row;
  };
  const described = el => [
    ...(tools.attribute(el, 'aria-describedby') ?? '').split(/\s+/).filter(Boolean)
      .map(id => document.getElementById(id)?.textContent ?? ''),
    tools.attribute(el, 'title') ?? '', tools.attribute(el, 'aria-description') ?? ''].join(' ');
  const context = el => {
    const [before, after] = beside(el);
    // Two words such as “Voor wijzigen” may be enough to one reader and not to another.
    const sentence = plain(`${before.split(/[.!?]\s/).at(-1)} ${after.split(/[.!?](?:\s|$)/)[0]}`);
    if (says(`${before} ${after}`)) return sentence.split(' ').length > FEW || 'near';
    if (says(described(el))) return true;
    const holders = 'p, li, dd, dt, td, th, blockquote, figcaption, [role=listitem], [role=cell]';
    const nearest = tools.closest(el, holders);
    for (let at = nearest; at; at = at.parentElement?.closest(holders)) {
      // A list item with paragraphs of its own is context by the letter (H77); whether it is to a
      // reader, a person sees.
      if (says(without(at, el))) return at === nearest || nearest.tagName === 'LI' || 'near';
      if (/^(TD|TH)$/.test(at.tagName) && says(headers(at))) return true;
      if (at.tagName === 'DD') {
        let term = at.previousElementSibling;
        while (term && term.tagName !== 'DT') term = term.previousElementSibling;
        if (term && says(tools.text(term))) return true;
      }
    }
    return false;
  };
  // The page behind it is called so, as in a trail of pages.
  const namedSo = (el, key) => {
    try {
      const to = new URL(el.href, document.baseURI);
      return [to.pathname.split('/').filter(Boolean).at(-1)?.replace(/\.\w+$/, '') ?? '', ...to.searchParams.values()]
        .some(part => plain(part) === key);
    } catch { return false; }
  };
  // In a list of nothing but links to parts of this page it is the name of a part.
  const contents = el => {
    const links = [...el.closest('ul, ol')?.querySelectorAll('a[href]') ?? []];
    return links.length > 1 && links.every(link => /^#./.test(tools.attribute(link, 'href')));
  };
  for (const el of tools.all('a[href], area[href], [role=link]')) {
    const role = tools.role(el);
    if (role !== 'link' && !(el.localName === 'a' && !tools.attribute(el, 'role'))) continue;
    if (tools.hiddenToReaders(el) || !tools.visible(el)) continue;
    const name = tools.name(el), key = plain(name);
    if (ADDRESS.test(name)) {
      yield context(el) === true ? tools.passed(rule) : tools.doubt(rule, el, name, {linktekst: name.slice(0, 100)});
      continue;
    }
    if (!key || !(vague.has(key) || kinds.has(key))) {
      if (key) yield tools.passed(rule);
      continue;
    }
    const told = context(el);
    if (told === true || told && kinds.has(key)) { yield tools.passed(rule); continue; }
    if (told) { yield tools.doubt(rule, el, name, {linktekst: name.slice(0, 100)}); continue; }
    const above = headings.findLast(h =>
      h.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING && !h.contains(el));
    const helped = above && !/^h1$/i.test(above.tagName) && tools.attribute(above, 'aria-level') !== '1'
      && says(tools.text(above));
    yield (helped || namedSo(el, key) || tools.closest(el, 'nav, [role=navigation]') || contents(el) ? tools.doubt : tools.failed)(rule, el, name, {linktekst: name.slice(0, 100)});
  }
}
