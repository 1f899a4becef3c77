// Contrast of a text with the picture under it, letter by letter: for each piece as wide as a
// letter the best contrast of its pixels. WCAG 2.1, "contrast ratio" and "relative luminance".
// `view` is the part of the window that the picture shows.
async ([png, view, items]) => {
  const bytes = Uint8Array.from(atob(png), letter => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d', {willReadFrequently: true});
  context.drawImage(bitmap, 0, 0);
  const scale = bitmap.width / view.width;
  const channel = value => { const c = value / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const light = (r, g, b) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  return items.map(({color: [r, g, b, a], size, least, lines}) => {
    let bad = 0, all = 0, worst = 21;
    for (const [left, top, wide, high] of lines) {
      const step = size * 0.5;
      for (let x = left; x + step <= left + wide + 0.5; x += step) {
        const piece = context.getImageData(Math.round((x - view.x) * scale), Math.round((top - view.y) * scale),
          Math.max(1, Math.round(step * scale)), Math.max(1, Math.round(high * scale))).data;
        let best = 1;
        for (let at = 0; at < piece.length; at += 8) {
          const [br, bg, bb] = [piece[at], piece[at + 1], piece[at + 2]];
          const under = light(br, bg, bb);
          const over = light(r * a + br * (1 - a), g * a + bg * (1 - a), b * a + bb * (1 - a));
          best = Math.max(best, (Math.max(under, over) + 0.05) / (Math.min(under, over) + 0.05));
        }
        all++;
        worst = Math.min(worst, best);
        if (best < least - 0.1) bad++;
      }
    }
    return {bad, all, worst: Math.round(worst * 100) / 100};
  });
}
