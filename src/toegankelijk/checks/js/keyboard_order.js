// Where the elements stand that something was said of, and an order of focus other than of reading.
(tools, [memory, indexes]) => {
  const order = [];
  const list = memory.list;
  const inOne = (a, b) => {
    const scope = el => el.closest('form, fieldset, main, nav, header, footer, [role=dialog]');
    return scope(a) && scope(a) === scope(b);
  };
  // A number above 0 puts it before all that stands above it.
  for (const [at, el] of list.entries()) {
    if (el.tabIndex <= 0 || !tools.visible(el)) continue;
    const passed = list.slice(0, at).find(other => inOne(el, other) && tools.visible(other)
      && (other.tabIndex === 0 || other.tabIndex > el.tabIndex));
    if (passed) {
      order.push(tools.failed('focus-order', el, tools.text(el) || tools.name(el),
        {tabindex: el.tabIndex}));
    }
  }
  // Shown in another order than it has in the code, by a style that can do that.
  const told = new Set();
  for (let at = 1; at < list.length; at++) {
    const [a, b] = [list[at - 1], list[at]];
    let shared = a.parentElement;
    while (shared && !shared.contains(b)) shared = shared.parentElement;
    if (!shared || told.has(shared) || !tools.visible(a) || !tools.visible(b)) continue;
    const own = tools.style(shared);
    if (!/flex|grid/.test(own.display)) continue;
    const child = el => [...shared.children].find(c => c.contains(el));
    const moved = /reverse/.test(own.flexDirection + own.flexWrap)
      || [child(a), child(b)].some(c => tools.style(c).order !== '0');
    const [first, second] = [tools.box(a), tools.box(b)];
    const before = second.bottom <= first.top + 2
      || (second.right <= first.left + 2 && second.top < first.bottom && first.top < second.bottom);
    if (moved && before) {
      told.add(shared);
      order.push(tools.doubt('focus-order', shared, tools.text(shared).slice(0, 200)));
    }
  }
  return {order: order.slice(0, 20), places: indexes.map(index =>
    list[index] ? {...tools.place(list[index]), evidence: tools.name(list[index]).slice(0, 200)} : {})};
}
