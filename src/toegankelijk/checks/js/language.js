// Texts with the language that the code gives them, for checks/language.py to hold against their
// words. `root` is what inherits the language of the page; a part has its own.
function* (tools, lists) {
  const data = {talen: Object.fromEntries(Object.entries(lists.talen).map(([code, words]) =>
    [code, new Set(words)]))};
  const MAX = 4000;
  const SKIP = 'script, style, noscript, template, code, pre, kbd, samp, address, [translate=no], '
    + '.notranslate, [aria-hidden=true], svg, math, option, time, input, textarea';
  const tag = el => tools.attribute(el, 'lang') ?? tools.attribute(el, 'xml:lang');
  const page = (tag(document.documentElement) ?? '').trim();
  const holder = el => {
    for (let at = el; at; at = tools.parent(at)) if (tag(at) !== null) return at;
    return document.documentElement;
  };
  const texts = new Map();
  const add = (el, text, block) => {
    const at = holder(el);
    if (!texts.has(at)) texts.set(at, []);
    if (tools.folded(text)) texts.get(at).push([block, tools.folded(text).slice(0, 2000)]);
  };
  const inline = el => /^inline|^contents/.test(tools.style(el).display);
  const blockOf = el => { let at = el; while (tools.parent(at) && inline(at) && tag(at) === null) at = tools.parent(at); return at; };
  const runs = new Map();
  let nodes = 0;
  for (const root of tools.roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()) && nodes < 20000;) {
      const el = node.parentElement;
      if (!el || !/\S/.test(node.data)) continue;
      nodes++;
      if (el.closest(SKIP) || !tools.visible(el)) continue;
      const block = blockOf(el);
      runs.set(block, `${runs.get(block) ?? ''} ${node.data.slice(0, 2000)}`);
    }
  }
  for (const [block, text] of runs) add(block, text, block);
  for (const el of tools.all('img, [role=img], input[type=image]')) {
    if (!tools.visible(el) || tools.hiddenToReaders(el)) continue;
    // Named by an element with a language of its own, hidden or not: that one is read.
    const by = (tools.attribute(el, 'aria-labelledby') ?? '').trim();
    const source = by ? el.getRootNode().getElementById?.(by.split(/\s+/)[0]) ?? el : el;
    add(source, tools.name(el), el);
  }
  // Most blocks are plainly in the language that they say: only of the others Python sees the words.
  const plain = (text, own) => {
    const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
    const hits = words.filter(word => own?.has(word));
    return new Set(hits).size >= 3 && hits.length >= words.length * 0.1;
  };
  const blocks = [];
  let group = 0;
  for (const [at, found] of texts) {
    const root = at === document.documentElement;
    if (root && window.top !== window && !page) continue;
    group++;
    const said = root ? page : tag(at), own = data.talen[said.toLowerCase().split(/[-_]/)[0]];
    const whole = tools.folded(found.map(([, text]) => text).join('\n')).slice(0, MAX);
    const others = [];
    let sure = 0;
    for (const one of found) {
      if (plain(one[1], own)) sure += one[1].length;
      else others.push(one);
    }
    const values = {taal: said.slice(0, 35), groep: group, zeker: sure, blokken: found.length};
    if (root) yield tools.doubt('lang-pagina-klopt-niet', at, whole.slice(0, 500), values);
    else yield tools.doubt('lang-deel-klopt-niet', at, whole.slice(0, 500), {...values, eigen: 1, tekst: whole.slice(0, 280)});
    if (!root && found.length < 2) continue;
    const long = others.filter(([, text]) => text.length >= 20).sort((a, b) => b[1].length - a[1].length);
    blocks.push(...long.slice(0, root ? 60 : 20).map(([block, text]) => [block, text, said, group]));
  }
  for (const [block, text, said, number] of blocks.slice(0, 90)) {
    yield {outcome: 'cantTell', rule: 'lang-deel-klopt-niet', evidence: text.slice(0, 500),
      ...(text.length >= 60 ? tools.place(block) : {}), values: {taal: said.slice(0, 35), groep: number, eigen: 0}};
  }
}
