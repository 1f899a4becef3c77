// 1.4.11, by computed colours. Failed only where every layer is one plain colour; pictures, gradients
// and see-through layers are for a person. Ratio by WCAG 2.1, "relative luminance".
function* (tools) {
  const LEAST = 3;
  const {parse, over, ratio, behind, shown} = tools.colours;

  const FIELD = 'input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image],'
    + '[type=checkbox],[type=radio],[type=range],[type=color],[type=file]), textarea, select, '
    + '[role=textbox], [role=combobox], [role=searchbox]';
  for (const el of tools.all(FIELD)) {
    if (!tools.visible(el) || el.disabled || el.readOnly || tools.style(el).opacity === '0'
      || tools.attribute(el, 'aria-readonly') === 'true') continue;
    const own = tools.style(el), rule = 'field-border-contrast';
    const outer = tools.parent(el) && behind(tools.parent(el));
    if (!outer) { continue; }
    const inside = own.backgroundImage === 'none' || el.localName === 'select' || /url/.test(own.backgroundImage)
      ? over(parse(own.backgroundColor), outer) : null;
    if (!inside) continue;
    const sides = ['Top', 'Right', 'Bottom', 'Left'].map(side => ({
      wide: parseFloat(own[`border${side}Width`]) >= .9 && own[`border${side}Style`] !== 'none',
      colour: over(parse(own[`border${side}Color`]), outer),
    })).filter(side => side.wide);
    const outline = own.outlineStyle !== 'none' && parseFloat(own.outlineWidth) > 0;
    const best = Math.max(ratio(inside, outer),
      ...sides.flatMap(side => [ratio(side.colour, outer), ratio(side.colour, inside)]));
    if (best >= LEAST || outline) { yield tools.passed(rule); continue; }
    const shadow = own.boxShadow !== 'none';
    // The box around it may carry the border, or a line beside it.
    const framed = [tools.parent(el), tools.parent(tools.parent(el) ?? el)].some(at => at
      && at !== document.body && (tools.style(at).boxShadow !== 'none' || tools.style(at).outlineStyle !== 'none'
        || ['Top', 'Bottom', 'Left'].some(side => parseFloat(tools.style(at)[`border${side}Width`]) > 0)
        || (parse(tools.style(at).backgroundColor)[3] > 0
          && tools.box(at).width < tools.box(el).width * 1.6)));
    const pseudo = [el, tools.parent(el)].some(at => ['::before', '::after'].some(name =>
      getComputedStyle(at, name).content !== 'none'));
    // A list to choose from shows its value and its arrow, and may do without.
    const list = el.localName === 'select';
    // Nothing of its own: what shows where it is, if anything, is drawn by something else.
    const bare = !sides.length && ratio(inside, outer) < 1.05;
    const native = own.appearance === 'auto' && sides.length && own.borderTopStyle === 'inset';
    if (native) { yield tools.passed(rule); continue; }
    const label = tools.name(el) || tools.attribute(el, 'placeholder') || '';
    yield (!shadow && !framed && !pseudo && !bare && !list ? tools.failed : tools.doubt)(rule, el, label, {verhouding: shown(best), nodig: LEAST});
  }

  // Icons that are all there is to a control: one plain colour each.
  for (const el of tools.all('a[href], button, summary, [role=button], [role=link]')) {
    if (!tools.visible(el) || el.disabled || tools.attribute(el, 'aria-disabled') === 'true'
      || tools.text(el).length > 1) continue;
    const drawing = el.querySelector('svg');
    if (!drawing || !tools.visible(drawing) || el.querySelector('img')) continue;
    const ground = behind(drawing.parentElement);
    const parts = [...drawing.querySelectorAll('path, circle, rect, polygon, line, polyline, ellipse, use')]
      .slice(0, 30);
    if (!ground || !parts.length || drawing.querySelector('image, pattern, linearGradient, radialGradient, mask')) {
      continue;
    }
    const colours = parts.flatMap(part => {
      const own = getComputedStyle(part);
      return [[own.fill, own.fillOpacity], [own.stroke, own.strokeOpacity]]
        .filter(([paint]) => paint && paint !== 'none' && !/url/.test(paint))
        .map(([paint, opacity]) => {
          const [r, g, b, a] = parse(paint);
          return over([r, g, b, a * Number(opacity) * Number(own.opacity)], ground);
        });
    });
    if (!colours.length) continue;
    const best = Math.max(...colours.map(colour => ratio(colour, ground)));
    if (best >= LEAST) { yield tools.passed('icon-contrast'); continue; }
    yield tools.doubt('icon-contrast', el, tools.name(el), {verhouding: shown(best), nodig: LEAST});
  }
}
