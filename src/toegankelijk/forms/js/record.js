// Tells of each answer that a person gives: heading of the step, label, value. Changes nothing.
(() => {
  const folded = text => (text ?? '').replace(/[\s\u00a0]+/g, ' ').trim().slice(0, 400);
  const nameOf = field => {
    const ids = (field.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
    const labelled = ids.map(id => document.getElementById(id)?.innerText ?? '').join(' ');
    return folded(labelled || field.getAttribute('aria-label')
      || [...(field.labels ?? [])].map(label => label.innerText).join(' ')
      || field.getAttribute('title') || field.getAttribute('placeholder'));
  };
  const questionOf = field => {
    const group = field.closest('fieldset, [role=group], [role=radiogroup]');
    const legend = group?.querySelector('legend');
    return folded(legend?.innerText) || (group ? nameOf(group) : '');
  };
  const heading = () => {
    const current = document.querySelector('[aria-current=step]');
    const second = [...document.querySelectorAll('h1, h2')].slice(0, 2).at(-1);
    return folded(current?.innerText || second?.innerText);
  };
  document.addEventListener('change', event => {
    const field = event.target;
    if (!(field instanceof Element) || field.type === 'password' || field.type === 'file') return;
    const choice = field.type === 'radio' || field.type === 'checkbox';
    if (field.type === 'radio' && !field.checked) return;
    const label = choice && questionOf(field) ? questionOf(field) : nameOf(field);
    const value = field.tagName === 'SELECT' ? folded(field.selectedOptions[0]?.text)
      : choice ? (questionOf(field) ? nameOf(field) : field.checked ? 'ja' : 'nee')
      : folded(field.value);
    window.toegankelijkNeemOp?.([heading(), label, value]);
  }, true);
})();
