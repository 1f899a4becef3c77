// What runs now, of the animations that the browser knows of; films that start themselves; and
// words on the page that speak of a time limit.
function* (tools) {
  const told = new Set();
  const LOOKS = new Set(['transform', 'translate', 'rotate', 'scale', 'left', 'right', 'top', 'bottom',
    'marginLeft', 'marginTop', 'opacity', 'visibility', 'backgroundPositionX', 'backgroundPositionY',
    'color', 'backgroundColor', 'width', 'height', 'clipPath', 'filter']);
  const PLACES = ['transform', 'translate', 'left', 'right', 'top', 'bottom', 'marginLeft', 'marginTop'];
  // Flashes: pairs of opposing changes of brightness in a second, on a spot of some size. Read from
  // the styles, since a short one is over by now.
  const flashes = new Map();
  const gather = rules => {
    for (const rule of rules) {
      if (rule instanceof CSSKeyframesRule) {
        const frames = [...rule.cssRules];
        const looks = frames.map(f => `${f.style.backgroundColor}${f.style.background}${f.style.opacity}`);
        const turns = looks.filter(Boolean).length;
        if (turns) flashes.set(rule.name, Math.max(1, turns / 2));
      } else if (rule.cssRules?.length) gather(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) {
    try { gather(sheet.cssRules); } catch { /* of another host */ }
  }
  for (const el of flashes.size ? tools.all('body *').slice(0, 4000) : []) {
    const own = tools.style(el), pairs = flashes.get(own.animationName);
    if (!pairs || !tools.visible(el)) continue;
    const seconds = parseFloat(own.animationDuration);
    const times = own.animationIterationCount === 'infinite' ? Infinity
      : parseFloat(own.animationIterationCount);
    const box = tools.box(el), perSecond = pairs / seconds;
    if (seconds > 0 && perSecond > 3 && times * pairs > 3 && box.width * box.height > 21824) {
      told.add(el);
      yield tools.doubt('flashing', el, tools.text(el), {keer: Math.round(perSecond)});
    }
  }
  for (const animation of document.getAnimations()) {
    const effect = animation.effect, el = effect?.target;
    if (!el || told.has(el) || animation.playState !== 'running' || !tools.visible(el)) continue;
    const {duration, iterations, delay} = effect.getComputedTiming();
    if (typeof duration !== 'number' || duration <= 0) continue;
    const frames = effect.getKeyframes();
    const used = new Set(frames.flatMap(frame => Object.keys(frame)).filter(name => LOOKS.has(name)));
    if (!used.size) continue;
    const box = tools.box(el);
    const lasts = iterations * duration;
    if (lasts <= 5000 || box.width * box.height < 16) continue;
    told.add(el);
    const says = tools.text(el).length > 2;
    const moves = PLACES.some(name => used.has(name));
    // A spinner, or a small ornament, is for a person.
    const sure = says && moves && iterations === Infinity && box.width > 100 && !tools.pausable(el)
      && !el.closest('[role=progressbar], [aria-busy=true], [class*=spin], [class*=load]');
    yield (sure ? tools.failed : tools.doubt)('moving-content', el, tools.text(el));
  }
  for (const el of tools.all('marquee, blink')) {
    if (!told.has(el) && tools.visible(el) && el.localName === 'marquee') yield tools.passed('moving-content');
  }
  for (const el of tools.all('video[autoplay]')) {
    const brief = Number.isFinite(el.duration) && el.duration <= 5 && !el.loop;
    if (tools.visible(el) && !el.controls && !tools.pausable(el) && !brief) {
      yield tools.doubt('moving-content', el, el.currentSrc);
    }
  }
  for (const el of tools.all('img[src*=".gif" i]')) {
    const box = tools.box(el);
    if (tools.visible(el) && box.width > 40 && box.height > 40 && !tools.pausable(el)) {
      yield tools.doubt('moving-content', el, tools.name(el) || tools.attribute(el, 'src'));
    }
  }
  const TIME = /\b(?:\d+|een|twee|drie|vijf|tien|vijftien|twintig|dertig|zestig)\s+(?:minuten|minuut|seconden|uur|minutes|seconds)\b/i;
  const LOST = /verloopt|verlopen|sessie|weg\b|wissen|gewist|opnieuw beginnen|begin(?:t|nen)? (?:u |je )?opnieuw|automatisch (?:uit|afge)|uitgelogd|tijd over|resterende|kwijt|expires?|time ?out|session/i;
  for (const el of tools.all('p, div, span, li, strong, b, [role=timer], [role=alert]')) {
    const own = tools.ownText(el);
    const timer = tools.attribute(el, 'role') === 'timer';
    if (!timer && (own.length > 400 || !TIME.test(own) || !LOST.test(own))) continue;
    if (tools.visible(el) && (timer || tools.all('form input, form textarea, form select').length)) {
      yield tools.doubt('time-limit', el, tools.text(el).slice(0, 300));
    }
  }
}
