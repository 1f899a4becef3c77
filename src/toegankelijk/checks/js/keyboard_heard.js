// Whether what waits for the focus, and what waits for keys, can have heard of what had the focus
// here: it is that element, or lies around it. `known` elements are passed over.
(tools, [memory, known, ...asked]) => {
  const passed = new Set(known);
  const around = new Set([window]);
  const met = [...memory.met].filter(el => !passed.has(memory.index.get(el)));
  for (const rest = [...met]; rest.length;) {
    const at = rest.pop();
    if (!at || around.has(at)) continue;
    around.add(at);
    rest.push(at.parentNode, at.assignedSlot, at.host);
  }
  // What is heard inside a frame stands in another document.
  const framed = met.some(el => el.localName === 'iframe');
  const heard = [...document[Symbol.for('toegankelijk-listeners')]];
  return asked.map(names => heard.some(([at, events]) => (framed || around.has(at))
    && events.some(event => names.includes(event))));
}
