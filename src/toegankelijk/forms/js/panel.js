// The form as it stands on the page: its fields, buttons, errors and steps, as a person meets them.
// Changes nothing. Gives `{facts, elements}`: the elements stay in the page, facts point at them by
// their number. The limits bound what a hostile page can make it return.
(limits) => {
  const attribute = (node, name) => Element.prototype.getAttribute.call(node, name);
  const has = (node, name) => Element.prototype.hasAttribute.call(node, name);
  const find = (node, selector) => Element.prototype.querySelectorAll.call(node, selector);
  const closest = (node, selector) => Element.prototype.closest.call(node, selector);
  const tagOf = node => node.localName;
  const folded = text => (text ?? '').replace(/[\s\u00a0]+/g, ' ').trim();
  const cut = (text, length = limits.text) => folded(text).slice(0, length);

  // Open shadow roots are part of the page.
  const roots = [document];
  for (let i = 0; i < roots.length && roots.length < 200; i++) {
    for (const element of roots[i].querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
    }
  }
  const every = selector => roots.flatMap(root => [...root.querySelectorAll(selector)]);
  const byId = (id, near) => {
    const root = near.getRootNode();
    return (root.getElementById ? root : document).getElementById(id);
  };

  const shown = node => {
    if (!node.isConnected) return false;
    const box = node.getBoundingClientRect();
    if (box.width === 0 && box.height === 0) return false;
    const style = getComputedStyle(node);
    return style.visibility !== 'hidden' && style.display !== 'none';
  };
  // A field that a style hides while its label or frame is what people press.
  const reachable = node => {
    if (shown(node)) return true;
    const label = node.labels?.[0];
    return Boolean(label && shown(label));
  };
  const hiddenFromAll = node => Boolean(closest(node, '[hidden], [inert], template'));

  const textOf = (node, without = null) => {
    let text = '';
    const walk = part => {
      if (text.length > limits.text * 2) return;
      if (part.nodeType === Node.TEXT_NODE) { text += part.data; return; }
      if (part.nodeType !== Node.ELEMENT_NODE || part === without) return;
      const tag = tagOf(part);
      if (['script', 'style', 'select', 'textarea', 'option', 'template'].includes(tag)) return;
      if (attribute(part, 'aria-hidden') === 'true' || has(part, 'hidden')) return;
      if (getComputedStyle(part).display === 'none') return;
      if (tag === 'img') { text += ` ${attribute(part, 'alt') ?? ''} `; return; }
      for (const child of part.childNodes) walk(child);
      if (getComputedStyle(part).display !== 'inline') text += ' ';
    };
    walk(node);
    return cut(text);
  };
  const ofIds = (ids, near) => (ids ?? '').split(/\s+/).filter(Boolean).slice(0, 20)
    .map(id => byId(id, near)).filter(Boolean);
  const nameOf = node => {
    const labelled = ofIds(attribute(node, 'aria-labelledby'), node).filter(each => each !== node)
      .map(each => textOf(each, node)).join(' ').trim();
    if (labelled) return cut(labelled);
    const label = cut(attribute(node, 'aria-label'));
    if (label) return label;
    const own = [...(node.labels ?? [])].map(each => textOf(each, node)).join(' ').trim();
    if (own) return cut(own);
    // A custom control whose native twin has the label, as script libraries make them.
    const twin = find(closest(node, '.choices, .selectize-control, .select2') ?? node, 'select')[0];
    const twins = [...(twin?.labels ?? [])].map(each => textOf(each, node)).join(' ').trim();
    if (twins) return cut(twins);
    return cut(attribute(node, 'title'));
  };
  // What a person sees beside a field that has no name of its own.
  const nearLabel = node => {
    let box = node.parentElement;
    for (let up = 0; box && up < 5; up++, box = box.parentElement) {
      const label = [...find(box, 'label, legend, .label, [class*=label i]')]
        .find(each => textOf(each) && !each.contains(node) && shown(each));
      if (label) return [label, ...find(label, '*')].slice(0, 10);
    }
    return [];
  };
  const nearName = node => {
    const label = nearLabel(node)[0];
    return label ? textOf(label) : '';
  };
  const GROUP = 'fieldset, [role=group], [role=radiogroup]';
  const groupName = group => {
    const legend = tagOf(group) === 'fieldset'
      ? [...group.children].find(child => tagOf(child) === 'legend') : null;
    return legend && textOf(legend) ? textOf(legend) : nameOf(group);
  };

  const selectorOf = node => {
    const parts = [];
    for (let at = node; at && parts.length < 12; ) {
      const id = attribute(at, 'id');
      if (id && /^[A-Za-z_][\w-]*$/.test(id)
          && at.getRootNode().querySelectorAll(`#${CSS.escape(id)}`).length === 1) {
        parts.unshift(`#${CSS.escape(id)}`);
        break;
      }
      const tag = tagOf(at);
      const like = [...(at.parentElement?.children ?? [])].filter(each => tagOf(each) === tag);
      parts.unshift(like.length > 1 ? `${tag}:nth-of-type(${like.indexOf(at) + 1})` : tag);
      at = at.parentElement;
    }
    return parts.join(' > ');
  };
  const placeOf = node => {
    const parts = [];
    for (let at = node; at && parts.length < 30; at = at.parentElement) parts.unshift(tagOf(at));
    return parts.join(' > ');
  };
  const opening = node => {
    const copy = node.cloneNode(false);
    return copy.outerHTML.slice(0, limits.html);
  };

  // A dialog that lies over the page is all that can be used.
  const dialogs = every('dialog[open], [role=dialog], [role=alertdialog]')
    .filter(each => shown(each) && !hiddenFromAll(each)
      && (attribute(each, 'aria-modal') === 'true' || each.matches(':modal')));
  const dialog = dialogs.at(-1) ?? null;
  const within = node => !dialog || dialog.contains(node);
  // What stands beside the form, such as a question about cookies, does not name it.
  const ASIDE = 'dialog, [role=dialog], [role=alertdialog], [class*=cookie i], [id*=cookie i]';
  const aside = node => !dialog && Boolean(closest(node, ASIDE));

  const ERROR_CLASS = '[class*=error i], [class*=invalid i], [class*=fout i], '
    + '[class*=danger i], [class*=validation i]';
  const NOT_MESSAGE = 'a, input, select, textarea, button, option, form, fieldset, html, body, main, '
    + 'script, style, label';
  const looksLikeError = node => node.matches(`[role=alert], ${ERROR_CLASS}`)
    || Boolean(closest(node, `[role=alert], ${ERROR_CLASS}`));
  const messages = every(`[role=alert], [role=status], [aria-live]:not([aria-live=off]), `
    + `${ERROR_CLASS}`)
    .filter(each => !each.matches(NOT_MESSAGE) && within(each) && shown(each) && textOf(each)
      && find(each, 'input:not([type=hidden]), select, textarea').length === 0)
    .slice(0, limits.messages);
  // Of what lies around a message the innermost counts; a summary of several stays beside those.
  const inner = messages.filter(each =>
    !messages.some(other => other !== each && each.contains(other)
      && (textOf(other) === textOf(each)
        || find(each, 'label, legend, canvas, button, .formio-component').length > 0)));

  const elements = [], fields = [], buttons = [];
  const groups = new Map();
  const forms = new Map();
  const numberOf = (map, node) => {
    if (!node) return null;
    if (!map.has(node)) map.set(node, map.size);
    return map.get(node);
  };
  const formOf = node => node.form ?? closest(node, 'form');
  const SURROUNDINGS = 'header, footer, nav, aside, [role=banner], [role=contentinfo], '
    + '[role=navigation], [role=search], search';
  const around = node => {
    const found = closest(node, SURROUNDINGS);
    if (!found) return false;
    return !(tagOf(found) === 'header' && closest(found, 'main, form, article, section'))
      && !(tagOf(found) === 'footer' && closest(found, 'main, form, article, section'));
  };
  const TEXT = new Set(['text', 'email', 'tel', 'url', 'number', 'password', 'search', 'date',
    'datetime-local', 'month', 'week', 'time', 'range', 'color']);
  const fieldKind = node => {
    const tag = tagOf(node);
    const role = attribute(node, 'role');
    if (tag === 'select') return node.multiple ? 'select-multiple' : 'select';
    if (tag === 'textarea') return 'textarea';
    if (tag === 'input') {
      const type = node.type;
      if (role === 'combobox' || attribute(node, 'aria-autocomplete') === 'list') return 'combobox';
      if (type === 'checkbox' || type === 'radio' || type === 'file') return type;
      return TEXT.has(type) ? type : null;
    }
    if (tag === 'canvas') return 'canvas';
    if (role === 'combobox') return find(node, 'input').length && !node.matches('.choices')
      && [...find(node, 'input')].some(shown) ? null : 'combobox';
    if (role === 'listbox') return closest(node, '[role=combobox], .choices') ? null : 'listbox';
    if (role === 'checkbox' || role === 'switch') return 'checkbox';
    if (role === 'radio') return 'radio';
    if (role === 'slider') return 'slider';
    if (role === 'spinbutton') return 'number';
    if (role === 'textbox' || node.isContentEditable) return 'textbox';
    if (node.matches('.leaflet-container, .maplibregl-map, .mapboxgl-map, .ol-viewport')) {
      return 'map';
    }
    return null;
  };
  // Whether an edge, the ground or the words are red, as of something that is wrong.
  const reddish = color => {
    const parts = color.match(/[\d.]+/g)?.map(Number);
    return Boolean(parts) && (parts[3] ?? 1) > 0.3
      && parts[0] >= 120 && parts[0] - Math.max(parts[1], parts[2]) >= 60;
  };
  const isRed = node => {
    const style = getComputedStyle(node);
    const drawn = ['top', 'right', 'bottom', 'left'].filter(side =>
      parseFloat(style[`border-${side}-width`]) > 0 && style[`border-${side}-style`] !== 'none');
    return drawn.some(side => reddish(style[`border-${side}-color`]))
      || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
        && reddish(style.outlineColor))
      || (style.boxShadow !== 'none' && reddish(style.boxShadow))
      || reddish(style.backgroundColor) || reddish(style.color);
  };
  const redOf = node => Object.entries({field: node, around: node.parentElement,
    label: node.labels?.[0]}).filter(([, part]) => part && isRed(part)).map(([name]) => name);
  const REQUIRED = /\*|\bverplicht|\brequired\b/i;
  const OPTIONAL = /niet verplicht|optioneel|\boptional\b|not required/i;
  const starred = node => {
    for (const pseudo of ['::after', '::before']) {
      const content = getComputedStyle(node, pseudo).content;
      if (content && content !== 'none' && REQUIRED.test(content)) return true;
    }
    return false;
  };
  const labelNodes = (node, group) => {
    const found = [...(node.labels ?? []), ...ofIds(attribute(node, 'aria-labelledby'), node)];
    if (group && tagOf(group) === 'fieldset') {
      const legend = [...group.children].find(child => tagOf(child) === 'legend');
      if (legend) found.push(legend, ...find(legend, '*'));
    }
    return found.flatMap(each => [each, ...find(each, '*')]).slice(0, 40);
  };
  const own = (node, kind, group) => kind === 'radio' || kind === 'checkbox'
    ? [node, ...(group && find(group, 'input').length > 1 ? [group] : [])] : [node];
  const requiredBy = (node, kind, group, label, group_label) => {
    const both = `${label} ${kind === 'radio' || kind === 'checkbox' ? group_label : ''}`;
    const marked = labelNodes(node, kind === 'radio' || kind === 'checkbox' ? group : null);
    if (!label) marked.push(...nearLabel(node));
    return {
      code: own(node, kind, group).some(each =>
        has(each, 'required') || attribute(each, 'aria-required') === 'true'),
      text: !OPTIONAL.test(both) && (REQUIRED.test(both) || marked.some(starred)),
      color: marked.some(each => /required|verplicht/i.test(attribute(each, 'class') ?? '')),
      optional: OPTIONAL.test(both),
    };
  };
  // The smallest piece of the page that holds this field and no other question.
  const cellOf = (node, others) => {
    let cell = node;
    const name = attribute(node, 'name');
    const same = other => other === node
      || (['radio', 'checkbox'].includes(node.type) && other.type === node.type
        && (attribute(other, 'name') === name || closest(other, GROUP) === closest(node, GROUP)));
    for (let at = node.parentElement, up = 0; at && up < 8; at = at.parentElement, up++) {
      if (['form', 'main', 'body'].includes(tagOf(at))) break;
      if ([...others].some(other => at.contains(other) && !same(other))) break;
      cell = at;
    }
    return cell;
  };

  const candidates = every('input:not([type=hidden], [type=submit], [type=button], [type=reset], '
    + '[type=image]), select, textarea, canvas, [role=combobox], [role=listbox], [role=checkbox], '
    + '[role=switch], [role=radio], [role=slider], [role=spinbutton], [role=textbox], '
    + '[contenteditable=true], .leaflet-container, .maplibregl-map, .mapboxgl-map, .ol-viewport')
    .filter(node => {
      if (!within(node) || hiddenFromAll(node)) return false;
      const kind = fieldKind(node);
      if (kind === null) return false;
      if (closest(node, '.flatpickr-calendar, .iti__dropdown-content')) return false;
      if (kind === 'canvas') {
        const box = node.getBoundingClientRect();
        return shown(node) && box.width >= 80 && box.height >= 30
          && !closest(node, '.leaflet-container, .maplibregl-map, .mapboxgl-map, .ol-viewport');
      }
      if (kind !== 'map' && closest(node, '.leaflet-container, .maplibregl-map, .ol-viewport')) {
        return false;
      }
      if (closest(node, '.choices') && !node.matches('.choices')) return false;
      if (kind === 'file') return true;
      return reachable(node);
    }).slice(0, limits.fields);

  for (const node of candidates) {
    const kind = fieldKind(node);
    const group = closest(node, GROUP);
    const cell = cellOf(node, candidates);
    const label = nameOf(node);
    const group_label = group ? groupName(group) : '';
    const described = ofIds(attribute(node, 'aria-describedby'), node);
    const groupDescribed = group ? ofIds(attribute(group, 'aria-describedby'), group) : [];
    const errorNodes = ofIds(attribute(node, 'aria-errormessage'), node);
    const tied = [...errorNodes,
      ...[...described, ...groupDescribed].filter(each => shown(each) && looksLikeError(each))];
    const near = inner.filter(each => cell.contains(each));
    const twin = tagOf(node) !== 'select' ? find(node, 'select')[0] : null;
    const options = tagOf(node) === 'select' || twin
      ? [...(twin ?? node).options].slice(0, limits.options).map(option => ({
        value: option.value.slice(0, 200), label: cut(option.label || option.text),
        disabled: option.disabled})) : [];
    const list = attribute(node, 'list') ? byId(attribute(node, 'list'), node) : null;
    const box = node.getBoundingClientRect();
    elements.push(node);
    fields.push({
      number: elements.length - 1, kind, tag: tagOf(node), label,
      near: label ? '' : nearName(node) || cut(attribute(node, 'placeholder')),
      group: numberOf(groups, group), group_label, name: cut(attribute(node, 'name'), 100),
      id: cut(attribute(node, 'id'), 100), form: numberOf(forms, formOf(node)),
      autocomplete: attribute(node, 'autocomplete')?.slice(0, 200) ?? null,
      inputmode: cut(attribute(node, 'inputmode'), 20), pattern: cut(attribute(node, 'pattern')),
      min: cut(attribute(node, 'min'), 40), max: cut(attribute(node, 'max'), 40),
      step: cut(attribute(node, 'step'), 40),
      min_length: node.minLength > 0 ? node.minLength : null,
      max_length: node.maxLength > 0 ? node.maxLength : null,
      placeholder: cut(attribute(node, 'placeholder')),
      accept: cut(attribute(node, 'accept')),
      required: requiredBy(node, kind, group, label, group_label),
      disabled: Boolean(node.disabled) || attribute(node, 'aria-disabled') === 'true'
        || node.matches(':disabled'),
      readonly: Boolean(node.readOnly) || attribute(node, 'aria-readonly') === 'true',
      value: kind === 'textbox' ? textOf(node)
        : kind === 'combobox' && twin
          ? cut([...twin.selectedOptions].filter(option => option.value)
            .map(option => option.text.replace(/<[^>]*>/g, '')).join(' '))
        : kind === 'combobox' ? cut((node.value ?? '')
          || (attribute(node, 'role') === 'combobox' && tagOf(node) !== 'input' ? textOf(node) : '')
          || [...find(closest(node, '[class*=control]') ?? node,
            '[class*=singleValue], [class*=single-value], [class*=multi-value], [class*=multiValue]')]
            .map(each => textOf(each)).join(' '))
        : String(node.value ?? '').slice(0, limits.text),
      checked: node.checked ?? attribute(node, 'aria-checked') === 'true',
      files: node.files?.length ?? 0,
      options: options.length || !list ? options
        : [...list.options].slice(0, limits.options).map(option => ({
          value: option.value, label: cut(option.label), disabled: false})),
      invalid: attribute(node, 'aria-invalid') === 'true'
        || (group !== null && attribute(group, 'aria-invalid') === 'true'),
      valid: node.validity ? node.validity.valid : true,
      help: cut([...described, ...groupDescribed].filter(each => !tied.includes(each))
        .map(each => textOf(each)).join(' ')),
      tied: cut(tied.map(each => textOf(each)).join(' ')),
      error: cut([...new Set([...tied, ...near].map(each => textOf(each)))]
        .filter((text, at, all) => !all.some((other, i) => i < at && other.includes(text)))
        .join(' ')),
      cell: textOf(cell),
      focused: node.getRootNode().activeElement === node, red: redOf(node),
      around: around(node), date: Boolean(closest(node, '.flatpickr-input, .flatpickr-wrapper')
        || node.matches('.flatpickr-input, .flatpickr-alt-input')
        || /date|datum/i.test(attribute(node, 'class') ?? '')),
      top: Math.round(box.top + scrollY), left: Math.round(box.left + scrollX),
      width: Math.round(box.width), height: Math.round(box.height),
      selector: selectorOf(node), place: placeOf(node), html: opening(node),
    });
  }

  // Cells of a calendar that are pressed themselves.
  const CELL = '[role=gridcell], td[tabindex], td[data-date]';
  const PRESS = 'button, input[type=submit], input[type=button], input[type=image], [role=button], '
    + 'a[href]';
  const sets = new Map();
  const setOf = node => closest(node, 'table, [role=grid], ul, ol, fieldset, [role=group], '
    + '[role=radiogroup], [role=list]')
    ?? (find(node.parentElement ?? node, PRESS).length > 1 ? node.parentElement
      : node.parentElement?.parentElement ?? null);
  const chosen = node => {
    const cell = closest(node, '[role=gridcell], td') ?? node;
    const told = ['aria-pressed', 'aria-checked', 'aria-selected']
      .map(name => attribute(node, name) ?? attribute(cell, name)).find(value => value !== null);
    return told === undefined ? null : told === 'true';
  };
  const lettered = text => /[\p{L}\p{N}]/u.test(text) ? text : '';
  const pressable = every(`${PRESS}, ${CELL}`)
    .filter(node => !node.matches(CELL) || node.matches(PRESS) || !find(node, PRESS).length)
    .filter(node => within(node) && shown(node) && !hiddenFromAll(node)
      && !closest(node, '.leaflet-container, .flatpickr-calendar, [role=listbox]'))
    .slice(0, limits.buttons);
  for (const node of pressable) {
    const tag = tagOf(node);
    const form = formOf(node);
    const type = tag === 'a' ? 'link' : (node.type || 'button');
    const text = cut(tag === 'input' ? (node.value || attribute(node, 'alt') || nameOf(node))
      : (lettered(textOf(node)) || nameOf(node) || textOf(node)), 200);
    const looks = tag === 'a' && (/button|btn|knop/i.test(attribute(node, 'class') ?? '')
      || attribute(node, 'role') === 'button');
    elements.push(node);
    buttons.push({
      number: elements.length - 1, text, tag, type, looks,
      name: cut(attribute(node, 'name'), 100), value: cut(attribute(node, 'value'), 100),
      classes: cut(attribute(node, 'class'), 200),
      id: cut(attribute(node, 'id'), 100), form: numberOf(forms, form),
      href: tag === 'a' ? node.href.slice(0, 500) : '',
      action: form ? (has(node, 'formaction') ? node.formAction : String(
        attribute(form, 'action') ?? '')).slice(0, 500) : '',
      method: form ? (attribute(node, 'formmethod') || attribute(form, 'method') || '') : '',
      disabled: Boolean(node.disabled) || attribute(node, 'aria-disabled') === 'true'
        || attribute(closest(node, CELL) ?? node, 'aria-disabled') === 'true',
      around: around(node), set: numberOf(sets, setOf(node)), chosen: chosen(node),
      opens: has(node, 'aria-expanded') || has(node, 'aria-haspopup')
        || attribute(node, 'role') === 'tab',
      group: numberOf(groups, closest(node, GROUP)),
      group_label: closest(node, GROUP) ? groupName(closest(node, GROUP)) : '',
      top: Math.round(node.getBoundingClientRect().top + scrollY),
      selector: selectorOf(node), place: placeOf(node), html: opening(node),
    });
  }

  const kinds = every('[aria-current=step], [class*=progress i], [class*=stepper i], '
    + '[class*=step-indicator i], [class*=wizard i], progress, [role=progressbar], '
    + '[class*=stappen i], [class*=stap-]').filter(shown).slice(0, 20);
  const body = document.body ? document.body.innerText.slice(0, limits.body) : '';
  const steps = /\b(?:stap|step|pagina|deel)\s+(\d{1,2})\s*(?:van|\/|of|uit)\s*(?:de\s+)?(\d{1,2})/i
    .exec(`${body}\n${document.title}`);
  const current = every('[aria-current=step], [aria-current=true], [aria-current=page]')
    .filter(each => shown(each) && !around(each) || closest(each, '[class*=progress i], ol'))
    .map(each => textOf(each));
  const focus = (() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active;
  })();
  return {
    elements,
    facts: {
      url: location.href.slice(0, 2000), title: cut(document.title), fields, buttons,
      dialog: dialog ? (nameOf(dialog) || textOf(dialog).slice(0, 200)) : null,
      headings: every('h1, h2, h3, legend')
        .filter(each => within(each) && !aside(each) && shown(each))
        .map(each => textOf(each)).filter(Boolean).slice(0, 40),
      messages: inner.map(node => ({
        text: textOf(node), alert: Boolean(closest(node, '[role=alert], [role=status], '
          + '[aria-live]:not([aria-live=off])')), looks: looksLikeError(node),
        focused: Boolean(focus && focus !== document.body
          && (node === focus || focus.contains(node) && !['form', 'main'].includes(tagOf(focus))
            || node.contains(focus))),
        links: [...find(node, 'a[href^="#"]')].length,
        selector: selectorOf(node), place: placeOf(node), html: opening(node)})),
      focus: focus && focus !== document.body ? {
        tag: tagOf(focus), text: textOf(focus).slice(0, 300), number: elements.indexOf(focus),
      } : null,
      step: steps ? [Number(steps[1]), Number(steps[2])] : null,
      progress: kinds.map(each => textOf(each)).filter(Boolean).slice(0, 5),
      current: current.filter(Boolean).slice(0, 5),
      definitions: every('dl, table, [class*=summary i], [class*=overzicht i]')
        .filter(each => within(each) && shown(each)).length,
      text: body,
      phone: every('a[href^="tel:"]').length > 0,
      contact: every('a[href]').some(each => /contact/i.test(each.textContent + each.href)),
      origin: performance.timeOrigin,
      busy: every('[aria-busy=true], [class*=spinner i], [class*=loading i], [class*=loader i]')
        .some(each => shown(each) && !each.matches('form, main, body')),
    },
  };
}
