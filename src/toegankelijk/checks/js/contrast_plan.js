// Texts in view that stand on a picture or on a colour that runs, which axe does not decide.
(tools, most) => {
  const rgba = text => {
    const parts = /^rgba?\(([\d.]+),? ([\d.]+),? ([\d.]+)(?:,? \/? ?([\d.]+%?))?\)$/.exec(text);
    if (!parts) return null;
    const alpha = parts[4] === undefined ? 1 : parts[4].endsWith('%') ? parseFloat(parts[4]) / 100 : Number(parts[4]);
    return [Number(parts[1]), Number(parts[2]), Number(parts[3]), alpha];
  };
  // Whether what lies under the text is a picture: a background, or an element behind it.
  const onPicture = (el, x, y) => {
    const below = document.elementsFromPoint(x, y);
    const from = below.findIndex(at => at === el || el.contains(at));
    if (from !== 0) return null;
    for (const at of below) {
      const own = tools.style(at);
      if (own.backgroundClip === 'text' || own.mixBlendMode !== 'normal' || own.filter !== 'none') return null;
      if (own.backgroundImage !== 'none') return true;
      if (at !== el && /^(img|picture|canvas|svg)$/.test(at.localName)) return true;
      if (/^(video|iframe|object)$/.test(at.localName)) return null;
      if ((rgba(own.backgroundColor) ?? [0, 0, 0, 0])[3] === 1) return false;
    }
    return false;
  };
  const found = [];
  for (const el of tools.all('body *')) {
    if (found.length >= most) break;
    const text = tools.ownText(el);
    if (!/[\p{L}\p{N}]{2}/u.test(text) || !tools.visible(el) || tools.closest(el, 'svg, [aria-disabled=true], :disabled')) continue;
    const own = tools.style(el);
    const color = rgba(own.webkitTextFillColor || own.color);
    if (!color || color[3] < 0.1 || own.textShadow !== 'none' || parseFloat(own.webkitTextStrokeWidth) > 0) continue;
    let clear = true;
    for (let at = el; at; at = tools.parent(at)) if (Number(tools.style(at).opacity) < 1) clear = false;
    if (!clear) continue;
    const range = document.createRange();
    const boxes = [];
    for (const node of el.childNodes) {
      if (node.nodeType !== 3 || !/\S/.test(node.data)) continue;
      range.selectNodeContents(node);
      boxes.push(...range.getClientRects());
    }
    const lines = boxes.filter(box => box.width >= 8 && box.height >= 6 && box.left >= 0 && box.top >= 0
      && box.right <= innerWidth && box.bottom <= innerHeight).slice(0, 4);
    if (!lines.length || lines.some(box => onPicture(el, box.left + box.width / 2, box.top + box.height / 2) !== true)) continue;
    const size = parseFloat(own.fontSize), bold = Number(own.fontWeight) >= 700;
    const least = size >= 24 || size >= 18.66 && bold ? 3 : 4.5;
    // In the same header, and marked as the current page or not, it stands on the same.
    const spot = tools.spot(el), marks = [el, el.parentElement].map(at => `${at?.className} ${at && tools.attribute(at, 'aria-current')}`);
    found.push({...tools.failed('contrast-op-beeld', el, text), color, size, least,
      key: spot && `${spot} ${color} ${size} ${marks}`,
      lines: lines.map(box => [box.left, box.top, box.width, box.height])});
  }
  return found;
}
