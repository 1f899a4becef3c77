// 1.3.3 and 1.4.1: a text that names a thing by its shape, colour or place only.
function* (tools, data) {
  const rule = 'zintuiglijk', colours = 'kleur-als-uitleg';
  const any = list => `(?:${list.join('|')})`;
  const verb = any(data.doen), sign = any(data.kenmerk), noun = any(data.ding);
  const place = any(data.plaats), tint = any(data.kleur);
  const B = '(?<![\\p{L}\\p{N}])', E = '(?![\\p{L}\\p{N}])';
  const told = new RegExp(`${B}${verb}${E}.{0,60}?${B}(${sign})${E} (?:\\p{L}+ )?(${noun})${E}`, 'iu');
  const held = new RegExp(`${B}(?:op|in|binnen|via|bij|on|in|within|inside|from|using) (?:de|het|een|the|a) (${sign})${E} (${noun})${E}`, 'iu');
  const side = new RegExp(`${B}${verb}${E}.{0,60}?${B}(${noun})${E} (?:aan de |op de |on the |at the )?(${place})${E}`, 'iu');
  const must = new RegExp(`${B}(?:velden|vragen|onderdelen|items|namen|fields|items|questions|labels) (?:die |met een |with a |that are |which are |marked |gemarkeerd )*(?:in |in het )?(${tint})e?${E}.{0,40}${B}(?:verplicht|fout|verkeerd|required|mandatory|errors?|wrong)${E}`
    + `|${B}(?:alles |dat |wat )(?:wat )?(?:in (?:het )?|met )?(${tint})e?${E}.{0,40}${B}(?:verplicht|invullen|invult|fout|verkeerd)${E}`
    + `|${B}(?:verplichte|foute|required|mandatory|invalid) (?:velden|vragen|onderdelen|fields|items|questions)${E}.{0,30}${B}(?:in|in het|zijn|staan|are|marked|shown)${E}(?: in| in het)? (${tint})${E}`, 'iu');
  const BOX = 'p, li, td, dd, label, legend, h1, h2, h3, h4, span, div';
  const leaf = el => ![...el.children].some(child => !/^inline|^none|^contents/.test(tools.style(child).display));
  const named = tools.all('button, a, [role], input, select, summary, h1, h2, h3, h4, nav, label, [aria-label]')
    .filter(el => !tools.hiddenToReaders(el)).map(el => [tools.name(el) || tools.text(el), el]);
  for (const el of tools.all(BOX)) {
    if (!leaf(el) || /^inline/.test(tools.style(el).display) || !tools.visible(el)) continue;
    if (tools.hiddenToReaders(el) || tools.closest(el, 'button, [role=button], summary, nav')) continue;
    const text = tools.text(el);
    if (text.length < 12 || text.length > 3000) continue;
    for (const sentence of text.split(/(?<=[.!?])\s+/)) {
      if (sentence.length > 400) continue;
      const colour = must.exec(sentence);
      if (colour && !/[*]|ster|asterisk|met de tekst|tekst “/i.test(sentence)) {
        yield tools.failed(colours, el, sentence, {kleur: colour.slice(1).find(Boolean)});
        continue;
      }
      const hit = told.exec(sentence) ?? held.exec(sentence);
      const away = hit ? null : side.exec(sentence);
      if (!hit && !away) continue;
      // What stands between quotation marks, or a name that something on the page has, is a name.
      const quoted = /[“„"‘'«][^”"’'»]{2,}[”"’'»]|genaamd|met de (tekst|naam)|labell?ed|named|called/i.test(sentence);
      const word = (hit?.[1] ?? away?.[2]).toLowerCase();
      const known = named.some(([name, at]) => name.length > 2 && !at.contains(el)
        && (name.toLowerCase().includes(word.replace(/e$/, '')) || sentence.toLowerCase().includes(name.toLowerCase())
          && name.split(' ').length > 1));
      const elsewhere = el.querySelector('a[href]');
      const values = {kenmerk: word};
      if (quoted || known) yield tools.passed(rule);
      else yield (hit && told.test(sentence) && !elsewhere ? tools.failed : tools.doubt)(rule, el, sentence, values);
    }
  }  // Spots without words beside items of a list: what do their colours say?
  const spots = new Map();
  for (const el of tools.all('li span, li i, li b, li em, li div, td span, td i, td div, dd span').slice(0, 3000)) {
    if (el.childElementCount || tools.text(el) || !tools.visible(el)) continue;
    const {width, height} = tools.box(el), {backgroundColor, backgroundImage} = tools.style(el);
    if (Math.min(width, height) < 6 || Math.max(width, height) > 60 || backgroundImage !== 'none') continue;
    if (/^rgba\(.*, 0\)$|transparent/.test(backgroundColor) || tools.attribute(el, 'title') || tools.name(el)) continue;
    const list = tools.closest(el, 'ul, ol, table, dl');
    if (list) spots.set(list, [...spots.get(list) ?? [], backgroundColor]);
  }
  for (const [list, tints] of spots) {
    if (tints.length > 1 && new Set(tints).size > 1) yield tools.doubt('kleur-zonder-tekst', list, tools.text(list).slice(0, 200));
  }
}
