// 1.2.1 to 1.2.5: what stands beside a video or sound for who cannot see or hear it.
(tools, data) => [...(function* () {
  const words = new RegExp(data.woorden.join('|'), 'iu');
  const described = new RegExp(data.beschrijving.join('|'), 'iu');
  const players = new RegExp(data.spelers.join('|'), 'iu');
  const blocks = tools.all('p, li, a, button, summary, figcaption, dd, h2, h3, h4, track');
  const near = el => {
    // Where an alternative may be: in the same part of the page, at most some steps up.
    let at = el;
    for (let i = 0; i < 4 && at.parentElement && at.parentElement !== document.documentElement; i++) at = at.parentElement;
    return blocks.filter(block => at.contains(block) && !el.contains(block)).map(block => tools.folded(block.textContent).slice(0, 600));
  };
  const tracks = (el, ...kinds) => [...el.querySelectorAll('track[src]')].filter(track => kinds.includes((tools.attribute(track, 'kind') ?? 'subtitles').toLowerCase()));
  const silent = el => {
    // Known only when the browser has read the beginning of the file, or all of it (media.py).
    const source = el.currentSrc || el.src;
    if (source in data.stil) return data.stil[source];
    if (el.readyState < 1 || !el.duration) return null;
    try { return el.captureStream().getAudioTracks().length === 0; } catch { return null; }
  };
  // Live, by its own name or the heading right above it.
  const LIVE = /\blive\b|livestream|rechtstreeks/i;
  const headings = tools.all('h1, h2, h3, h4, h5, h6');
  const live = el => {
    const above = headings.findLast(h => h.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING);
    return LIVE.test(`${el.className} ${tools.attribute(el, 'aria-label') ?? ''} ${above?.textContent ?? ''}`);
  };
  for (const el of tools.all('video')) {
    if (!tools.visible(el) || tools.hiddenToReaders(el)) continue;
    const source = el.currentSrc || el.src || el.querySelector('source')?.src || '';
    const values = {bestand: source.split('/').pop()?.slice(0, 100) ?? ''};
    const beside = near(el), told = beside.some(text => words.test(text));
    if (live(el) && !tracks(el, 'captions', 'subtitles').length) {
      yield tools.doubt('ondertiteling-live', el, values.bestand, values);
    }
    const quiet = silent(el);
    const film = el.controls || !(el.loop && el.autoplay);
    const voice = tracks(el, 'descriptions').length > 0;
    const spoken = beside.some(text => described.test(text)) || tools.all('audio').length > 0;
    if (quiet === true) {
      if (!film) continue;
      if (told || spoken) yield tools.doubt('video-zonder-alternatief', el, values.bestand, values);
      else yield tools.failed('video-zonder-alternatief', el, values.bestand, values);
      continue;
    }
    if (quiet === null && el.muted && el.autoplay && el.loop) continue;
    const captions = tracks(el, 'captions', 'subtitles').length > 0;
    if (captions) yield tools.passed('ondertiteling');
    else yield tools.doubt('ondertiteling', el, values.bestand, values);
    // No browser reads a track of descriptions aloud (ACT c5a4ea): it helps nobody.
    if (voice && !told && !spoken && quiet === false) {
      yield tools.failed('audiodescriptie', el, values.bestand, values);
    } else yield tools.doubt('audiodescriptie', el, values.bestand, values);
  }
  for (const el of tools.all('audio')) {
    if (el.controls && !tools.visible(el) || tools.hiddenToReaders(el)) continue;
    const source = el.currentSrc || el.src || el.querySelector('source')?.src || '';
    if (!source) continue;
    const values = {bestand: source.split('/').pop()?.slice(0, 100) ?? ''};
    yield tools.doubt('geluid-zonder-tekst', el, values.bestand, values);
  }
  for (const el of tools.all('iframe')) {
    const source = tools.attribute(el, 'src') ?? tools.attribute(el, 'data-src') ?? '';
    if (!players.test(source) || !tools.visible(el)) continue;
    const values = {bestand: source.slice(0, 100)};
    yield tools.doubt('ondertiteling', el, source, values);
    yield tools.doubt('audiodescriptie', el, source, values);
  }
})()]
