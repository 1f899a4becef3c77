// Text turned a quarter in one way of holding and not in the other, or a request to turn the phone.
(tools, [memory, name]) => {
  const angle = el => {
    let turned = 0;
    for (let at = el; at; at = tools.parent(at)) {
      const own = tools.style(at);
      const matrix = own.transform === 'none' ? null : new DOMMatrix(own.transform);
      if (matrix) turned += Math.atan2(matrix.b, matrix.a) * 180 / Math.PI;
      if (own.rotate !== 'none') turned += parseFloat(own.rotate) || 0;
    }
    return ((Math.round(turned) % 360) + 360) % 360;
  };
  const items = [];
  memory.turned ??= new Map();
  for (const el of tools.all('html, body, body *').slice(0, 3000)) {
    const own = tools.style(el);
    if (own.transform === 'none' && own.rotate === 'none') continue;
    if (!tools.visible(el) || tools.text(el).length < 8) continue;
    const now = angle(el);
    if (now !== 90 && now !== 270) continue;
    memory.turned.set(el, name);
    items.push(tools.failed('orientation', el, tools.text(el).slice(0, 200), {graden: now}));
  }
  const ASK = /(draai|kantel|roteer)\b.{0,40}(toestel|telefoon|tablet|scherm|apparaat)|(rotate|turn)\b.{0,30}(device|phone|screen|tablet)/i;
  for (const el of tools.all('body div, body p, body h1, body h2, body span').slice(0, 3000)) {
    if (!ASK.test(tools.ownText(el)) || !tools.visible(el)) continue;
    const box = tools.box(el);
    const hit = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    const covers = hit && (el.contains(hit) || hit.contains(el)) && tools.style(hit).position === 'fixed';
    items.push((covers && box.width ? tools.failed : tools.doubt)('orientation', el, tools.text(el)));
    break;
  }
  return items.length ? items.slice(0, 5) : [tools.passed('orientation')];
}
