// Gives each its focus in turn, as the keyboard would, and looks at what shows. The last key that
// was pressed is Tab, so `:focus-visible` holds.
// `known` holds the keys of what was seen to be right on an earlier page: the same element at the same
// place of the template under the same style sheets. Those need no second look.
(tools, [memory, trapped, known]) => {
  const LOOK = ['color', 'backgroundColor', 'backgroundImage', 'backgroundPosition', 'boxShadow',
    'opacity', 'transform', 'filter', 'fontWeight', 'visibility', 'textDecorationLine',
    'textDecorationColor', 'textDecorationStyle', 'textDecorationThickness', 'fill', 'stroke',
    'borderTopColor', 'borderRightColor', 'borderBottomColor', 'borderLeftColor',
    'borderTopWidth', 'borderRightWidth', 'borderBottomWidth', 'borderLeftWidth',
    'borderTopStyle', 'borderBottomStyle', 'content', 'display', 'width', 'height', 'left', 'top',
    'clipPath', 'scale'];
  const clear = colour => /^rgba\(.*, 0\)$|^transparent$/.test(colour);
  const SHADOW = 1 + LOOK.indexOf('boxShadow');
  const look = (el, pseudo) => {
    const style = getComputedStyle(el, pseudo);
    if (pseudo && style.content === 'none') return [];
    const ring = style.outlineStyle === 'none' || parseFloat(style.outlineWidth) === 0
      || clear(style.outlineColor) ? ''
      : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor} ${style.outlineOffset}`;
    return [ring, ...LOOK.map(name => style[name])];
  };
  const around = el => {
    const label = el.labels?.[0] ?? el.closest('label');
    return [el, el.parentElement, el.parentElement?.parentElement, label, el.nextElementSibling,
      el.previousElementSibling, ...[...el.querySelectorAll('*')].slice(0, 8)]
      .filter(other => other && other !== document.body && other !== document.documentElement);
  };
  const picture = el => ({own: look(el), others: around(el).flatMap(other =>
    [other === el ? [] : look(other), look(other, '::before'), look(other, '::after')]
      .map(part => part.join('|'))).join('\n')});
  const changes = (before, after) => [
    ...after.own.flatMap((value, index) => value === before.own[index] ? [] : [index]),
    ...(before.others === after.others ? [] : [-1])];
  // A ring that is all that shows the focus, and hardly differs from what it lies on (1.4.11).
  const {parse, over, ratio, behind, shown: rounded} = tools.colours;
  const faintRing = (el, before, after, changed) => {
    const style = getComputedStyle(el), rings = [];
    const ring = changed.includes(0), shadow = changed.includes(SHADOW);
    if (changed.length !== ring + shadow || /absolute|fixed/.test(style.position)) return null;
    if (ring) {
      if (!after.own[0] || before.own[0] || style.outlineStyle === 'auto') return null;
      rings.push(style.outlineColor);
    }
    if (shadow) {
      const one = /^(rgba?\([^)]*\)) 0px 0px 0px [\d.]+px$/.exec(style.boxShadow);
      if (!one || before.own[SHADOW] !== 'none') return null;
      rings.push(one[1]);
    }
    const outside = tools.parent(el) && behind(tools.parent(el)), inside = behind(el);
    const inward = ring && parseFloat(style.outlineOffset) <= -parseFloat(style.outlineWidth);
    const ground = inward ? inside : outside;
    if (!ground || !inside) return null;
    const against = under => Math.max(...rings.map(text => ratio(over(parse(text), ground), under)));
    if (against(ground) >= 3) return null;
    return {verhouding: rounded(against(ground)), sure: against(inside) < 3};
  };
  const TYPED = /^(text|search|email|tel|url|password|number|date|month|week|time|datetime-local)$/;
  const typed = el => el.localName === 'textarea' || el.isContentEditable
    || (el.localName === 'input' && TYPED.test(el.type));
  const painted = el => {
    if (!el.checkVisibility({visibilityProperty: true, opacityProperty: true})) return false;
    const rects = [el, ...el.querySelectorAll('*')].slice(0, 12).map(e => e.getBoundingClientRect());
    const box = rects.reduce((a, b) => b.width * b.height > a.width * a.height ? b : a);
    if (box.width < 2 || box.height < 2) return false;
    if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0) return false;
    if (box.left >= Math.max(innerWidth, document.scrollingElement.scrollWidth)) return false;
    for (let at = el; at; at = tools.parent(at)) {
      const own = getComputedStyle(at);
      if (own.clip !== 'auto' && /rect\((0|1)px,? (0|1)px,? (0|1)px/.test(own.clip)) return false;
      if (/inset\((50|100)%/.test(own.clipPath) || own.opacity === '0') return false;
      if (at !== el && own.overflow !== 'visible' && at !== document.body
        && at !== document.documentElement) {
        const outer = at.getBoundingClientRect();
        if (outer.width < 2 || outer.height < 2) return false;
        if (/hidden|clip/.test(own.overflowX) && (box.right <= outer.left || box.left >= outer.right)) {
          return false;
        }
        if (/hidden|clip/.test(own.overflowY) && (box.bottom <= outer.top || box.top >= outer.bottom)) {
          return false;
        }
      }
    }
    return true;
  };
  const stuck = el => {
    for (let at = el; at; at = tools.parent(at)) {
      if (/fixed|sticky/.test(getComputedStyle(at).position)) return at;
    }
    return null;
  };
  // Something between what was hit and the bar hides what is behind it.
  const opaque = (bar, hit) => {
    for (let at = hit; at; at = tools.parent(at)) {
      const own = getComputedStyle(at);
      if (own.backgroundImage !== 'none' || (parse(own.backgroundColor)[3] * Number(own.opacity) > .9)
        || /^(img|video|canvas|svg|iframe)$/.test(at.localName)) return true;
      if (at === bar) return false;
    }
    return false;
  };
  // The bar that lies over all of it, if there is one.
  const under = el => {
    const box = el.getBoundingClientRect();
    const points = [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]]
      .map(([x, y]) => [box.left + box.width * x, box.top + box.height * y])
      .filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
    if (points.length < 5) return null;
    let bar = null;
    for (const [x, y] of points) {
      const hit = document.elementFromPoint(x, y);
      if (!hit || hit === el || el.contains(hit) || hit.contains(el) || hit.shadowRoot) return null;
      bar = stuck(hit);
      if (bar && !opaque(bar, hit)) return null;
      if (!bar || bar.contains(el)) return null;
    }
    return bar;
  };
  const anyStuck = tools.all('body *').slice(0, 3000)
    .some(el => /fixed|sticky/.test(getComputedStyle(el).position));

  const hash = text => {
    let sum = 5381;
    for (let i = 0; i < text.length; i++) sum = (sum * 33 + text.charCodeAt(i)) | 0;
    return sum;
  };
  const sheets = [...document.styleSheets].map(sheet => sheet.href
    ?? sheet.ownerNode?.textContent ?? '').join('\n');
  const place = el => {
    const steps = [];
    for (let at = el; at; at = tools.parent(at)) {
      steps.push(`${at.localName}.${tools.attribute(at, 'class') ?? ''}.${tools.attribute(at, 'style') ?? ''}`);
    }
    return steps.join(' ');
  };
  const ground = hash(sheets);
  const key = el => hash(`${ground} ${place(el)} ${el.type ?? ''}`);
  const judged = new Set(known);

  // The focus moved by itself after the last key.
  const strayed = memory.seen.length > 0;
  document.activeElement?.blur?.();
  memory.seen.length = 0;
  const answers = [];
  const skip = new Set(trapped);
  for (const [index, el] of memory.list.entries()) {
    tools.tick();
    if (skip.has(index) || !el.isConnected || el.localName === 'iframe') continue;
    const own = key(el);
    if (judged.has(own)) continue;
    const before = picture(el);
    const plain = el.getBoundingClientRect();
    el.focus();
    const has = memory.active() === index;
    const shown = painted(el);
    const after = picture(el), what = changes(before, after), changed = what.length > 0;
    const faint = has && changed && !typed(el) ? faintRing(el, before, after, what) : null;
    const bar = has && anyStuck && shown ? under(el) : null;
    const label = el.labels?.[0] ?? el.closest('label');
    const ok = changed || typed(el);
    if (has && shown && ok && !bar && !faint) { answers.push({ok: true, key: own}); continue; }
    const box = el.getBoundingClientRect();
    answers.push({
      key: own, index, has, shown, changed, faint, typed: typed(el),
      labelled: Boolean(label && tools.visible(label)),
      shape: `${el.localName} ${el.className} ${tools.parent(el)?.localName} ${
        tools.parent(el)?.className}`.slice(0, 300),
      bar: bar ? tools.place(bar) : null, place: tools.place(el),
      text: (el.innerText || el.value || el.getAttribute('aria-label') || '').trim().slice(0, 200),
      // What is filled in, or stands for a box that is drawn beside it, is no text of its own.
      field: /^(input|select|textarea)$/.test(el.localName), slight: plain.width <= 2 || plain.height <= 2,
      hidden: tools.hiddenToReaders(el), area: plain.width * plain.height,
      away: el.localName === 'a' && !el.href,
    });
  }
  document.activeElement?.blur?.();
  memory.seen.length = 0;
  if (strayed) memory.seen.push(-2);
  return answers;
}
