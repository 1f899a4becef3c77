// What a page says and where it leads, as its reader meets it. Changes nothing in the page.
// Runs in each frame; the limits bound what a hostile page can make it return.
(limits) => {
  const BLOCK = new Set(['block', 'flow-root', 'flex', 'grid', 'list-item', 'table', 'table-cell',
    'table-row', 'table-caption', 'table-row-group', 'table-header-group', 'table-footer-group']);
  const SKIP = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'IFRAME', 'OBJECT', 'SELECT',
    'TEXTAREA', 'SVG', 'MATH', 'CANVAS', 'VIDEO', 'AUDIO', 'DATALIST', 'HEAD']);
  const KINDS = {LI: 'list_item', DD: 'list_item', DT: 'list_item', TD: 'cell', TH: 'cell',
    BLOCKQUOTE: 'quote', PRE: 'code', CODE: 'code', BUTTON: 'button', SUMMARY: 'button',
    LABEL: 'label', LEGEND: 'label'};
  const SURROUNDINGS = new Set(['HEADER', 'FOOTER', 'NAV', 'ASIDE']);
  const SURROUNDING_ROLES = new Set(['banner', 'contentinfo', 'navigation', 'search',
    'complementary']);
  const blocks = [], links = [];
  let characters = 0, visited = 0, fields = 0, login = false;
    // A page may name a form field "childNodes" or an image "title": then its own names go before
  // those of the DOM, unless they are asked of the prototypes.
  const getter = (prototype, name) => {
    const get = Object.getOwnPropertyDescriptor(prototype, name).get;
    return node => get.call(node);
  };
  const childNodes = getter(Node.prototype, 'childNodes');
  const nodeType = getter(Node.prototype, 'nodeType');
  const tagName = getter(Element.prototype, 'tagName');
  const shadowRoot = getter(Element.prototype, 'shadowRoot');
  const attribute = (element, name) => Element.prototype.getAttribute.call(element, name);
  const every = (root, selector) =>
    (root === document ? Document.prototype : DocumentFragment.prototype)
      .querySelectorAll.call(root, selector);

  const hasMain = every(document, 'main, [role=main]').length > 0;

  const folded = text => text.replace(/[\s\u00a0]+/g, ' ').trim();
  const add = (kind, text, context, level = null) => {
    const body = folded(text);
    if (!body || blocks.length >= limits.blocks || characters >= limits.characters) return;
    const cut = body.slice(0, limits.characters - characters);
    characters += cut.length;
    blocks.push({kind, text: cut, level, main: context.main, language: context.language});
  };
  const headingLevel = element => {
    const tag = /^H([1-6])$/.exec(tagName(element));
    if (tag) return Number(tag[1]);
    if (attribute(element, 'role') !== 'heading') return null;
    const level = Number(attribute(element, 'aria-level'));
    return level >= 1 && level <= 6 ? level : 2;
  };
  const kindOf = element => {
    if (headingLevel(element) !== null) return 'heading';
    const role = attribute(element, 'role');
    if (role === 'button') return 'button';
    return KINDS[tagName(element).toUpperCase()] ?? null;
  };
  const inside = (element, context) => {
    const role = attribute(element, 'role');
    const tag = tagName(element).toUpperCase();
    const main = tag === 'MAIN' || role === 'main' ? true
      : SURROUNDING_ROLES.has(role) ? false
      : SURROUNDINGS.has(tag) && (tag === 'NAV' || !context.inMain) ? false
      : context.main;
    return {
      kind: kindOf(element) ?? context.kind,
      level: headingLevel(element) ?? context.level,
      language: attribute(element, 'lang')?.slice(0, 35) || context.language,
      main, inMain: context.inMain || tag === 'MAIN' || role === 'main',
    };
  };

  // Walks the flat tree and gathers runs of inline text between the edges of blocks.
  let run = '', runContext = null;
  const flush = () => {
    if (run && runContext) {
      add(runContext.kind ?? 'paragraph', run, runContext,
        runContext.kind === 'heading' ? runContext.level : null);
    }
    run = ''; runContext = null;
  };
  const walk = (node, context) => {
    if (++visited > limits.nodes) return;
    if (nodeType(node) === Node.TEXT_NODE) {
      if (/\S/.test(node.data)) { runContext ??= context; run += node.data.slice(0, 100000); }
      else if (run) run += ' ';
      return;
    }
    if (nodeType(node) !== Node.ELEMENT_NODE) {
      for (const child of childNodes(node)) walk(child, context);
      return;
    }
    const tag = tagName(node).toUpperCase();
    if (tag === 'BR') { run += ' '; return; }
    if (SKIP.has(tag)) return;
    const style = getComputedStyle(node);
    if (style.display === 'none' || style.visibility === 'hidden') return;
    if (tag === 'IMG' || tag === 'AREA') {
      const alt = attribute(node, 'alt');
      if (alt) add('alt', alt, {...context, kind: 'alt'});
      return;
    }
    const own = inside(node, context);
    const edge = BLOCK.has(style.display) || own.kind !== context.kind;
    if (edge) flush();
    if (tag === 'INPUT') {
      const type = (attribute(node, 'type') || 'text').toLowerCase();
      if (type === 'password') login = true;
      if (['submit', 'button', 'reset'].includes(type)) {
        add('button', node.value || '', {...own, kind: 'button'});
      }
      return;
    }
    const slotted = tag === 'SLOT' ? node.assignedNodes({flatten: true}) : [];
    const root = shadowRoot(node);
    const children = root ? childNodes(root) : slotted.length ? slotted : childNodes(node);
    for (const child of children) walk(child, own);
    if (edge) flush();
  };
  const body = every(document, 'body')[0];
  if (body) {
    walk(body, {kind: null, level: null, main: !hasMain, inMain: false, language: null});
    flush();
  }

  const roots = [document];
  for (let i = 0; i < roots.length && roots.length < 500; i++) {
    for (const element of every(roots[i], '*')) {
      const root = shadowRoot(element);
      if (root) roots.push(root);
    }
  }
  for (const root of roots) {
    for (const anchor of every(root, 'a[href], area[href]')) {
      if (links.length >= limits.links) break;
      if (!/^https?:$/.test(anchor.protocol)) continue;
      links.push({url: anchor.href.slice(0, 4000),
        text: folded(anchor.textContent.slice(0, 500) || anchor.getAttribute('aria-label') || '')});
    }
    for (const form of every(root, 'form')) {
      const field = 'input:not([type=hidden],[type=submit],[type=button],[type=search],'
        + '[type=image],[type=reset]), select, textarea';
      if (Element.prototype.querySelector.call(form, field)) fields++;
    }
  }
  // Fields that a page itself asks to fill in, in a form element or not.
  const ASKS = 'input, select, textarea, [role=combobox], [role=textbox], [role=radio]';
  const SILENT = new Set(['hidden', 'submit', 'button', 'reset', 'image', 'search']);
  const AROUND = 'header, footer, nav, aside, search, [role=search], [role=banner], '
    + '[role=navigation], [role=contentinfo]';
  let asks = 0;
  for (const root of roots) {
    for (const field of every(root, ASKS)) {
      if (asks >= 50) break;
      if (SILENT.has((attribute(field, 'type') || '').toLowerCase())) continue;
      if (Element.prototype.closest.call(field, AROUND)) continue;
      if (Element.prototype.getClientRects.call(field).length) asks++;
    }
  }
  return {
    asks,
    title: (every(document, 'head > title')[0]?.textContent ?? '').slice(0, 1000),
    language: attribute(document.documentElement, 'lang')?.slice(0, 35) ?? null,
    blocks, links, forms: fields, login, hasMain, scripted: document.scripts.length > 0,
  };
}
