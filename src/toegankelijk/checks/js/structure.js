// 1.3.1. What looks like a heading, a list or a quotation and is none in code; 1.3.2 words with
// spaces between their letters.
function* (tools) {
  const NOT_IN = 'nav, header, footer, aside, table, ul, ol, dl, figure, form, button, a, label, '
    + 'fieldset, h1, h2, h3, h4, h5, h6, [role=heading], [role=navigation], [role=banner], '
    + '[role=contentinfo], [role=dialog], [role=alert], [role=button], [role=list], blockquote, '
    + 'address, pre, code, [aria-hidden=true], [class*=cookie], [class*=caption], [class*=byline]';
  const weight = el => {
    // Of the letters themselves: of the only child that holds all the text.
    let at = el;
    for (let inner; (inner = at.children.length === 1 && at.children[0]) && tools.text(inner)
      === tools.text(el) && tools.visible(inner);) at = inner;
    const own = tools.style(at);
    return {bold: Number(own.fontWeight) >= 600, size: parseFloat(own.fontSize)};
  };
  const leaf = el => ![...el.children].some(child => !/^inline|^none|^contents/
    .test(tools.style(child).display) && child.localName !== 'br');
  const blocks = tools.all('p, div, span, font, center').filter(el => leaf(el) && tools.visible(el)
    && !/^inline/.test(tools.style(el).display) && !tools.closest(el, NOT_IN));
  const MORE = 'a, img, svg, input, button, br';
  const title = text => text.length >= 3 && text.length <= 80 && /\p{L}{2}/u.test(text)
    && !/[.,:;!]$/.test(text) && text.split(' ').length <= 12;
  const fakes = [];
  let found = false;
  for (const el of blocks) {
    const text = tools.text(el);
    if (!title(text) || el.querySelector(MORE)) continue;
    const next = el.nextElementSibling;
    if (!next || !tools.visible(next) || !/^(P|UL|OL|DIV)$/.test(next.tagName)) continue;
    const after = tools.text(next);
    if (after.length < 60 && !/^(UL|OL)$/.test(next.tagName)) continue;
    if (!/^(UL|OL)$/.test(next.tagName) && !leaf(next)) continue;
    if (tools.attribute(el, 'role')) continue;
    const own = weight(el), other = weight(next);
    const larger = own.size >= other.size * 1.15;
    if (!(own.bold && !other.bold) && !(own.size >= other.size * 1.4)) continue;
    // Two lines beside each other are no heading and text.
    if (tools.box(next).top < tools.box(el).bottom - 4) continue;
    fakes.push({el, text, sure: own.bold && !other.bold && larger, parent: el.parentElement});
  }
  // The parts of an enumeration that a line with a colon begins: headings, or the items of a list.
  const faked = new Set(fakes.map(fake => fake.el));
  const announced = el => {
    let at = el.previousElementSibling;
    while (at && (faked.has(at) || /^(UL|OL)$/.test(at.tagName))) at = at.previousElementSibling;
    return Boolean(at) && /^(P|DIV)$/.test(at.tagName) && /:$/.test(tools.text(at));
  };
  // A bold line and the text below it in one paragraph.
  for (const el of blocks) {
    const [first, second, third] = [...el.childNodes].filter(n => n.nodeType !== 3 || /\S/.test(n.data));
    if (second?.nodeName !== 'BR' || third?.nodeType !== 3 || third.data.trim().length < 60) continue;
    const text = first.nodeType === 1 && tools.visible(first) ? tools.text(first) : '';
    if (!title(text) || first.querySelector(MORE) || first.localName === 'a') continue;
    if (weight(first).bold && Number(tools.style(el).fontWeight) < 600) {
      yield tools.doubt('lijkt-kop', el, text, {tekst: text});
      found = true;
    }
  }
  for (const {el, text, sure, parent} of fakes) {
    const often = fakes.filter(other => other.parent === parent).length > 1;
    yield ((sure || often) && !announced(el) ? tools.failed : tools.doubt)('lijkt-kop', el, text, {tekst: text});
  }
  if (!fakes.length && !found) yield tools.passed('lijkt-kop');

  // Lines that begin with a mark or a number, one after the other.
  const MARK = /^\s*([•·●▪■◦‣→➤►✓✔➔»*–—-])\s*\p{L}/u, NUMBER = /^\s*\(?(\d{1,2}|[a-h])[.)]\s+\p{L}/u;
  const kind = line => MARK.exec(line)?.[1] ?? (NUMBER.test(line) ? '1' : null);
  const inList = el => tools.closest(el, 'ul, ol, dl, [role=list], table, nav, pre, code, button, a, '
    + '[role=menu], [role=listbox], [aria-hidden=true]');
  const told = new Set();
  const numbers = lines => lines.map(line => NUMBER.exec(line)?.[1]);
  const follow = lines => {
    const marks = lines.map(kind);
    let best = 0;
    for (let i = 0, run = 0; i < marks.length; i++) {
      const goes = marks[i] && marks[i] === marks[i - 1]
        && (marks[i] !== '1' || numbers([lines[i - 1]])[0] !== numbers([lines[i]])[0]);
      run = marks[i] ? (goes ? run + 1 : 1) : 0;
      best = Math.max(best, run);
    }
    return best;
  };
  for (const el of tools.all('p, div, td, dd')) {
    if (!el.querySelector(':scope > br') || !tools.visible(el) || tools.closest(el, 'pre, code, nav, [aria-hidden=true]')) continue;
    const lines = [''];
    for (const node of el.childNodes) {
      if (node.nodeName === 'BR') lines.push('');
      else if (node.nodeType === 3) lines[lines.length - 1] += node.data;
      else if (node.nodeType === 1) lines[lines.length - 1] += tools.visible(node) ? node.textContent : '';
    }
    const filled = lines.filter(line => line.trim());
    const run = follow(filled);
    if (run >= 3) {
      told.add(el);
      const dash = filled.map(kind).every(mark => mark === '-' || mark === '–');
      yield (run > 3 || !dash ? tools.failed : tools.doubt)('lijkt-lijst', el, filled[0], {aantal: run});
    }
  }
  for (const first of blocks) {
    if (told.has(first) || inList(first) || !kind(tools.text(first))) continue;
    const before = first.previousElementSibling;
    if (before && kind(tools.text(before)) && before.tagName === first.tagName) continue;
    const lines = [];
    for (let at = first; at && at.tagName === first.tagName && kind(tools.text(at)); at = at.nextElementSibling) {
      lines.push(tools.text(at));
    }
    if (lines.some(line => line.length > 400)) continue;
    const run = follow(lines);
    if (run >= 3) yield tools.failed('lijkt-lijst', first, lines[0], {aantal: run});
  }

  // A long text between quotation marks that stands by itself.
  for (const el of tools.all('p, div')) {
    if (!leaf(el) || !tools.visible(el) || tools.closest(el, 'blockquote, q, nav, figure, li, table')) continue;
    const text = tools.text(el);
    if (text.length > 80 && /^[“„"‘'«][^“„"”»]+[”"’'»]$/.test(text)) {
      yield tools.doubt('lijkt-citaat', el, text.slice(0, 200));
    }
  }

  const SPACED = /(?:^|[\s>])((?:\p{L}[ \u00a0]){3,}\p{L})(?=$|[\s.,!?])/gu;
  for (const el of tools.all('h1, h2, h3, h4, p, span, div, td, th, a, strong, b, li')) {
    const own = el.childNodes.length ? [...el.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join('|') : '';
    if (own.length < 7 || own.length > 5000) continue;
    for (const [, word] of own.matchAll(SPACED)) {
      const letters = [...word.replace(/[ \u00a0]/g, '').toLowerCase()];
      const alphabet = letters.every((c, i) => !i || c >= letters[i - 1]);
      if (alphabet || !letters.some(c => /[aeiouy]/.test(c)) || !tools.visible(el)) continue;
      yield tools.failed('letters-met-spaties', el, word, {woord: word.slice(0, 60)});
    }
  }
}
