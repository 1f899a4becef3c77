// What all checks share. Needs axe in the page; sets it up when a name or a place is asked for.
//
// Elements: all(selector) over open shadow roots, in document order; roots; closest(el, selector)
//   that goes out of shadow roots; parent(el) in the flat tree.
// Seeing: style(el), box(el), visible(el) on screen for the eye, ownText(el) of text nodes directly
//   in it, text(el) as the eye reads it, focusable(el), interactive(el), pausable(el) by a button;
//   arrive() ends what slides or fades.
// Colours: colours.parse(text), over(colour, under), ratio(one, other), behind(el), shown(ratio).
// Where: site(el) the header, menu or footer that it stands in; siteKey(site); spot(el) of it there.
// Names: name(el), role(el) as axe computes them; folded(text) for comparing.
// Saying: failed/doubt(rule, el, evidence, values), passed(rule); after only(el) nothing is said of
//   what stands outside it.
() => {
  const axe = window.axe;
  const attribute = (el, name) => Element.prototype.getAttribute.call(el, name);
  const tag = el => el.nodeName.toLowerCase();
  const folded = text => String(text ?? '').replace(/[\s\u00a0\u200b\u00ad]+/g, ' ').trim();
  let deadline = Infinity;
  const tick = () => { if (performance.now() > deadline) throw new Error('deadline'); };

  const roots = [document];
  for (let i = 0; i < roots.length && roots.length < 300; i++) {
    for (const el of roots[i].querySelectorAll('*')) if (el.shadowRoot) roots.push(el.shadowRoot);
  }
  const all = selector => {
    tick();
    return roots.flatMap(root => [...root.querySelectorAll(selector)]);
  };
  const parent = el => el.assignedSlot ?? el.parentElement
    ?? (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
  const closest = (el, selector) => {
    for (let at = el; at; at = at.getRootNode() instanceof ShadowRoot ? at.getRootNode().host : null) {
      const hit = at.closest(selector);
      if (hit) return hit;
    }
    return null;
  };

  const memo = make => {
    const kept = new WeakMap();
    return el => {
      if (!kept.has(el)) { tick(); kept.set(el, make(el)); }
      return kept.get(el);
    };
  };
  const style = memo(el => getComputedStyle(el));
  const box = memo(el => el.getBoundingClientRect());
  const CLIP = /^rect\(|^inset\((50|100)%/;
  // Seen by the eye: painted, larger than a pixel, and not moved off the page.
  const visible = memo(el => {
    if (!el.checkVisibility({visibilityProperty: true, opacityProperty: true,
      contentVisibilityAuto: false})) return false;
    const {left, top, right, bottom, width, height} = box(el);
    if (style(el).display === 'contents') return [...el.children].some(visible);
    if (width * height < 2 && style(el).overflow !== 'visible') return false;
    if (right + scrollX <= 0 || bottom + scrollY <= 0) return false;
    for (let at = el; at; at = parent(at)) {
      const own = style(at);
      if (CLIP.test(own.clip) && own.position !== 'static' && /0px|1px/.test(own.clip)) return false;
      if (CLIP.test(own.clipPath)) return false;
      if (own.overflow !== 'visible' && at !== document.body && at !== document.documentElement) {
        const outer = box(at);
        if (outer.width < 2 || outer.height < 2) return false;
      }
    }
    return width > 0 || height > 0 || left < right || top < bottom;
  });
  const ownText = el => folded([...el.childNodes].filter(n => n.nodeType === 3)
    .map(n => n.data).join(' '));
  const seen = (node, parts) => {
    if (parts.length > 3000) return;
    for (const child of node.shadowRoot ? node.shadowRoot.childNodes
      : node.localName === 'slot' && node.assignedNodes().length ? node.assignedNodes()
        : node.childNodes) {
      if (child.nodeType === 3) parts.push(child.data);
      else if (child.nodeType === 1 && !/^(script|style|noscript|template)$/.test(child.localName)
        && visible(child)) {
        const block = !/^inline/.test(style(child).display);
        if (block) parts.push(' ');
        seen(child, parts);
        if (block) parts.push(' ');
      }
    }
  };
  const text = memo(el => {
    const parts = [];
    seen(el, parts);
    return folded(parts.join('').slice(0, 20000));
  });

  let ours = false;
  const ready = () => { if (!axe._tree) { axe.setup(document); ours = true; } };
  const end = () => { if (ours) axe.teardown(); ours = false; };
  const virtual = el => { ready(); return axe.utils.getNodeFromTree(el); };
  const name = memo(el => {
    const node = virtual(el);
    return node ? folded(axe.commons.text.accessibleTextVirtual(node)) : '';
  });
  const role = memo(el => {
    const node = virtual(el);
    return node ? axe.commons.aria.getRole(node) : null;
  });
  const focusable = memo(el => {
    const node = virtual(el);
    return Boolean(node && axe.commons.dom.isFocusable(node)) && visible(el);
  });
  const CONTROLS = new Set(['button', 'link', 'checkbox', 'radio', 'switch', 'tab', 'menuitem',
    'menuitemcheckbox', 'menuitemradio', 'option', 'combobox', 'listbox', 'textbox', 'searchbox',
    'slider', 'spinbutton', 'treeitem', 'gridcell']);
  const interactive = el => CONTROLS.has(role(el));
  // A button to stop what moves or sounds: near it, or one that says so anywhere.
  const STOP = /pauze|pauzeer|stop|stil ?zetten|geluid uit|dempen|animatie|pause|mute/i;
  const BUTTONS = 'button, [role=button], input[type=button], [role=switch]';
  const stops = button => STOP.test(`${name(button)} ${text(button)} ${button.value ?? ''}`);
  const pausable = el => {
    for (let at = el, steps = 0; at && steps < 4; at = parent(at), steps++) {
      if ([...at.querySelectorAll(BUTTONS)].some(stops)) return true;
    }
    return all(BUTTONS).some(stops);
  };
  // What slides or fades is put in its place at once: halfway, its colours are not its own.
  const arrive = () => {
    for (const moving of document.getAnimations()) {
      if (moving.effect?.getComputedTiming().endTime < 5000) try { moving.finish(); } catch { /* endless */ }
    }
  };
  const hiddenToReaders = el => {
    for (let at = el; at; at = parent(at)) if (attribute(at, 'aria-hidden') === 'true') return true;
    return false;
  };

  const html = el => {
    const opening = el.cloneNode(false).outerHTML.replace(/<\/[^>]*>$/, '');
    return (opening + el.innerHTML.slice(0, 600)).slice(0, 1000);
  };
  // The part of the site around its pages (header, menu, footer) that an element stands in, and a
  // key: the same where that part is the same, under the same style sheets and scripts, whichever of
  // its links is the current page. Empty for one that is too large.
  const SITE = 'header, footer, nav, [role=banner], [role=contentinfo], [role=navigation]';
  const site = el => {
    if (closest(el, 'main, article, [role=main]')) return null;
    let found = null;
    for (let at = el; at && at !== document.body; at = parent(at)) if (at.matches(SITE)) found = at;
    return found;
  };
  const hash = text => {
    let low = 5381, high = 52711;
    for (let i = 0; i < text.length; i++) {
      low = Math.imul(low, 33) ^ text.charCodeAt(i);
      high = Math.imul(high, 31) + text.charCodeAt(i) | 0;
    }
    return `${low} ${high}`;
  };
  let linked = null;
  // Whether a style of the page itself says anything of what stands in `el`, or around it.
  const touches = (rules, el) => [...rules].some(rule => {
    if (rule.cssRules?.length && !rule.selectorText) return touches(rule.cssRules, el);
    if (!rule.selectorText) return !/^@(?:keyframes|font-face|property)\b/.test(rule.cssText);
    const bare = rule.selectorText.replace(/::?[\w-]+(?:\([^)]*\))?/g, '').replace(/(^|[\s,>+~])(?=[\s,>+~]|$)/g, '$1*');
    try { return Boolean(el.closest(bare) || el.querySelector(bare)); } catch { return true; }
  });
  const own = (sheet, el) => {
    try { return touches(sheet.cssRules, el); } catch { return true; }
  };
  const siteKey = memo(el => {
    const html = el.outerHTML;
    if (el === document.body || html.length > 300000) return '';
    linked ??= [...document.styleSheets].flatMap(s => s.href ?? []).concat([...document.scripts].map(s => s.src)).join('\n');
    const inline = [...document.styleSheets].filter(s => !s.href && own(s, el)).map(s => s.ownerNode?.textContent ?? '');
    const surroundings = hash(`${linked}\n${inline.join('\n')}`);
    // Which of its links is the current page makes no difference, nor how a menu marks that.
    const current = /\saria-current="/.test(html);
    const plain = html.replace(/\s(?:aria-current|nonce)="[^"]*"/g, '')
      .replace(current ? /(<(?:a|li)\b[^>]*?)\sclass="[^"]*"/g : /$^/, '$1');
    return hash(`${surroundings} ${current} ${parent(el)?.localName} ${plain}`);
  });
  // The same on each page that has this header, menu or footer; '' outside those.
  const spot = (el, part = site(el)) => {
    const own = part ? siteKey(part) : '';
    return own && `${own} ${[...part.querySelectorAll('*')].indexOf(el)}`;
  };

  // Ratio by WCAG 2.1, "relative luminance".
  let canvas = null;
  const parsed = new Map();
  const parse = text => {
    const known = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(text);
    if (known) return [+known[1], +known[2], +known[3], known[4] === undefined ? 1 : +known[4]];
    if (!parsed.has(text)) {
      canvas ??= document.createElement('canvas').getContext('2d', {willReadFrequently: true});
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      parsed.set(text, [r, g, b, a / 255]);
    }
    return parsed.get(text);
  };
  const over = ([r, g, b, a], under) => [r, g, b].map((c, i) => c * a + under[i] * (1 - a));
  const luminance = colour => {
    const [r, g, b] = colour.map(c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ratio = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + .05) / (dark + .05);
  };
  // The colour behind an element, or null where it is no plain colour.
  const behind = el => {
    const layers = [];
    for (let at = el; at; at = parent(at)) {
      const own = style(at);
      if (own.backgroundImage !== 'none' || own.opacity !== '1' || own.filter !== 'none'
        || own.mixBlendMode !== 'normal') return null;
      if (at !== el && own.position === 'absolute' && parse(own.backgroundColor)[3] === 0) return null;
      const colour = parse(own.backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255]);
  };
  const shown = value => Math.floor(value * 100) / 100;
  const colours = {parse, over, ratio, behind, shown};

  const joined = step => Array.isArray(step) ? step.join(' >> ') : step;
  const place = el => (ready(), {
    selector: joined(axe.utils.getSelector(el)).slice(0, 2000),
    place: joined(axe.utils.getAncestry(el)).slice(0, 4000),
    html: html(el),
  });
  let bound = null;
  const outside = el => {
    for (let at = el; at; at = parent(at)) if (at === bound) return false;
    return Boolean(el && bound);
  };
  const say = (outcome, rule, el, evidence, values) => outside(el) ? {outcome: 'outside', rule} : {
    outcome, rule, ...(el ? place(el) : {}),
    evidence: folded(evidence ?? '').slice(0, 600), values: values ?? {},
  };
  return {
    only: el => { bound = el; },
    end, begin: limit => { deadline = performance.now() + limit; },
    tick, attribute, tag, folded, roots, all, parent, closest, style, box, visible, ownText, text,
    virtual, name, role, focusable, interactive, pausable, arrive, hiddenToReaders, html, place, site, siteKey, spot, colours,
    failed: (rule, el, evidence, values) => say('failed', rule, el, evidence, values),
    doubt: (rule, el, evidence, values) => say('cantTell', rule, el, evidence, values),
    passed: rule => say('passed', rule),
  };
}
