(tools, [memory, action, index]) => {
  const MAX = 12;
  if (action === 'find') {
    const shapes = new Map();
    memory.list = tools.all('select, input[type=checkbox], input[type=radio]').filter(el => {
      if (el.disabled || !el.checkVisibility({visibilityProperty: true})) return false;
      if (el.localName === 'select' && (el.multiple || el.options.length < 2)) return false;
      const waits = el.localName === 'select' || typeof el.onchange === 'function'
        || typeof el.onclick === 'function' || el.form === null || el.type === 'radio';
      const shape = `${el.localName} ${el.type} ${el.name}`;
      shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
      return waits && shapes.get(shape) <= 2;
    }).slice(0, MAX);
    return memory.list.length;
  }
  const el = memory.list[index];
  const send = () => {
    for (const name of ['input', 'change']) el.dispatchEvent(new Event(name, {bubbles: true}));
  };
  if (action === 'choose') {
    memory.opened = 0;
    memory.open = window.open;
    window.open = () => { memory.opened++; return null; };
    memory.old = el.localName === 'select' ? el.selectedIndex
      : el.type === 'radio' ? [...document.querySelectorAll('input[type=radio]')].filter(o => o.checked)
        : el.checked;
    el.focus();
    if (el.localName === 'select') {
      const usable = [...el.options].findIndex((o, i) => i !== el.selectedIndex && !o.disabled && o.value);
      if (usable < 0) return false;
      el.selectedIndex = usable;
      send();
    } else el.click();
    return false;
  }
  const opened = memory.opened > 0;
  window.open = memory.open;
  if (el.isConnected) {
    const quiet = event => event.stopImmediatePropagation();
    for (const name of ['input', 'change', 'click']) addEventListener(name, quiet, true);
    if (el.localName === 'select') el.selectedIndex = memory.old;
    else if (el.type === 'radio') {
      el.checked = false;
      for (const other of memory.old) other.checked = true;
    } else el.checked = memory.old;
    for (const name of ['input', 'change', 'click']) removeEventListener(name, quiet, true);
    el.blur();
  }
  return {opened, place: {...tools.place(el), evidence: tools.name(el).slice(0, 200)}};
}
