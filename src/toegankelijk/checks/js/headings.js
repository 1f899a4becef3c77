// 2.4.6 of headings.
function* (tools, data) {
  const rule = 'kop-zegt-niets';
  const plain = text => tools.folded(text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '));
  const vague = new Set(data.koppen.map(plain)), broad = new Set(data.breed.map(plain));
  for (const el of tools.all('h1, h2, h3, h4, h5, h6, [role=heading]')) {
    if (tools.role(el) !== 'heading' || tools.hiddenToReaders(el)) continue;
    const name = tools.name(el);
    if (!name) continue;
    const key = plain(name);
    if (!key) yield tools.doubt(rule, el, name);
    else if (vague.has(key)) yield tools.failed(rule, el, name, {kop: name.slice(0, 100)});
    else if (/^lorem ipsum/.test(key)) yield tools.failed(rule, el, name, {kop: name.slice(0, 100)});
    else if (broad.has(key)) yield tools.doubt(rule, el, name, {kop: name.slice(0, 100)});
    else yield tools.passed(rule);
  }
}
