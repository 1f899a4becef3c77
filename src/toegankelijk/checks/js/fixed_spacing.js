// 1.4.12: space in text that the style attribute holds on to with !important, and too little of it
// (ACT 24afc2, 9e45ec, 78fd32). Measured on the text itself.
function* (tools) {
  const rule = 'tekstafstand-vast';
  const LEAST = {'letter-spacing': 0.12, 'word-spacing': 0.16, 'line-height': 1.5};
  const lines = el => {
    const range = document.createRange();
    range.selectNodeContents(el);
    return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size;
  };
  const texts = el => [el, ...el.querySelectorAll('*')].slice(0, 500)
    .filter(at => tools.ownText(at) && tools.visible(at));
  const value = (el, name) => {
    const got = tools.style(el).getPropertyValue(name);
    // A normal line is about 1.2 times its letters.
    const normal = name === 'line-height' ? 1.2 * parseFloat(tools.style(el).fontSize) : 0;
    return got === 'normal' ? normal : parseFloat(got);
  };
  for (const el of tools.all('[style*="!important" i], [style*="! important" i]')) {
    for (const [name, least] of Object.entries(LEAST)) {
      if (el.style.getPropertyPriority(name) !== 'important') continue;
      const said = el.style.getPropertyValue(name);
      // Then what stands around it decides, and that one is looked at by itself.
      if (/^(inherit|unset|revert)/.test(said)) continue;
      // What a text inside says for itself is not held on to here.
      const held = texts(el).filter(at => at === el || !at.style.getPropertyValue(name));
      const close = held.find(at => value(at, name) < least * parseFloat(tools.style(at).fontSize) - 0.01
        && (name !== 'line-height' || lines(at) > 1));
      if (close) yield tools.failed(rule, el, tools.text(close).slice(0, 200), {eigenschap: name, waarde: said.slice(0, 30)});
      else if (held.length) yield tools.passed(rule);
    }
  }
}
