// 1.1.1. What an image is called: the name of its file, a word that fits any image, or nothing at
// all where the image is all there is.
function* (tools, data) {
  const plain = text => tools.folded(text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '));
  const vague = new Set(data.beelden.map(plain));
  const FILE = /(^|[\/\\\s])[^\s\/\\]+\.(jpe?g|png|gif|svg|webp|avif|bmp|tiff?|heic|ico)$/i;
  const CAMERA = /^(img|dsc|dscn|dscf|pict?|pxl|image|foto|photo|scan|screenshot|schermafbeelding|whatsapp image)[\s_-]*\d[\d\s._-]{2,}(at.*)?$/i;
  const HASH = /^(?=.*\d)(?=.*[a-f])[0-9a-f]{12,}$|^[0-9a-f]{8}-[0-9a-f]{4}-/i;
  const file = src => {
    try { return decodeURIComponent(new URL(src, document.baseURI).pathname.split('/').pop() ?? ''); }
    catch { return ''; }
  };
  const SMILEY = /^[:;=8][-o^']?[()\[\]DPp\/\\|*]$/;
  const IMAGES = 'img, [role=img], input[type=image], svg[aria-label], area[alt]';
  for (const el of tools.all(IMAGES)) {
    if (tools.hiddenToReaders(el) || !tools.visible(el) && el.localName !== 'area') continue;
    const name = tools.name(el);
    if (!name || ['none', 'presentation'].includes(tools.role(el))) continue;
    const source = file(el.currentSrc || el.src || '');
    const link = tools.closest(el, 'a[href]');
    // In a list of files the name of the file is what it is about.
    const item = link && tools.closest(link, 'li, dl, tr, [role=listitem], [role=row]');
    const listed = item && FILE.test(name) && [...item.querySelectorAll('a, dd, td, span, p')]
      .some(other => !other.contains(el) && tools.text(other) === name);
    const download = listed || link && file(link.href) && name.includes(file(link.href));
    const values = {alt: name.slice(0, 150)};
    if (download) yield tools.passed('alt-zegt-niets');
    else if (FILE.test(name) || CAMERA.test(name) || HASH.test(name)
      || (source.length > 6 && /[_\d]/.test(name) && name === source.replace(/\.\w+$/, ''))) {
      yield tools.failed('alt-bestandsnaam', el, name, values);
    } else if (vague.has(plain(name)) || !plain(name) && !link) {
      yield (SMILEY.test(name) ? tools.doubt : tools.failed)('alt-zegt-niets', el, name, values);
    } else yield tools.passed('alt-zegt-niets');
  }

  // An alternative that reads as a notice, with a day or a time or in sentences, on a picture of some
  // size: the words may well stand in the picture itself.
  const NOTICE = /\b\d{1,2} (?:jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec|mar|may|oct)|\b\d{1,2}[:.]\d{2}\b|\d uur\b|[.!?] \p{Lu}/u;
  const SHEET = /poster|flyer|folder|affiche|uitnodiging|aankondiging|banner/i;
  for (const el of tools.all('img, input[type=image], [role=img]')) {
    if (!tools.visible(el)) continue;
    const {width, height} = tools.box(el), alt = tools.name(el);
    if (width < 200 || height < 60) continue;
    const words = alt.split(' ').length;
    if (words >= 6 && NOTICE.test(alt) || words >= 2 && SHEET.test(file(el.currentSrc || el.src || ''))) {
      yield tools.doubt('beeld-van-tekst', el, alt, {alt: alt.slice(0, 150)});
    } else yield tools.passed('beeld-van-tekst');
  }

  // An image that is hidden though it is what the text speaks of, or a logo that stands alone.
  const said = el => {
    const control = tools.closest(el, 'a, button, [role=button], [role=link], summary, label');
    return control ? tools.name(control) || tools.text(control) : '';
  };
  const around = el => {
    let before = '', after = '';
    const node = el.closest('picture, figure') ?? el;
    for (let at = node.previousSibling; at && !plain(before); at = at.previousSibling) {
      before = at.nodeType === 3 ? at.data : at.nodeType === 1 && tools.visible(at) ? tools.text(at) : '';
    }
    for (let at = node.nextSibling; at && !plain(after); at = at.nextSibling) {
      after = at.nodeType === 3 ? at.data : at.nodeType === 1 && tools.visible(at) ? tools.text(at) : '';
    }
    return [tools.folded(before), tools.folded(after)];
  };
  for (const el of tools.all('img, svg, canvas')) {
    if (!tools.visible(el) || tools.parent(el)?.closest?.('svg')) continue;
    const {width, height} = tools.box(el);
    if (width < 24 || height < 24) continue;
    if (el.localName === 'img' && !(el.complete && el.naturalWidth > 1)) continue;
    const role = tools.attribute(el, 'role');
    const alt = tools.attribute(el, 'alt');
    const hidden = tools.hiddenToReaders(el);
    const ignored = hidden || role === 'none' || role === 'presentation'
      || (el.localName === 'img' ? alt === '' : !tools.name(el));
    if (!ignored || (el.localName === 'img' && alt === null && !hidden)) continue;
    const [before, after] = around(el);
    const name = file(el.currentSrc || el.src || '');
    const beside = plain(`${said(el)} ${before} ${after}`);
    const values = {bestand: name.slice(0, 150)};
    if (plain(said(el))) { yield tools.passed('beeld-verborgen'); continue; }
    const own = alt && hidden ? plain(alt) : '';
    const logo = /\blogo\b/.test(`${plain(name.replace(/\.\w+$/, ''))} ${own}`);
    const words = `${plain(name.replace(/\.\w+$/, ''))} ${own}`.split(' ')
      .filter(word => word.length > 2 && word !== 'logo');
    if (/:$/.test(before) && !after && before.length < 200 && role !== 'none') {
      yield tools.failed('beeld-verborgen', el, before, values);
    } else if (logo && !words.some(word => beside.includes(word))) {
      yield tools.failed('beeld-verborgen', el, name, values);
    } else if (own && own.split(' ').length > 1 && !beside.includes(own)) {
      yield tools.doubt('beeld-verborgen', el, alt, values);
    } else if (el.localName !== 'img' && !hidden && !role && width > 150 && height > 150) {
      yield tools.doubt('beeld-verborgen', el, before || name, values);
    } else yield tools.passed('beeld-verborgen');
  }
}
