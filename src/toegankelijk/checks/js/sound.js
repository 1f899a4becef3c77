// `silent` tells by address whether a film has sound; what is not in it is not known.
(tools, silent) => {
  const STOP = /pauze|pauzeer|stop|geluid|dempen|stil|pause|mute|sound/i;
  const control = tools.all('button, [role=button], input[type=button], [role=switch]').some(button =>
    tools.visible(button) && !tools.hiddenToReaders(button)
      && STOP.test(`${tools.name(button)} ${button.value ?? ''}`));
  return tools.all('video[autoplay], audio[autoplay]').filter(el => !el.muted).map(el => {
    const rule = 'sound-by-itself';
    const [, from, to] = /#t=(\d+(?:\.\d+)?)(?:,(\d+(?:\.\d+)?))?/.exec(el.currentSrc) ?? [];
    const length = Number.isFinite(el.duration)
      ? Math.min(el.duration, to ? Number(to) : Infinity) - Number(from ?? 0) : null;
    const brief = length !== null && length <= 3 && !el.loop;
    const heard = el.localName === 'audio' ? true : {true: false, false: true}[silent[el.currentSrc]];
    if (el.controls || control || brief || heard === false) return tools.passed(rule);
    const sure = heard && length !== null;
    return (sure ? tools.failed : tools.doubt)(rule, el, el.currentSrc,
      length === null ? {} : {seconden: Math.round(length)});
  });
}
