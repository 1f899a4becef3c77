// Finds what can be opened, opens one, tells what came, and closes it again.
async (tools, [memory, action, index]) => {
  const MAX = 12, PER_SHAPE = 2;
  const FAR = 3;  // controls that one may come by on the way to what opened
  // Milliseconds: for what opens to begin, to be still, and to end; for Escape to work.
  const BEGIN = 120, STILL = 40, LONGEST = 600, ESCAPE = 60;
  const pause = () => new Promise(done => setTimeout(done, 10));
  const settled = async () => {
    let changed = 0;
    const watch = new MutationObserver(() => { changed = performance.now(); });
    watch.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
    const begun = performance.now();
    for (let now = begun; now - begun < LONGEST; now = performance.now()) {
      await pause();
      tools.arrive();
      if (performance.now() - (changed || begun) > (changed ? STILL : BEGIN)) break;
    }
    watch.disconnect();
  };
  const RISKY = /verwijder|wissen|\bwis\b|delete|verzend|verstuur|indien|betaal|afdruk|print|upload|download|inlog|uitlog|log ?in|log ?out|afmelden|aanmelden|opslaan als|deel via/i;
  const REFUSE = /weiger|nee\b|alleen nood|noodzakelijk|niet akkoord|reject|refuse|decline|sluit|close/i;
  const CLOSE = /sluit|close|annul|nee\b|terug|×|✕|^x$/i;
  const shown = () => {
    const set = new WeakSet();
    for (const el of tools.all('body *')) if (el.checkVisibility({visibilityProperty: true, opacityProperty: true})) set.add(el);
    return set;
  };
  // In a dialog or a fixed box that was not there before.
  const overlay = el => {
    for (let at = el; at && at !== document.body; at = tools.parent(at)) {
      if (memory.before?.has(at)) return false;
      if (at.matches('dialog, [role=dialog], [role=alertdialog], [aria-modal=true]')) return true;
      if (tools.style(at).position === 'fixed') return true;
    }
    return false;
  };
  const dialogOf = el => tools.closest(el,
    '[class*=cookie i], [id*=cookie i], [aria-label*=cookie i], dialog, [role=dialog]');
  const cookie = el => {
    const holder = dialogOf(el);
    return Boolean(holder && /cookie/i.test(tools.text(holder).slice(0, 2000)));
  };
  const key = (el, kind) => {
    const spot = tools.spot(el, (kind === 'cookie' && dialogOf(el)) || tools.site(el));
    return spot && `${spot} ${kind}`;
  };
  if (action === 'find') {
    const shapes = new Map();
    const list = [];
    // In a narrow window only what slept in a header before, so that no page tries more than others.
    const slept = index === 'narrow' && memory.slept;
    memory.slept = new WeakSet();
    // Keys of headers and the like with something to open that does not show at this width.
    const asleep = new Set();
    // What is of one kind never comes back as another.
    const met = new Set();
    const add = (el, kind) => {
      if (met.has(el)) return;
      met.add(el);
      if (list.length >= MAX || list.some(item => item.el === el) || (slept && !slept.has(el))) return;
      if (!tools.visible(el)) {
        if (tools.site(el)) {
          asleep.add(tools.siteKey(tools.site(el)));
          memory.slept.add(el);
        }
        return;
      }
      if (el.disabled || tools.attribute(el, 'aria-disabled') === 'true') return;
      const name = tools.name(el) || tools.text(el);
      if (RISKY.test(name)) return;
      const shape = `${el.localName} ${el.className} ${tools.parent(el)?.localName} ${tools.parent(el)?.className} ${kind}`;
      const count = shapes.get(shape) ?? 0;
      if (count >= PER_SHAPE) return;
      shapes.set(shape, count + 1);
      list.push({el, kind, name: name.slice(0, 80)});
    };
    const button = el => el.localName === 'button' || el.localName === 'summary' || el.matches(
      '[role=button], [role=tab], input[type=button]') || (el.localName === 'a' && !/^https?:/.test(el.protocol));
    const sends = el => (el.localName === 'button' && el.type === 'submit' && el.form)
      || (el.localName === 'input' && el.type !== 'button')
      || (el.localName === 'a' && /^https?:/.test(el.protocol ?? '')
        && el.href.split('#')[0] !== location.href.split('#')[0])
      || (el.localName === 'button' && el.type === 'reset');
    const safe = selector => tools.all(selector).filter(el => button(el) && !sends(el));
    for (const el of safe('button, [role=button], a')) if (cookie(el) && REFUSE.test(tools.name(el))) { add(el, 'cookie'); break; }
    for (const el of safe('[aria-expanded=false], [aria-haspopup]:not([aria-haspopup=false])')) add(el, 'expand');
    for (const el of tools.all('details:not([open]) > summary')) add(el, 'expand');
    for (const el of safe('[role=tab][aria-selected=false]')) add(el, 'tab');
    for (const el of safe('[aria-controls], [data-toggle], [data-bs-toggle]')) if (!cookie(el)) add(el, 'expand');
    for (const el of safe('button, [role=button], input[type=button]')) {
      if (!cookie(el) && !el.matches('[aria-expanded], [aria-haspopup]:not([aria-haspopup=false]), [role=tab], [aria-controls]')) add(el, 'button');
    }
    // Links that lead nowhere, where a script waits for a click on them.
    const kept = document[Symbol.for('toegankelijk-listeners')];
    const script = el => /^javascript:/i.test(tools.attribute(el, 'href')) || el.onclick || kept?.has(el);
    const nowhere = tools.all('a[href="#"], a[href^="javascript:" i]').filter(el => tools.visible(el) && !cookie(el));
    for (const el of nowhere.filter(script)) add(el, 'button');
    memory.list = list;
    return {
      nowhere: nowhere.length,
      triggers: list.map(({el, kind, name}) => ({kind, name, key: key(el, kind)})),
      asleep: [...asleep].sort().join(' '),
    };
  }

  const {el, kind} = memory.list[index];
  // What comes when a dialog for cookies goes was seen on another page; here it need only be gone.
  if (action === 'dismiss') {
    const there = () => {
      const {top, bottom, left, right} = el.getBoundingClientRect();
      return el.isConnected && el.checkVisibility({visibilityProperty: true, opacityProperty: true})
        && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    };
    if (!there()) return;
    const open = window.open;
    window.open = () => null;
    el.click();
    window.open = open;
    for (const begun = performance.now(); there() && performance.now() - begun < LONGEST;) {
      await pause();
      tools.arrive();
    }
    return;
  }
  if (action === 'open') {
    if (!el.isConnected || !tools.visible(el)) return false;
    memory.before = shown();
    memory.texts = new Map();
    memory.observer = new MutationObserver(records => {
      for (const record of records.slice(0, 500)) {
        const target = record.target.nodeType === 3 ? record.target.parentElement : record.target;
        if (!target || target === el || el.contains(target)) continue;
        if (record.type === 'characterData' || [...record.addedNodes].some(n => /\S/.test(n.textContent))) {
          memory.texts.set(target, true);
        }
      }
    });
    memory.observer.observe(document, {subtree: true, childList: true, characterData: true});
    memory.expanded = tools.attribute(el, 'aria-expanded');
    memory.live = new WeakSet(tools.all('[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], output'));
    el.scrollIntoView({block: 'center', behavior: 'instant'});
    el.focus();
    memory.opened = window.open;
    window.open = () => null;
    const still = settled();
    el.click();
    await still;
    return true;
  }
  if (action === 'look') {
    memory.observer.disconnect();
    window.open = memory.opened;
    const fresh = tools.all('body *').filter(other => !memory.before.has(other)
      && other.checkVisibility({visibilityProperty: true, opacityProperty: true}) && tools.visible(other));
    const set = new Set(fresh);
    const roots = fresh.filter(other => !set.has(tools.parent(other)) && other !== el && !el.contains(other));
    const root = roots.sort((a, b) => tools.box(b).width * tools.box(b).height
      - tools.box(a).width * tools.box(a).height)[0];
    memory.root = root ?? null;
    const items = [];
    const active = document.activeElement;
    const native = el.localName === 'summary';
    const live = other => {
      for (let at = other; at; at = tools.parent(at)) {
        if (memory.live.has(at)) return true;
        if (at.matches('[role=alert], [aria-live=assertive], [role=alertdialog]')) return true;
      }
      return false;
    };
    const gone = !el.isConnected || !tools.visible(el);
    if (root && kind !== 'cookie') {
      const FOCUSABLE = 'button, a[href], input, select, textarea, [tabindex]';
      const lies = overlay(root);
      // A box that floats far from its button in the code: with Tab one comes by all between.
      const floats = !lies && tools.style(root).position === 'absolute' && (() => {
        const all = tools.all(FOCUSABLE).filter(other => other.tabIndex >= 0 && tools.visible(other));
        const at = all.indexOf(el), first = all.findIndex(other => root.contains(other));
        return first >= 0 && at >= 0 && (first < at || first > at + FAR);
      })();
      const dialog = (lies || floats) && root.querySelector(FOCUSABLE);
      const inside = () => {
        const active = document.activeElement;
        return Boolean(active) && active !== document.body && (root.contains(active) || active.contains(root));
      };
      // A dialog that moves in may take the focus when it has arrived.
      const told = root.closest('[role=alert], [role=status], [aria-live]:not([aria-live=off])');
      for (const begun = performance.now(); dialog && !told && !gone && !inside() && performance.now() - begun < LONGEST;) {
        await pause();
      }
      if (dialog && !inside() && !gone && !told) {
        const modal = lies && (root.matches('[role=dialog], dialog, [aria-modal=true]')
          || tools.box(root).width * tools.box(root).height > innerWidth * innerHeight * .08);
        // A dialog right behind its button in the code is reached with one Tab.
        const next = el.nextElementSibling?.contains(root);
        items.push((modal && !next && kind === 'button' ? tools.failed : tools.doubt)(
          'dialog-focus', root, tools.text(root).slice(0, 200)));
      } else if (dialog) items.push(tools.passed('dialog-focus'));
      const now = tools.attribute(el, 'aria-expanded');
      if (!gone && !native && !dialog) {
        if (memory.expanded === 'false' && now === 'false') {
          items.push(tools.doubt('expanded-not-told', el, tools.name(el)));
        } else if (memory.expanded !== null) items.push(tools.passed('expanded-not-told'));
      }
    }
    if (kind === 'button') {
      const changed = new Set([...memory.texts.keys(), ...roots.filter(r => !overlay(r))]);
      for (const other of [...changed].slice(0, 5)) {
        if (!other.isConnected || !tools.visible(other)) continue;
        const said = tools.text(other);
        if (said.length < 3 || said.length > 200 || overlay(other) || other.contains(el)) continue;
        if (other.querySelector('button, a[href], input, select, textarea') || (active && other.contains(active)
          && active !== document.body)) continue;
        if (live(other)) { items.push(tools.passed('status-message')); continue; }
        const named = ['aria-describedby', 'aria-controls', 'aria-labelledby'].some(name =>
          (tools.attribute(el, name) ?? '').split(/\s+/).some(id => id && other.closest(`#${CSS.escape(id)}`)));
        if (named || other.closest('[role=tooltip], [role=tabpanel], [role=option], option, button, [role=button], [class*=carousel i]')) continue;
        const STATUS = /bewaard|opgeslagen|toegevoegd|verzonden|verstuurd|gelukt|verwijderd|gevonden|resultaten|gekopieerd|verwerkt|mislukt|fout|bijgewerkt|geladen|ontvangen|saved|added|copied|sent|error|success|updated/i;
        items.push((STATUS.test(said) ? tools.failed : tools.doubt)('status-message', other, said));
      }
    }
    let where = null;
    const holds = root && (tools.text(root) || root.querySelector('img, svg, a, button, input, select'));
    if (holds && root.getRootNode() === document) {
      where = tools.place(root).selector;
    }
    return {items, where, text: root ? tools.text(root).slice(0, 100) : '', closable: Boolean(root)};
  }
  // Close: the same again, then what says so in it.
  const still = () => memory.root?.isConnected && memory.root.checkVisibility({visibilityProperty: true, opacityProperty: true});
  for (const begun = performance.now(); still() && performance.now() - begun < ESCAPE;) {
    await pause();
    tools.arrive();
  }
  if (!still()) return true;
  const closer = [...memory.root.querySelectorAll('button, [role=button]')].find(b => CLOSE.test(tools.name(b)));
  if (closer && overlay(memory.root)) closer.click();
  else if (el.isConnected && kind !== 'tab') el.click();
  return !still() || !overlay(memory.root);
}
