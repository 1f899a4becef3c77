// 3.3.1, 3.3.3 and 3.3.4 of what stands on the page: messages that name no field or help nobody, and
// paying without a look back; 1.3.5; 1.4.3 of the text in an empty field.
function* (tools, data) {
  const plain = text => tools.folded(text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '));
  const vague = new Set(data.fouten.map(plain));
  const FIELD = 'input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), '
    + 'select, textarea, [role=textbox], [role=combobox], [role=spinbutton]';
  const CODE = /^(?:fout|foutcode|error)(?: code)? \d+$/;
  for (const el of tools.all('[role=alert], [id*=error i], [class*=error i], [id*=fout i], [class*=fout i], [class*=invalid i], [id*=invalid i], [aria-live]')) {
    if (!tools.visible(el) || el.matches('input, select, textarea, form, body, main')) continue;
    const text = tools.text(el);
    if (!text || text.length > 150 || !(vague.has(plain(text)) || CODE.test(plain(text)))) continue;
    yield tools.doubt('foutmelding-helpt-niet', el, text, {melding: text});
    const form = tools.closest(el, 'form') ?? tools.parent(el);
    const fields = form ? [...form.querySelectorAll(FIELD)].filter(tools.visible) : [];
    const tied = el.id && fields.some(field => [field, ...(field.labels ?? [])].some(at =>
      at.contains(el) || `${tools.attribute(at, 'aria-describedby') ?? ''} ${tools.attribute(at, 'aria-errormessage') ?? ''} ${tools.attribute(at, 'for') ?? ''}`.split(/\s+/).includes(el.id)));
    if (tied) yield tools.passed('foutmelding-zegt-niets');
    else if (fields.length > 1) yield tools.failed('foutmelding-zegt-niets', el, text, {melding: text});
    else if (fields.length) yield tools.doubt('foutmelding-zegt-niets', el, text, {melding: text});
  }
  for (const el of tools.all(FIELD)) {
    if (tools.attribute(el, 'aria-invalid') !== 'true' || !tools.visible(el)) continue;
    const ids = `${tools.attribute(el, 'aria-describedby') ?? ''} ${tools.attribute(el, 'aria-errormessage') ?? ''}`
      .split(/\s+/).filter(Boolean).map(id => el.getRootNode().getElementById?.(id))
      .filter(found => found && tools.visible(found) && tools.text(found));
    const name = tools.name(el);
    if (ids.length) yield tools.passed('fout-zonder-uitleg');
    else yield tools.doubt('fout-zonder-uitleg', el, name, {label: name.slice(0, 100)});
  }
  const personal = data.invuldoel.map(([token, words]) => [token, new RegExp(`^(?:uw |je |jouw |your )?(?:${words})(?: \\((?:verplicht|required)\\)| ?\\*)?:?$`, 'iu')]);
  for (const el of tools.all('input, textarea, select')) {
    if (!tools.visible(el) || el.disabled || el.readOnly || !el.closest('form')) continue;
    if (!/^(text|email|tel|)$/.test(el.type) || tools.hiddenToReaders(el)) continue;
    const name = tools.name(el);
    const hit = personal.find(([, pattern]) => pattern.test(name));
    if (!hit) continue;
    const own = tools.attribute(el, 'autocomplete');
    if (own && own !== 'on') { if (own !== 'off') yield tools.passed('invuldoel-ontbreekt'); continue; }
    // About whom it is does not stand in the name: in a longer form of one's own data it is sure.
    const about = el.closest('form').querySelectorAll('input, textarea').length;
    const mine = /^(uw|je|jouw|your) /i.test(name) || /mail/i.test(hit[0]) && about > 2;
    yield (mine ? tools.failed : tools.doubt)('invuldoel-ontbreekt', el, name,
      {label: name.slice(0, 100), waarde: hit[0]});
  }
  const {getBackgroundColor, Color, getContrast} = window.axe.commons.color;
  for (const el of tools.all('input[placeholder], textarea[placeholder]')) {
    if (!/\S/.test(el.placeholder) || el.value || el.disabled || !tools.visible(el)) continue;
    const own = getComputedStyle(el, '::placeholder');
    if (tools.style(el).backgroundImage !== 'none' || !el.matches(':placeholder-shown')) continue;
    tools.virtual(el);
    const ground = getBackgroundColor(el), ink = new Color();
    if (!ground || ground.alpha < 1) continue;
    ink.parseString(own.color);
    ink.alpha *= parseFloat(own.opacity);
    if (ink.alpha < .05) continue;  // kept out of sight, under a label that moves away
    const size = parseFloat(own.fontSize), least = size >= 24 || size >= 18.66 && own.fontWeight >= 700 ? 3 : 4.5;
    const contrast = Math.floor(getContrast(ground, ink) * 100) / 100;
    if (contrast >= least) yield tools.passed('contrast-in-leeg-veld');
    else yield tools.failed('contrast-in-leeg-veld', el, el.placeholder, {contrast, nodig: least});
  }
  // The last of a form that pays or signs, without the answers of before to look at.
  const BINDS = /\b(?:u betaalt|ik betaal|af(?:schrijven)? van uw rekening|incasso|machtig|iban|betaal nu|afrekenen|onderteken)/i;
  const BACK = /controleer|overzicht|nakijken|samenvatting|kloppen (?:uw|deze|de) gegevens|wijzig/i;
  for (const form of tools.all('form')) {
    if (!tools.visible(form)) continue;
    const text = tools.text(form);
    const last = [...form.querySelectorAll('button, input[type=submit]')].some(tools.visible);
    if (!last || !BINDS.test(text)) continue;
    if (BACK.test(text)) yield tools.passed('nakijken-voor-versturen');
    else yield tools.doubt('nakijken-voor-versturen', form, BINDS.exec(text)[0]);
  }
}
