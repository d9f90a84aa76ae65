// Notes of an article. Wide: each beside the first line of its passage, pushed down where two would meet, with a
// connector. Narrow: closed beneath its paragraph, opened in place. Everywhere: passage, number, note, connector and
// index entry light up together.
document.addEventListener('DOMContentLoaded', () => {
  const flow = document.querySelector('.flow'), notes = flow ? [...flow.querySelectorAll('.note')] : [];
  if (!notes.length) return;
  const wide = matchMedia('(min-width:64rem)'), rtl = getComputedStyle(document.documentElement).direction === 'rtl';
  const index = document.querySelector('.idx');
  const marks = id => [...flow.querySelectorAll(`mark[data-annotation~="${CSS.escape(id)}"]`)];
  const reference = id => document.getElementById('ref-' + id);
  const wires = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  wires.classList.add('wires');
  wires.setAttribute('aria-hidden', 'true');
  flow.append(wires);

  const wire = (note, path) => {
    const line = document.createElementNS(wires.namespaceURI, 'path');
    line.setAttribute('class', [...note.classList].find(name => name.startsWith('k-')));
    line.dataset.id = note.dataset.id;
    line.setAttribute('d', path);
    wires.append(line);
  };

  const place = () => {
    flow.classList.toggle('live', wide.matches);
    wires.replaceChildren();
    if (!wide.matches) { flow.style.minBlockSize = ''; return }
    const box = flow.getBoundingClientRect(), text = flow.querySelector('.prose').getBoundingClientRect(), first = notes[0].getBoundingClientRect();
    const start = (rtl ? text.left - 6 : text.right + 6) - box.left, end = (rtl ? first.right : first.left) - box.left, way = rtl ? 1 : -1;
    const tops = notes.map(note => (marks(note.dataset.id)[0] || reference(note.dataset.id)).getClientRects()[0]);
    const heights = notes.map(note => note.offsetHeight);
    let last = 0, step = 0;
    notes.forEach((note, i) => {
      const line = tops[i], top = Math.max(line.top - box.top + 2, last), base = Math.round(line.bottom - box.top - 3) + .5;
      note.style.setProperty('--y', top + 'px');
      last = top + heights[i] + 24;
      step = top > base ? step + 1 : 0;
      const bend = Math.round(end + way * (12 + 7 * (step % 3))) + .5;
      wire(note, step ? `M${start} ${base}H${bend}V${Math.round(top + 10) + .5}H${end}` : `M${start} ${base}H${end}`);
    });
    flow.style.minBlockSize = last + 'px';
  };

  const fit = () => {
    for (const note of notes) note.open = wide.matches || '#' + note.id === location.hash;
    if (index) { index.open = wide.matches; index.classList.add('fit') }
    flow.classList.add('fit');
    place();
  };

  const light = (id, on) => {
    const sign = CSS.escape(id);
    const lit = [...marks(id), reference(id), document.getElementById('note-' + id), ...document.querySelectorAll(`.idx [data-id="${sign}"],.wires [data-id="${sign}"]`)];
    for (const element of lit) element?.classList.toggle('on', on);
  };

  const show = note => {
    note.open = true;
    const calm = matchMedia('(prefers-reduced-motion:reduce)').matches;
    if (note.getBoundingClientRect().bottom > innerHeight) note.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
  };

  for (const note of notes) {
    const id = note.dataset.id, number = reference(id), touched = [note, number, ...marks(id)].filter(Boolean);
    for (const element of touched) {
      for (const event of ['mouseenter', 'focusin']) element.addEventListener(event, () => light(id, true));
      for (const event of ['mouseleave', 'focusout']) element.addEventListener(event, () => light(id, false));
    }
    note.querySelector('summary').addEventListener('click', event => { if (wide.matches) event.preventDefault() });
    number?.addEventListener('click', event => {
      if (wide.matches) return;
      event.preventDefault();
      note.open ? note.open = false : show(note);
    });
  }

  // A click on the words does what a click on their number does; the innermost of several notes is meant.
  flow.addEventListener('click', event => {
    const mark = event.target.closest('mark[data-annotation]');
    if (!mark || event.target.closest('a') || !getSelection().isCollapsed) return;
    reference(mark.dataset.annotation.split(' ').at(-1))?.click();
  });

  addEventListener('hashchange', () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.matches('.note')) target.open = true;
  });

  fit();
  wide.addEventListener('change', fit);
  addEventListener('resize', place);
  document.fonts?.ready.then(place);
});
