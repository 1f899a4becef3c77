// Text that is cut off, lies over other text, or makes one scroll in two directions. Asked before a
// change ("before") and after it; only what is new counts. `memory` is kept between the questions.
// `lettertype` in the values of what fails: the font that the page names for it is not here. With
// `again` it is told, for each item of the question before this one, whether it is still there.
(tools, [memory, phase, again]) => {
  const MAX_TEXTS = 5000, MAX_SAID = 20;
  const EXEMPT = 'table, pre, code, kbd, samp, svg, canvas, video, audio, iframe, object, embed, '
    + 'math, [role=grid], [role=table], [role=treegrid], [role=application], [role=toolbar], '
    + '[role=img], [class*=leaflet], [class*=ol-viewport], [class*=mapbox], select, marquee';
  const width = innerWidth;
  // What overflows is not cut off by a box in the run of the text.
  const boxed = el => tools.style(el).display !== 'inline';
  const cut = (el, side) => {
    const own = tools.style(el)[side === 'x' ? 'overflowX' : 'overflowY'];
    return (own === 'hidden' || own === 'clip') && boxed(el);
  };
  const scrolls = el => /auto|scroll/.test(tools.style(el).overflowX) && boxed(el);
  const inner = el => {
    const box = tools.box(el), left = box.left + el.clientLeft, top = box.top + el.clientTop;
    return {left, top, right: left + el.clientWidth, bottom: top + el.clientHeight};
  };

  // What goes by in its box for ever is cut off by it at any moment; `moving-content` is for that.
  const adrift = document.getAnimations().filter(animation => animation.playState === 'running'
    && animation.effect?.getComputedTiming().iterations === Infinity)
    .slice(0, 50).map(animation => animation.effect.target);
  // The name of an icon without colour, and all behind an open dialog.
  const unseen = el => Boolean(el.closest('[inert]')) || (/^rgba\(.*, 0\)$/.test(tools.style(el).color)
    && tools.style(el).backgroundClip !== 'text');
  const texts = [];
  for (const root of tools.roots) {
    const walker = document.createTreeWalker(root === document ? document.body : root,
      NodeFilter.SHOW_TEXT);
    for (let node; texts.length < MAX_TEXTS && (node = walker.nextNode());) {
      const el = node.parentElement ?? node.getRootNode().host;
      if (!/\S/.test(node.data) || !el || /^(script|style|noscript|option)$/.test(el.localName)) {
        continue;
      }
      if (!el.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
      if (adrift.some(at => at?.contains(el)) || unseen(el)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter(r => r.width > 1 && r.height > 1).slice(0, 60);
      if (rects.length) texts.push({el, node, rects});
    }
  }
  tools.tick();

  // Each element that cuts off what stands in it, and how: by the nearest ancestors of a text.
  const clips = new Map();
  const chains = new WeakMap();
  const chain = el => {
    if (!el || el === document.body || el === document.documentElement) return [];
    if (!chains.has(el)) {
      const above = chain(tools.parent(el));
      chains.set(el, cut(el, 'x') || cut(el, 'y') || scrolls(el) ? [el, ...above] : above);
    }
    return chains.get(el);
  };
  for (const text of texts) {
    let stop = {x: false, y: false};
    const says = /[\p{L}\p{N}]/u.test(text.node.data);
    for (const outer of says ? chain(text.el) : []) {
      const port = inner(outer);
      if (port.right - port.left < 2 || port.bottom - port.top < 2) { text.hidden = true; break; }
      const side = {x: cut(outer, 'x') && !stop.x, y: cut(outer, 'y') && !stop.y};
      for (const r of text.rects) {
        const x = side.x ? Math.max(port.left - r.left, r.right - port.right) : 0;
        const y = side.y ? Math.max(port.top - r.top, r.bottom - port.bottom) : 0;
        if (x < 3 && y < Math.max(4, r.height * .25)) continue;
        const known = clips.get(outer)
          ?? {outer, partly: false, whole: 0, seen: 0, text: text.node.data, own: false, x: 0, y: 0};
        const out = r.right <= port.left + 1 || r.left >= port.right - 1
          || r.bottom <= port.top + 1 || r.top >= port.bottom - 1;
        if (out) known.whole++;
        else known.partly = true;
        known.x = Math.max(known.x, x);
        known.y = Math.max(known.y, y);
        known.own ||= text.el === outer;
        clips.set(outer, known);
        text.cut = true;
      }
      if (/auto|scroll/.test(tools.style(outer).overflowX)) stop.x = true;
      if (/auto|scroll/.test(tools.style(outer).overflowY)) stop.y = true;
    }
  }
  // What has been scrolled out of its box lies over nothing.
  const away = (text, r) => chain(text.el).some(outer => {
    const port = inner(outer);
    return r.bottom <= port.top + 2 || r.top >= port.bottom - 2
      || r.right <= port.left + 2 || r.left >= port.right - 2;
  });
  for (const text of texts) {
    if (text.cut || text.hidden) continue;
    for (const outer of chain(text.el)) if (clips.has(outer)) clips.get(outer).seen++;
  }

  // Texts of different blocks that lie over each other.
  const pairs = [];
  const flat = texts.filter(t => !t.hidden && !t.cut)
    .flatMap(t => t.rects.filter(r => !away(t, r)).map(r => ({t, r})))
    .sort((a, b) => a.r.top - b.r.top);
  for (let i = 0; i < flat.length; i++) {
    const a = flat[i];
    for (let j = i + 1; j < flat.length && flat[j].r.top < a.r.bottom - 3; j++) {
      const b = flat[j];
      if (a.t.el === b.t.el || a.t.el.contains(b.t.el) || b.t.el.contains(a.t.el)) continue;
      const w = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left);
      const h = a.r.bottom - b.r.top;
      const low = Math.min(a.r.height, b.r.height);
      if (w > 6 && Math.min(h, low) > low * .4) pairs.push([a.t, b.t]);
    }
  }
  const layered = el => {
    for (let at = el; at; at = tools.parent(at)) {
      const {position, transform, translate} = tools.style(at);
      if (position === 'fixed' || position === 'sticky') return 'fixed';
      if (position === 'absolute' || transform !== 'none' || translate !== 'none') return 'layer';
    }
    return '';
  };

  if (phase === 'before') {
    memory.clips = new WeakSet(clips.keys());
    memory.pairs = new WeakMap();
    for (const [a, b] of pairs) {
      memory.pairs.set(a.el, (memory.pairs.get(a.el) ?? new WeakSet()).add(b.el));
    }
    memory.wide = new WeakSet(texts.filter(t => t.rects.some(r => r.right > width + 2)).map(t => t.el));
    const plain = [...clips.values()].filter(c => c.own && c.partly && !c.outer.closest(EXEMPT)
      && !c.outer.closest('a, button, [aria-expanded=false]'));
    return {items: plain.filter(c => {
      const {whiteSpace, textOverflow} = tools.style(c.outer);
      const line = parseFloat(tools.style(c.outer).lineHeight) || 16;
      return (/nowrap/.test(whiteSpace) && textOverflow !== 'ellipsis' && cut(c.outer, 'x') && c.x > 8)
        || (c.outer.clientHeight < line * .8 && cut(c.outer, 'y') && c.y > 4);
    }).slice(0, MAX_SAID).map(c => tools.failed('text-cut-off', c.outer, c.text))};
  }

  // The first font that is named for this text, where this machine has none of those: what stands in
  // for it may be wider. Of `sans-serif` and its like any font will do.
  const GENERIC = /^(?:(?:ui-)?(?:serif|sans-serif|monospace|rounded)|cursive|fantasy|system-ui|emoji|math|-apple-system|blinkmacsystemfont)$/i;
  const pen = document.createElement('canvas').getContext('2d');
  const width72 = family => {
    pen.font = `72px ${family}`;
    return pen.measureText('De gemeente Wijk bij Duurstede, 0123456789').width;
  };
  const here = family => ['monospace', 'serif'].some(base => width72(`${family}, ${base}`) !== width72(base));
  const absent = el => {
    const named = tools.style(el).fontFamily.split(',').map(family => family.trim())
      .filter(family => !GENERIC.test(family));
    return named.length && !named.some(here) ? named[0].replace(/["']/g, '') : null;
  };
  const items = [], places = [];
  const answer = () => {
    if (again) {
      return {still: memory.places.map(el => places.some((other, i) => items[i].outcome === 'failed'
        && (other.contains(el) || el.contains(other))))};
    }
    memory.places = places;
    return {items};
  };
  const say = (kind, how, el, evidence, values) => {
    if (items.length >= MAX_SAID) return;
    places.push(el);
    const missing = how === tools.failed && absent(el);
    items.push({...how('', el, evidence, missing ? {...values, lettertype: missing} : values), kind});
  };
  for (const c of clips.values()) {
    if (memory.clips.has(c.outer) || !(c.seen || c.partly)) continue;
    if (c.outer.closest(EXEMPT) || c.outer.closest('[aria-hidden=true]')) continue;
    const own = tools.style(c.outer);
    const shortened = own.textOverflow === 'ellipsis' || own.webkitLineClamp !== 'none';
    const moving = /carousel|slider|swiper|slick|splide|ticker/i.test(
      `${c.outer.className} ${c.outer.parentElement?.className}`);
    const sure = !shortened && !moving && !c.outer.closest('[aria-expanded=false]')
      && (c.partly || c.seen > 0) && layered(c.outer) !== 'fixed';
    say('cut', sure ? tools.failed : tools.doubt, c.outer, c.text.trim());
  }
  const told = new Set();
  for (const [a, b] of pairs) {
    if (memory.pairs.get(a.el)?.has(b.el) || memory.pairs.get(b.el)?.has(a.el)) continue;
    const layers = [layered(a.el), layered(b.el)];
    if (told.has(a.el) || layers.includes('fixed')) continue;
    told.add(a.el);
    say('overlap', layers.includes('layer') ? tools.doubt : tools.failed, a.el,
      `${a.node.data.trim().slice(0, 120)} / ${b.node.data.trim().slice(0, 120)}`);
  }
  if (phase !== 'narrow') return answer();

  // Two directions: text that one must scroll sideways for, in the page or in a box of its own.
  const page = document.scrollingElement;
  const locked = [document.documentElement, document.body].some(el => cut(el, 'x'));
  const wide = page.scrollWidth > width + 5;
  const reason = new Map();
  for (const text of texts) {
    if (text.hidden || text.cut || text.el.closest(EXEMPT) || !/[\p{L}\p{N}]/u.test(text.node.data)) continue;
    if (!text.rects.some(r => r.right > width + 5 && r.left < Math.max(width, page.scrollWidth))) continue;
    const holder = chain(text.el).find(scrolls);
    if (layered(text.el) === 'fixed') continue;
    if (holder) {
      // A line of short things, such as tabs, may be moved sideways; lines to read may not.
      const block = text.rects.reduce((sum, r) => sum + r.width, 0);
      const known = reason.get(holder) ?? {box: true, reading: false, text: text.node.data};
      known.reading ||= block > holder.clientWidth && text.node.data.trim().length > 80;
      if (holder.scrollWidth > holder.clientWidth + 5) reason.set(holder, known);
      continue;
    }
    if (!wide && !locked) continue;
    let cause = text.el;
    for (let up = tools.parent(cause); up && up !== document.body && tools.box(up).right > width + 5;
      up = tools.parent(cause)) cause = up;
    const partly = text.rects.some(r => r.left < width - 5);
    const known = reason.get(cause) ?? {box: false, partly: false, text: text.node.data};
    known.partly ||= partly;
    if (text.node.data.trim().length > known.text.trim().length) known.text = text.node.data;
    reason.set(cause, known);
  }
  // Neighbours that are all too wide have one cause: what they stand in.
  const families = new Map();
  for (const [el, why] of reason) {
    const up = tools.parent(el);
    if (!why.box && up && up !== document.body) families.set(up, [...families.get(up) ?? [], el]);
  }
  for (const [up, members] of families) {
    if (members.length < 2) continue;
    const whys = members.map(el => reason.get(el));
    for (const el of members) reason.delete(el);
    const longest = whys.reduce((a, b) => b.text.trim().length > a.text.trim().length ? b : a);
    reason.set(up, {...longest, partly: whys.some(why => why.partly)});
  }
  // What stands in something that is too wide itself is told with that.
  for (const [el, why] of reason) {
    for (let up = tools.parent(el); up && !why.box; up = tools.parent(up)) {
      const outer = reason.get(up);
      if (!outer || outer.box) continue;
      outer.partly ||= why.partly;
      if (why.text.trim().length > outer.text.trim().length) outer.text = why.text;
      reason.delete(el);
      break;
    }
  }
  for (const [el, why] of reason) {
    if (why.box) say('scroll', why.reading ? tools.failed : tools.doubt, el, why.text.trim());
    else if (wide && !locked) say('scroll', why.partly || page.scrollWidth > width + 40
      ? tools.failed : tools.doubt, el, why.text.trim(), {breedte: page.scrollWidth});
    else if (why.partly) say('cut', tools.failed, el, why.text.trim());
  }
  if (wide && !locked && !reason.size) {
    const far = tools.all('body *').find(el => tools.visible(el) && tools.box(el).right > width + 5
      && !el.closest(EXEMPT) && !chain(tools.parent(el)).length);
    if (far) say('scroll', tools.doubt, far, '', {breedte: page.scrollWidth});
  }
  // What stays in place must leave room to read.
  const points = [.1, .3, .5, .7, .9];
  let covered = 0, culprit = null;
  for (const y of points) {
    const hit = document.elementFromPoint(width / 2, innerHeight * y);
    for (let at = hit; at; at = tools.parent(at)) {
      if (/fixed|sticky/.test(tools.style(at).position) && tools.box(at).height < innerHeight * .98) {
        covered++;
        culprit = at;
        break;
      }
    }
  }
  if (covered >= 3) say('sticky', tools.doubt, culprit, '', {deel: Math.round(covered * 20)});
  return answer();
}
