// 2.4.2 on one page: a title that no editor gave, or that only names the site.
function* (tools, data) {
  if (window.top !== window) return;
  const rule = 'titel-zegt-niets';
  const plain = text => tools.folded(text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '));
  const title = tools.folded(document.title), key = plain(title);
  const el = document.querySelector('title') ?? document.documentElement;
  if (!key) return;
  const vague = new Set(data.titels.map(plain));
  const file = /^[^\s]+\.(html?|php|aspx?|jsp|pdf|docx?)$/i.test(title);
  const address = /^(https?:\/\/|www\.)\S+$/i.test(title);
  if (vague.has(key) || file || address) {
    yield tools.failed(rule, el, title, {titel: title.slice(0, 150)});
    return;
  }
  const root = /^\/?(index\.\w+|home|nl|en)?\/?$/.test(location.pathname);
  const heading = tools.all('h1, [role=heading][aria-level="1"]').filter(tools.visible)
    .map(h => plain(tools.text(h))).find(Boolean);
  const welcome = /^(welkom|welcome|startpagina|home|homepage)\b/.test(heading ?? '');
  if (heading && heading !== key && !root && !welcome) {
    // "Zoekresultaten … bij Gemeente X" with the title "Gemeente X": the title is only the site.
    const tail = new RegExp(`^(.+) (?:bij|van|op|in|at|of|on|from|by)(?: (?:de|het|the))? ${key
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, 'u').exec(heading);
    if (tail && tail[1].split(' ').length > 1) {
      yield tools.failed(rule, el, title, {titel: title.slice(0, 150)});
      return;
    }
    const words = key.split(' ').filter(word => word.length > 3);
    const said = plain(tools.text(document.body)).slice(0, 20000);
    const stem = word => word.slice(0, Math.max(4, word.length - 3));
    if (words.length && !words.some(word => said.includes(stem(word)))) {
      yield tools.doubt(rule, el, title, {titel: title.slice(0, 150)});
      return;
    }
  }
  yield tools.passed(rule);
}
