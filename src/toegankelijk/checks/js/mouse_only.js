// Needs the map of listeners at the document. React and Vue keep theirs elsewhere; those are read too.
tools => {
  const kept = document[Symbol.for('toegankelijk-listeners')] ?? new Map();
  const items = [];
  const NATIVE = 'a[href], area[href], button, input, select, textarea, summary, label, option, '
    + 'iframe, video, audio, dialog, [contenteditable=""], [contenteditable=true]';
  const FRAMEWORK = {onClick: 'click', onMouseDown: 'mousedown', onPointerDown: 'pointerdown',
    onKeyDown: 'keydown', onKeyUp: 'keyup', onKeyPress: 'keypress', onTouchStart: 'touchstart'};
  const framework = el => {
    const names = [];
    for (const key of Object.keys(el)) {
      if (key.startsWith('__reactProps$')) {
        for (const [name, event] of Object.entries(FRAMEWORK)) if (el[key]?.[name]) names.push(event);
      }
    }
    for (const name of Object.keys(el._vei ?? {})) names.push(name.replace(/^on/, '').toLowerCase());
    return names;
  };
  const ATTRIBUTES = ['click', 'mousedown', 'mouseup', 'keydown', 'keyup', 'keypress', 'touchstart',
    'touchend', 'pointerdown'];
  const events = el => new Set([...kept.get(el) ?? [], ...el instanceof Element ? framework(el) : [],
    ...ATTRIBUTES.filter(name => typeof el[`on${name}`] === 'function')]);
  const CLICK = ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'dblclick'];
  const KEY = ['keydown', 'keyup', 'keypress'];
  const some = (set, names) => names.some(name => set.has(name));
  const focusable = el => el.tabIndex >= 0;
  const INSIDE = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const keyed = el => {
    for (let at = el; at; at = tools.parent(at)) if (some(events(at), KEY)) return true;
    return some(events(document), KEY) || some(events(window), KEY);
  };
  const content = el => tools.text(el) || el.querySelector('img, svg')
    || tools.style(el).backgroundImage !== 'none';

  const candidates = new Set([...kept.keys()].filter(el => el instanceof Element && el.isConnected));
  for (const el of tools.all('[onclick], [onmousedown], [onmouseup], [onpointerdown]')) candidates.add(el);
  for (const el of tools.all('div, span, li, p, td, img, svg, i, h2, h3').slice(0, 3000)) {
    if (Object.keys(el).some(key => key.startsWith('__reactProps$')) || el._vei) candidates.add(el);
  }

  // A button beside it that names it, or opens the same, does it for the keyboard.
  const helped = el => {
    const near = tools.parent(el)?.parentElement ?? tools.parent(el);
    return [...near?.querySelectorAll('button, a[href], summary, [role=button][tabindex="0"]') ?? []].some(other =>
      focusable(other) && (el.id && ['aria-labelledby', 'aria-describedby'].some(name =>
        (tools.attribute(other, name) ?? '').split(/\s+/).includes(el.id))
        || tools.attribute(el, 'aria-controls') && tools.attribute(el, 'aria-controls') === tools.attribute(other, 'aria-controls')));
  };
  // Parts of a widget that has the focus itself and moves through them with arrows.
  const managed = el => el.matches('[role=option], [role=gridcell], [role=treeitem], [role=row], [role=tab], [role=menuitem], [role=radio]')
    && tools.closest(el, '[role=listbox], [role=grid], [role=tree], [role=tablist], [role=menu], [role=menubar], [role=radiogroup]');
  // The cross or the glass in a field for text: the keyboard empties the field, and gets to it.
  const inField = (el, said) => !said && [tools.parent(el), tools.parent(tools.parent(el) ?? el)].some(box => box
    && box.querySelectorAll('input, textarea, select, button, a[href]').length === 1
    && box.querySelector('input[type=text], input[type=search], input:not([type])'));
  let plain = 0;
  for (const el of candidates) {
    if (el === document.body || el === document.documentElement || !tools.visible(el)) continue;
    const own = events(el);
    if (!some(own, CLICK)) continue;
    if (el.matches(NATIVE)) { plain++; continue; }
    if (el.querySelector(INSIDE) || tools.closest(el, 'a[href], button, label, [tabindex="0"]') !== null
      && !focusable(el)) continue;
    if (tools.hiddenToReaders(el)) continue;
    const said = tools.text(el) || tools.name(el);
    if (focusable(el)) {
      if (!keyed(el)) items.push(tools.failed('keyboard-dead', el, said));
      else plain++;
      continue;
    }
    if (helped(el) || managed(el) || inField(el, said)) { plain++; continue; }
    const box = tools.box(el);
    if (!content(el) || said.length > 300 || box.width * box.height > innerWidth * innerHeight / 2) continue;
    const role = tools.attribute(el, 'role');
    const pointer = tools.style(el).cursor === 'pointer';
    // What a script can give the focus may be reached in a way of its own, such as with arrows.
    const roving = el.hasAttribute('tabindex') && keyed(el)
      && tools.closest(el, '[role]')?.parentElement?.querySelector('[role=combobox], [role=listbox], input');
    const sure = !roving && (pointer && tools.style(tools.parent(el) ?? el).cursor !== 'pointer' || role === 'button'
      || role === 'link');
    items.push((sure ? tools.failed : tools.doubt)('mouse-only', el, said));
  }
  // A widget that takes the focus and waits for nothing at all.
  for (const el of tools.all('[role=button], [role=checkbox], [role=switch], [role=radio], '
    + '[role=link], [role=menuitem], [role=tab]')) {
    if (el.matches(NATIVE) || !focusable(el) || !tools.visible(el) || el.querySelector(INSIDE)) continue;
    if (some(events(el), CLICK) || keyed(el)) continue;
    items.push(tools.doubt('keyboard-dead', el, tools.text(el) || tools.name(el)));
  }
  for (const el of tools.all('a[href] img[ismap]')) {
    if (tools.visible(el)) items.push(tools.doubt('mouse-only', el, tools.name(el)));
  }
  if (plain) items.push(tools.passed('mouse-only'));

  for (const [el, names] of kept) {
    if (!(el instanceof Element) || !el.isConnected || !tools.visible(el)) continue;
    const own = events(el);
    const control = el.matches('button, a[href], summary, [role=button], [role=link], input');
    if (control && some(own, ['mousedown', 'pointerdown', 'touchstart'])
      && !some(own, ['click', 'mouseup', 'pointerup', 'touchend']) && !el.matches('input')) {
      items.push(tools.doubt('down-event', el, tools.text(el) || tools.name(el)));
    }
    // Swiping, where no button next to it does the same.
    if (!control && names.includes('touchstart') && (names.includes('touchend') || names.includes('touchmove'))
      && el !== document.body && el !== document.documentElement
      && !el.matches('canvas, video, input') && !(tools.parent(el) ?? el).querySelector('button, [role=button]')
      && !el.querySelector(INSIDE)) {
      items.push(tools.doubt('gesture', el, tools.text(el).slice(0, 200)));
    }
  }
  if (some(events(window), ['devicemotion', 'deviceorientation'])) {
    items.push(tools.doubt('device-motion', document.body, ''));
  }
  return items.slice(0, 60);
}
