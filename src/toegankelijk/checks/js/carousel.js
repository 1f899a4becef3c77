// 2.2.2. Pictures or messages that take turns by themselves, as one sees by waiting: "find" tells what
// may do so, "wait" whether it still does five seconds after the page came.
async (tools, [memory, action, waited]) => {
  // Milliseconds: what lasts too long, at least how long to wait, between two looks.
  const LONG = 5000, LEAST = 5500, LOOK = 250;
  const KIND = '[aria-roledescription=carousel i], [data-ride=carousel], [data-bs-ride=carousel], '
    + ['carousel', 'carrousel', 'slider', 'slideshow', 'swiper', 'slick', 'splide', 'flickity', 'glide',
      'ticker', 'rotator'].map(word => `[class*=${word} i]`).join(', ');
  const key = el => `${el.localName} ${el.className} ${[...document.scripts].map(s => s.src).join(' ')}`;
  // More than one thing of a kind beside each other, to take turns. A line of text may do with one.
  const LINE = '[class*=ticker i], [class*=rotator i], [data-ride=carousel], [data-bs-ride=carousel]';
  const turns = el => [el, ...el.querySelectorAll('*')].slice(0, 300).some(inner => {
    const shapes = [...inner.children].filter(child => child.getBoundingClientRect().width > 100
      || !child.checkVisibility()).map(child => `${child.localName} ${child.classList[0] ?? ''}`);
    return new Set(shapes).size < shapes.length;
  });
  if (action === 'find') {
    memory.list = tools.all(KIND).filter(el => {
      if (tools.parent(el)?.closest(KIND) || !tools.visible(el)) return false;
      const {width, height} = tools.box(el);
      return width > 150 && height > 20 && (el.matches(LINE) || turns(el))
        && !el.querySelector('input[type=range]') && !tools.pausable(el);
    }).slice(0, 4);
    return memory.list.map(key);
  }
  // What one sees in it now: texts and pictures within its box.
  const look = el => {
    const port = el.getBoundingClientRect(), parts = [];
    for (const inner of [el, ...el.querySelectorAll('*')].slice(0, 500)) {
      const own = inner.localName === 'img' ? inner.currentSrc : tools.ownText(inner);
      if (!own || !inner.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
      const box = inner.getBoundingClientRect();
      const middle = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      if (middle[0] < port.left || middle[0] > port.right || middle[1] < port.top || middle[1] > port.bottom) continue;
      parts.push(own);
    }
    return parts.sort().join('\n');
  };
  const last = Math.max(LONG + 3000, performance.now() + LEAST);
  tools.begin(last + LONG);
  const list = memory.list.filter(el => !waited.includes(key(el)));
  const seen = new Map(list.map(el => [el, look(el)])), moved = new Set();
  while (performance.now() < last && moved.size < list.length) {
    await new Promise(done => setTimeout(done, LOOK));
    for (const el of list) {
      const now = look(el), before = seen.get(el);
      seen.set(el, now);
      if (now && before && now !== before && performance.now() > LONG) moved.add(el);
    }
  }
  return list.map(el => ({key: key(el), item: moved.has(el)
    ? tools.failed('carrousel-beweegt', el, tools.text(el).slice(0, 200)) : tools.passed('carrousel-beweegt')}));
}
