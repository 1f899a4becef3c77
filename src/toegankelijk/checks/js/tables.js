// 1.3.1 of tables: header cells that no cell has, tables of data without headers, tables for layout
// that say they are tables of data.
function* (tools) {
  // Of more roles the first counts; a sortable header often has a second one.
  const cellRole = el => tools.folded(tools.attribute(el, 'role')).split(' ')[0].toLowerCase();
  const hidden = el => tools.hiddenToReaders(el) || !tools.visible(el);
  const ids = el => (tools.attribute(el, 'headers') ?? '').split(/\s+/).filter(Boolean);
  const isHeader = el => cellRole(el) ? /^(columnheader|rowheader)$/.test(cellRole(el)) : el.tagName === 'TH';

  // The grid of a table: HTML, or ARIA with role=row and cells in it.
  const gridOf = table => {
    const rows = table.tagName === 'TABLE' ? [...table.rows].filter(row => row.closest('table') === table)
      : [...table.querySelectorAll('[role=row]')].filter(row => row.closest('table, [role=table], [role=grid], [role=treegrid]') === table);
    const grid = rows.slice(0, 400).map(() => []), cells = [];
    rows.slice(0, 400).forEach((row, y) => {
      const own = table.tagName === 'TABLE' ? [...row.cells]
        : [...row.querySelectorAll('[role~=cell], [role~=gridcell], [role~=columnheader], [role~=rowheader]')];
      let x = 0;
      for (const el of own) {
        while (grid[y][x]) x++;
        const wide = Math.min(Number(el.colSpan ?? tools.attribute(el, 'aria-colspan')) || 1, 200);
        const high = Math.min(Number(el.rowSpan ?? tools.attribute(el, 'aria-rowspan')) || 1, 200);
        const cell = {el, x, y, wide, high, header: isHeader(el)};
        for (let dy = 0; dy < high && y + dy < grid.length; dy++) {
          for (let dx = 0; dx < wide; dx++) grid[y + dy][x + dx] ??= cell;
        }
        cells.push(cell);
        x += wide;
      }
    });
    return {rows, cells, grid};
  };
  const TURN = /^[«‹<\s]*(?:vorige?|volgende?|terug|omhoog|prev(?:ious)?|next|up|home)\b/i;
  for (const table of tools.all('table, [role=table], [role=grid], [role=treegrid]')) {
    const role = cellRole(table);
    if (hidden(table)) continue;
    if (role === 'none' || role === 'presentation') {
      const own = [...table.querySelectorAll('th, caption, [scope], [headers]')]
        .filter(el => el.closest('table') === table && !cellRole(el));
      if (own.length) yield tools.doubt('opmaaktabel', table, tools.text(own[0]));
      else yield tools.passed('opmaaktabel');
      continue;
    }
    if (role && !/^(table|grid|treegrid)$/.test(role)) continue;
    const {rows, cells, grid} = gridOf(table);
    const filled = cells.filter(cell => tools.folded(cell.el.textContent) || cell.el.querySelector('img, input, svg'));
    for (const head of cells.filter(cell => cell.header && !hidden(cell.el))) {
      if (cells.length < 2) continue;
      const scope = tools.attribute(head.el, 'scope') ?? '';
      const rowHead = cellRole(head.el) === 'rowheader' || /^row/.test(scope);
      const columnHead = cellRole(head.el) === 'columnheader' || /^col/.test(scope);
      const has = cells.some(cell => {
        if (cell === head) return false;
        const named = ids(cell.el);
        if (named.length) return Boolean(head.el.id) && named.includes(head.el.id);
        if (cell.header && !(scope && cell.el.tagName === 'TH')) return false;
        const inColumn = cell.x < head.x + head.wide && head.x < cell.x + cell.wide;
        const inRow = cell.y < head.y + head.high && head.y < cell.y + cell.high;
        return (inColumn && !rowHead) || (inRow && !columnHead);
      });
      if (has) yield tools.passed('th-zonder-cellen');
      else if (tools.name(head.el) || tools.text(head.el)) {
        const body = cells.some(cell => !cell.header);
        yield (body ? tools.failed : tools.doubt)('th-zonder-cellen', head.el, tools.text(head.el),
          {kop: tools.text(head.el).slice(0, 100)});
      }
    }
    if (table.tagName !== 'TABLE') continue;
    // Links to the page before and after, each in its place.
    const linked = filled.filter(cell => cell.el.querySelector('a[href]')
      && [...cell.el.querySelectorAll('a')].map(tools.text).join('') === tools.text(cell.el));
    const turns = linked.filter(cell => cell.el.querySelector('a[accesskey], a[rel=prev], a[rel=next]')
      || TURN.test(tools.name(cell.el.querySelector('a'))));
    if (rows.length <= 3 && turns.length && linked.length >= filled.length / 3) {
      yield tools.doubt('opmaaktabel', table, tools.text(table).slice(0, 200));
      continue;
    }
    const width = Math.max(0, ...grid.map(row => row.length));
    const named = cells.some(cell => cell.header || ids(cell.el).length || tools.attribute(cell.el, 'scope'));
    const layout = table.querySelector('table, h1, h2, h3, form, ul, article, section, div > p')
      || filled.some(cell => tools.text(cell.el).length > 250);
    if (named || rows.length < 2 || width < 2) continue;
    if (layout) { yield tools.doubt('opmaaktabel', table, tools.text(table).slice(0, 200)); continue; }
    if (filled.length < cells.length * 0.6) continue;
    const bold = cell => {
      const inner = [...cell.el.querySelectorAll('b, strong')].map(tools.text).join(' ');
      return Number(tools.style(cell.el).fontWeight) >= 600
        || tools.text(cell.el) && inner === tools.text(cell.el);
    };
    const first = cells.filter(cell => cell.y === 0 && tools.text(cell.el));
    const rest = cells.filter(cell => cell.y > 0 && tools.text(cell.el));
    const side = rest.filter(cell => cell.x === 0), middle = rest.filter(cell => cell.x > 0);
    const fill = cell => tools.style(cell.el).backgroundColor + tools.style(cell.el.parentElement).backgroundColor;
    const top = first.length > 1 && rest.length && first.every(bold) && rest.filter(bold).length < rest.length / 2;
    const left = side.length > 1 && middle.length && side.every(bold) && !middle.some(bold);
    const shade = first.length > 1 && rest.length && new Set(first.map(fill)).size === 1
      && !rest.some(cell => fill(cell) === fill(first[0])) && rows.length > 2;
    if (top || left || shade) yield tools.failed('tabel-zonder-koppen', table, tools.text(first[0]?.el ?? table));
    else yield tools.doubt('tabel-zonder-koppen', table, tools.text(table).slice(0, 200));
  }
}
