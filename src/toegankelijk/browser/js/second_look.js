// A second look at what axe calls wrong, for rules of axe that are wrong in a known way. Gives the
// reason to doubt, or ''. See docs/besluiten/0055.
(rule, target) => {
  const selector = rule === 'frame-focusable-content' ? target[0]
    : target.length === 1 && typeof target[0] === 'string' ? target[0] : null;
  let el = null;
  try { el = selector ? document.querySelector(selector) : null; } catch { el = null; }
  if (!el) return '';
  const looks = {
    // A region whose last letters just do not fit shows them all in the narrower font of another
    // machine, and one that only scrolls its own padding hides nothing.
    'scrollable-region-focusable': () => {
      const range = document.createRange();
      const style = el.getAttribute('style');
      try {
        el.style.setProperty('letter-spacing', '-.08em', 'important');
        const frame = el.getBoundingClientRect();
        const right = frame.left + el.clientLeft + el.clientWidth + 2;
        const bottom = frame.top + el.clientTop + el.clientHeight + 2;
        range.selectNodeContents(el);
        const rects = [...range.getClientRects()].slice(0, 5000);
        const texts = [];
        const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
        for (let node; (node = walker.nextNode()) && texts.length < 2000;) {
          if (!/\S/.test(node.data)) continue;
          range.selectNodeContents(node);
          texts.push(...range.getClientRects());
        }
        const media = [...el.querySelectorAll('img, svg, video, canvas, iframe, input, button, a')]
          .map(inner => inner.getBoundingClientRect());
        const within = box => box.right <= right && box.bottom <= bottom;
        return rects.length && [...texts, ...media].every(within) ? 'alles is in beeld' : '';
      } finally {
        if (style === null) el.removeAttribute('style');
        else el.setAttribute('style', style);
      }
    },
    // What lies behind an open dialog cannot have the focus, whatever its tabindex.
    'frame-focusable-content': () => {
      const dialog = document.querySelector('dialog:modal');
      return (dialog && !dialog.contains(el)) || el.closest('[inert]') ? 'achter een venster' : '';
    },
    // A role on something that nobody can operate has no state to tell (ACT 4e8ab6: no criterion
    // of WCAG fails by a missing state alone).
    'aria-required-attr': () => {
      const inner = el.querySelector('a[href], button, input, select, textarea, [tabindex]');
      return el.tabIndex < 0 && !inner ? 'niet te bedienen' : '';
    },
    // A wrong value of aria-hidden is read as none at all: nothing is hidden (ACT 6a7281).
    'aria-valid-attr-value': () => {
      const wrong = el.hasAttribute('aria-hidden')
        && !/^(true|false)?$/.test(el.getAttribute('aria-hidden'));
      const others = el.getAttributeNames().filter(name => /^aria-/.test(name) && name !== 'aria-hidden');
      return wrong && !others.length ? 'verbergt niets' : '';
    },
  };
  try { return looks[rule]?.() ?? ''; } catch { return ''; }
}
