// Notes of an article. Wide: each as near to the first line of its passage as the others let it; where too many meet,
// some show one line until they are opened. Narrow: closed beneath their paragraph, opened in place.
// Everywhere: passage, number, note, connector and index entry light up together.
document.addEventListener('DOMContentLoaded', () => {
  const flow = document.querySelector('.flow'), notes = flow ? [...flow.querySelectorAll('.note')] : [];
  if (!notes.length) return;
  const wide = matchMedia('(min-width:64rem)'), rtl = getComputedStyle(document.documentElement).direction === 'rtl';
  const index = document.querySelector('.idx');
  const marks = id => [...flow.querySelectorAll(`mark[data-annotation~="${CSS.escape(id)}"]`)];
  const reference = id => document.getElementById('ref-' + id);
  const FAR = 96, wires = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  wires.classList.add('wires');
  wires.setAttribute('aria-hidden', 'true');
  flow.append(wires);

  const wire = (note, path, far) => {
    const line = document.createElementNS(wires.namespaceURI, 'path');
    line.setAttribute('class', [...note.classList].find(name => name.startsWith('k-')) + (far ? ' far' : ''));
    line.dataset.id = note.dataset.id;
    line.setAttribute('d', path);
    wires.append(line);
  };

  // Groups of notes that touch, each group where the sum of the squared ways to its passages is least. A note that the
  // reader opened holds its place.
  const stack = (wants, heights, weights) => {
    const groups = [];
    wants.forEach((want, i) => {
      groups.push({ first: i, weight: weights[i], sum: weights[i] * want, height: heights[i], top: want });
      for (let last = groups.at(-1), above; (above = groups.at(-2)) && above.top + above.height > last.top; last = above) {
        above.sum += last.sum - last.weight * above.height;
        above.weight += last.weight;
        above.height += last.height;
        above.top = Math.max(0, above.sum / above.weight);
        groups.pop();
      }
    });
    return groups.flatMap(({ first, top }, i) => {
      const end = groups[i + 1]?.first ?? wants.length;
      return heights.slice(first, end).map(height => (top += height) - height);
    });
  };

  const chosen = new Set();
  const measure = () => {
    const box = flow.getBoundingClientRect();
    const lines = notes.map(note => (marks(note.dataset.id)[0] || reference(note.dataset.id)).getClientRects()[0]);
    return { box, lines, wants: lines.map(line => Math.max(0, line.top - box.top + 2)) };
  };
  const weigh = note => chosen.has(note) ? 99 : 1;
  const spaced = (heights, open) => heights.map((height, i) => height + (open[i] || open[i + 1] ? 18 : 3));
  const isOpen = note => note.open;

  const place = () => {
    flow.classList.toggle('live', wide.matches);
    wires.replaceChildren();
    if (!wide.matches) { flow.style.minBlockSize = ''; return }
    const { box, lines, wants } = measure(), heights = spaced(notes.map(note => note.offsetHeight), notes.map(isOpen));
    const text = flow.querySelector('.prose').getBoundingClientRect(), first = notes[0].getBoundingClientRect();
    const start = (rtl ? text.left - 6 : text.right + 6) - box.left, end = (rtl ? first.right : first.left) - box.left, way = rtl ? 1 : -1;
    let step = 0;
    const tops = stack(wants, heights, notes.map(weigh));
    tops.forEach((top, i) => {
      const base = Math.round(lines[i].bottom - box.top - 3) + .5, moved = Math.abs(top - wants[i]);
      notes[i].style.setProperty('--y', top + 'px');
      step = moved > 18 ? step + 1 : 0;
      const bend = Math.round(end + way * (10 + 6 * (step % 4))) + .5;
      wire(notes[i], step ? `M${start} ${base}H${bend}V${Math.round(top + 10) + .5}H${end}` : `M${start} ${base}H${end}`, moved > FAR);
    });
    flow.style.minBlockSize = tops.at(-1) + heights.at(-1) + 'px';
  };

  // Closes all notes, and opens one after the other where that puts none too far from its passage.
  const thin = () => {
    flow.classList.add('live');
    const measured = open => notes.map(note => { note.open = open; return note }).map(note => note.offsetHeight);
    const closed = measured(false), full = measured(true), { wants } = measure(), weights = notes.map(weigh);
    const open = notes.map(note => chosen.has(note));
    const ways = () => {
      const heights = spaced(notes.map((_, i) => open[i] ? full[i] : closed[i]), open);
      return stack(wants, heights, weights).map((top, i) => Math.abs(top - wants[i]));
    };
    const most = ways().map(way => Math.max(FAR, way));
    notes.forEach((_, i) => {
      if (open[i]) return;
      open[i] = true;
      open[i] = ways().every((way, j) => way <= most[j]);
    });
    notes.forEach((note, i) => { note.open = open[i] });
  };

  const fit = () => {
    const target = notes.find(note => '#' + note.id === location.hash);
    if (target) chosen.add(target);
    if (wide.matches) thin();
    else for (const note of notes) note.open = note === target;
    if (index) { index.open = wide.matches; index.classList.add('fit') }
    flow.classList.add('fit');
    place();
  };

  // Many notes can change in one moment; they are placed once.
  let frame = 0;
  const soon = () => { cancelAnimationFrame(frame); frame = requestAnimationFrame(place) };

  const light = (id, on) => {
    const sign = CSS.escape(id);
    const lit = [...marks(id), reference(id), document.getElementById('note-' + id), ...document.querySelectorAll(`.idx [data-id="${sign}"],.wires [data-id="${sign}"]`)];
    for (const element of lit) element?.classList.toggle('on', on);
  };

  const show = note => {
    chosen.add(note);
    note.open = true;
    if (wide.matches) place();
    const calm = matchMedia('(prefers-reduced-motion:reduce)').matches;
    if (note.getBoundingClientRect().bottom > innerHeight) note.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
  };

  for (const note of notes) {
    const id = note.dataset.id, number = reference(id), touched = [note, number, ...marks(id)].filter(Boolean);
    for (const element of touched) {
      for (const event of ['mouseenter', 'focusin']) element.addEventListener(event, () => light(id, true));
      for (const event of ['mouseleave', 'focusout']) element.addEventListener(event, () => light(id, false));
    }
    note.querySelector('summary').addEventListener('click', () => { note.open ? chosen.delete(note) : chosen.add(note) });
    note.addEventListener('toggle', () => { if (wide.matches) soon() });
    number?.addEventListener('click', event => {
      if (wide.matches) { show(note); return }
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
    if (notes.includes(target)) show(target);
  });

  fit();
  wide.addEventListener('change', fit);
  addEventListener('resize', () => wide.matches ? fit() : place());
  document.fonts?.ready.then(place);
});
