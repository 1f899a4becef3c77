// 1.3.2. Where style sheets put parts in another order than code. Whether that changes the meaning
// is for a person.
function* (tools) {
  const rule = 'volgorde-op-beeld';
  const moved = child => {
    const own = tools.style(child);
    return own.order !== '0' || own.gridRowStart !== 'auto' || own.gridColumnStart !== 'auto';
  };
  for (const el of tools.all('body, body *')) {
    const own = tools.style(el);
    if (!/flex|grid/.test(own.display) || el.children.length < 2 || el.children.length > 60) continue;
    const children = [...el.children].filter(child => tools.visible(child)
      && !/absolute|fixed/.test(tools.style(child).position) && tools.text(child).length > 1);
    if (children.length < 2) continue;
    if (!/reverse/.test(own.flexDirection + own.flexWrap) && !children.some(moved)) continue;
    const rtl = own.direction === 'rtl' ? -1 : 1;
    const row = child => tools.box(child);
    const sorted = [...children].sort((a, b) => {
      const one = row(a), two = row(b);
      const beside = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top)
        > Math.min(one.height, two.height) / 2;
      return beside ? rtl * (one.left - two.left) : one.top - two.top;
    });
    const at = sorted.findIndex((child, index) => child !== children[index]);
    if (at < 0) { yield tools.passed(rule); continue; }
    yield tools.doubt(rule, el, `${tools.text(sorted[at]).slice(0, 80)} · ${tools.text(children[at]).slice(0, 80)}`,
      {ziet: tools.text(sorted[at]).slice(0, 80), hoort: tools.text(children[at]).slice(0, 80)});
  }
}
