// What a person wants beside each other to judge a page: images with their text, headings, links,
// fields, what can have the focus, films, tables and languages. Changes nothing in the page.
(limits) => {
  const axe = window.axe, own = axe?.setup && !axe._tree;
  if (own) axe.setup(document);
  try {
    const attribute = (el, name) => Element.prototype.getAttribute.call(el, name);
    const folded = (text, most = limits.text) => String(text ?? '').replace(/\s+/g, ' ').trim().slice(0, most);
    const roots = [document];
    for (let i = 0; i < roots.length && roots.length < 200; i++) {
      for (const el of roots[i].querySelectorAll('*')) if (el.shadowRoot) roots.push(el.shadowRoot);
    }
    const all = selector => roots.flatMap(root => [...root.querySelectorAll(selector)]);
    const shown = el => el.checkVisibility({visibilityProperty: true, opacityProperty: true})
      && el.getBoundingClientRect().width > 1;
    const node = el => axe?.utils?.getNodeFromTree?.(el);
    const name = el => {
      try { const at = node(el); return folded(at ? axe.commons.text.accessibleTextVirtual(at) : attribute(el, 'aria-label') ?? el.textContent); }
      catch { return ''; }
    };
    const role = el => {
      try { const at = node(el); return at ? axe.commons.aria.getRole(at) ?? '' : ''; } catch { return ''; }
    };
    const box = el => {
      const {left, top, width, height} = el.getBoundingClientRect();
      return [left + scrollX, top + scrollY, width, height].map(n => Math.round(Math.min(Math.max(n, -1e5), 1e6)));
    };
    const found = [], counts = {};
    const add = (kind, el, text, about = '', values = {}) => {
      counts[kind] = (counts[kind] ?? 0) + 1;
      if (counts[kind] <= (limits.kinds[kind] ?? 50)) found.push({kind, text: folded(text), about: folded(about), values, box: el ? box(el) : null});
    };
    const file = url => { try { return decodeURIComponent(new URL(url, document.baseURI).pathname.split('/').pop()); } catch { return ''; } };
    const near = el => folded((el.closest('figure, a, li, p, td, article, section, div') ?? el.parentElement)?.innerText);

    add('titel', null, document.title);
    for (const el of all('h1, h2, h3, h4, h5, h6, [role=heading]')) {
      if (!shown(el)) continue;
      const level = Number(/^H([1-6])$/.exec(el.tagName)?.[1] ?? attribute(el, 'aria-level') ?? 2);
      add('koppen', el, name(el) || el.textContent, '', {niveau: level || 2});
    }
    for (const el of all('img, [role=img], input[type=image], svg, canvas, area[href]')) {
      if (!shown(el) && el.localName !== 'area' || el.parentElement?.closest('svg, [role=img]')) continue;
      const alt = attribute(el, 'alt');
      const hidden = el.closest('[aria-hidden=true]') || /^(none|presentation)$/.test(attribute(el, 'role') ?? '') || alt === '';
      const text = hidden ? '' : name(el);
      const what = hidden || !text && el.localName === 'svg' ? 'versiering' : text ? 'tekst' : 'geen tekst';
      add('beelden', el, text, near(el), {bestand: file(el.currentSrc || el.src || el.href || '').slice(0, 100) || el.localName,
        soort: what, adres: /^https?:/.test(el.currentSrc ?? '') ? el.currentSrc.slice(0, 500) : ''});
    }
    for (const el of all('a[href], [role=link]')) {
      if (!shown(el)) continue;
      const block = el.closest('p, li, td, dd, blockquote');
      add('links', el, name(el), el.href ?? '', {zin: folded(block?.innerText, 160)});
    }
    for (const el of all('input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), select, textarea, [role=textbox], [role=combobox], [role=checkbox], [role=radio], [role=switch], [role=slider]')) {
      if (!shown(el) && ![...(el.labels ?? [])].some(shown)) continue;
      add('velden', el, name(el), el.closest('fieldset')?.querySelector('legend')?.textContent ?? '', {
        soort: el.type ?? role(el), verplicht: Number(el.required || attribute(el, 'aria-required') === 'true'),
        invuldoel: (attribute(el, 'autocomplete') ?? '').slice(0, 40)});
    }
    const tabs = all('a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable=true]')
      .filter(el => el.tabIndex >= 0 && !el.disabled && el.type !== 'hidden' && shown(el) && !el.closest('[inert]'));
    const first = tabs.filter(el => el.tabIndex > 0).sort((a, b) => a.tabIndex - b.tabIndex);
    for (const el of [...first, ...tabs.filter(el => !first.includes(el))]) {
      add('bediening', el, name(el), el.innerText ?? el.value ?? '', {rol: role(el) || el.localName});
    }
    for (const el of all('video, audio, iframe')) {
      const source = el.currentSrc || el.src || attribute(el, 'data-src') || el.querySelector?.('source')?.src || '';
      const player = /youtube|youtu\.be|vimeo|dailymotion|notubiz|companywebcast|webinar|stream|bluebillywig|podcast|spotify|soundcloud/i;
      if (el.localName === 'iframe' && !player.test(source)) continue;
      const tracks = [...el.querySelectorAll('track')].map(t => `${attribute(t, 'kind') ?? 'subtitles'} ${attribute(t, 'srclang') ?? ''}`).join(', ');
      add('media', el, name(el) || file(source), source, {soort: el.localName, sporen: tracks.slice(0, 100)});
    }
    for (const el of all('table, [role=table], [role=grid]')) {
      if (shown(el)) add('tabellen', el, el.caption?.textContent ?? name(el), el.rows?.[0]?.innerText ?? '', {koppen: el.querySelectorAll('th, [role=columnheader], [role=rowheader]').length});
    }
    for (const el of [document.documentElement, ...all('body [lang]')]) {
      add('taal', el, attribute(el, 'lang') ?? '', el === document.documentElement ? '' : el.innerText ?? '', {deel: Number(el !== document.documentElement)});
    }
    return found;
  } finally { if (own) axe.teardown(); }
}
