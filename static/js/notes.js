// Notes of an article. Wide: each as near to the first line of its passage as the others let it; where too many meet, some
// show one line until they are opened, but none that says that the text is wrong, disputed, checked or one-sided while a
// lesser one stands open. What the reader opens stands by its passage: others fold for it. Narrow: closed beneath their paragraph, opened in place.
// Everywhere: passage, number, note, connector and index entry light up together.
document.addEventListener('DOMContentLoaded', () => {
  const flow = document.querySelector('.flow'), notes = flow ? [...flow.querySelectorAll('.note')] : [];
  if (!notes.length) return;
  const wide = matchMedia('(min-width:64rem)'), rtl = getComputedStyle(document.documentElement).direction === 'rtl';
  const index = document.querySelector('.idx');
  const marks = id => [...flow.querySelectorAll(`mark[data-annotation~="${CSS.escape(id)}"]`)];
  const reference = id => document.getElementById('ref-' + id);
  const FAR = 96, NEAR = 160, wires = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
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
  // reader opened holds its place, the last one before all others.
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

  // From the kind that gets room first to the one that gets it last.
  const RANKS = ['correction', 'dispute', 'missing-reply', 'fact-check', 'update', 'analysis', 'context', 'source', 'definition'];
  const rank = note => RANKS.findIndex(kind => note.classList.contains('k-' + kind));
  const grave = note => note.classList.contains('grave');

  // What the reader opened, the oldest first; and whether anything was opened or closed by hand.
  const chosen = new Set();
  let touched = false;

  // The line each note hangs on: the first of its passage or, where an earlier note hangs lower (a passage inside this
  // one), the line of that, so that lines and notes have one order and no connector has to cross another. `own` is where
  // its passage begins all the same.
  const measure = () => {
    const box = flow.getBoundingClientRect();
    let low = -Infinity, floor = -Infinity;
    const lines = notes.map(note => {
      const line = (marks(note.dataset.id)[0] || reference(note.dataset.id)).getClientRects()[0];
      low = Math.max(low, line.top);
      floor = Math.max(floor, line.bottom);
      return { own: line.top - box.top, top: Math.max(0, low - box.top + 2), base: Math.round(floor - box.top - 3) + .5 };
    });
    return { box, lines, wants: lines.map(line => line.top) };
  };
  const weigh = note => chosen.has(note) ? (note === [...chosen].at(-1) ? 9999 : 99) : grave(note) ? 2 : 1;
  const spaced = (heights, open) => heights.map((height, i) => height + (open[i] || open[i + 1] ? 18 : grave(notes[i]) ? 8 : 3));
  const isOpen = note => note.open;

  // Where the notes stand as they are now.
  const arrange = () => {
    const { box, lines, wants } = measure(), heights = spaced(notes.map(note => note.offsetHeight), notes.map(isOpen));
    return { box, lines, heights, tops: stack(wants, heights, notes.map(weigh)) };
  };

  // Connectors leave the text and enter the notes in the order of the notes, each a little beneath the one before on the
  // same line. One that goes down turns left of all later ones that it passes, one that goes up right of the earlier: then
  // none crosses another. Says for each where it leaves and enters, and in which lane, counted from the text, it turns.
  const lanes = (lines, tops) => {
    let last = -Infinity;
    const ways = tops.map((top, i) => {
      const from = last = Math.max(lines[i].base, last + 3);
      return { from, to: from > top + 2 && from < top + 22 ? from : Math.round(top + 10) + .5, lane: 0 };
    });
    const after = (way, others) => { way.lane = Math.max(0, ...others.map(other => other.lane + 1)) };
    for (let i = ways.length - 1; i >= 0; i--) {
      if (ways[i].to > ways[i].from) after(ways[i], ways.slice(i + 1).filter(way => way.to > way.from && way.from <= ways[i].to + 3));
    }
    for (const [i, way] of ways.entries()) {
      if (way.to < way.from) after(way, ways.slice(0, i).filter(other => other.to < other.from && other.from >= way.to - 3));
    }
    return ways;
  };

  const place = () => {
    flow.classList.toggle('live', wide.matches);
    wires.replaceChildren();
    if (!wide.matches) { flow.style.minBlockSize = ''; return }
    const { box, lines, heights, tops } = arrange();
    const text = flow.querySelector('.prose').getBoundingClientRect(), first = notes[0].getBoundingClientRect();
    const start = (rtl ? text.left - 6 : text.right + 6) - box.left, end = (rtl ? first.right : first.left) - box.left, way = rtl ? -1 : 1;
    const ways = lanes(lines, tops);
    const most = Math.max(...ways.map(({ lane }) => lane)), apart = Math.min(6, (Math.abs(end - start) - 14) / Math.max(1, most));
    ways.forEach(({ from, to, lane }, i) => {
      notes[i].style.setProperty('--y', tops[i] + 'px');
      const bend = end - way * (8 + apart * (most - lane));
      wire(notes[i], from === to ? `M${start} ${from}H${end}` : `M${start} ${from}H${bend}V${to}H${end}`, !notes[i].open && Math.abs(to - from) > 3 * FAR);
    });
    flow.style.minBlockSize = tops.at(-1) + heights.at(-1) + 'px';
  };

  // Closes all notes, and opens one after the other, by rank and then in order, where that puts none too far from its
  // passage. The grave may all be far if then all of them are open; else some stay closed, and with them all the lesser.
  // Where some are far even when all are closed, the grave too show one line of text.
  const thin = () => {
    flow.classList.add('live');
    const measured = open => notes.map(note => { note.open = open; return note }).map(note => note.offsetHeight);
    const { wants } = measure(), weights = notes.map(weigh), opened = measured(true), open = notes.map(note => chosen.has(note));
    flow.classList.remove('dense');
    let closed = measured(false);
    const ways = () => {
      const heights = spaced(notes.map((_, i) => open[i] ? opened[i] : closed[i]), open);
      return stack(wants, heights, weights).map((top, i) => Math.abs(top - wants[i]));
    };
    const dense = ways().some(way => way > 1.25 * FAR);
    if (dense) {
      flow.classList.add('dense');
      closed = measured(false);
    }
    const fill = (some, far, others, whole) => {
      const before = [...open], most = ways().map((way, i) => Math.max(some.includes(i) ? far : others, way));
      for (const i of some) if (!open[i]) {
        open[i] = true;
        open[i] = ways().every((way, j) => way <= most[j]);
      }
      const full = some.every(i => open[i]);
      if (whole && !full) before.forEach((was, i) => { open[i] = was });
      return full;
    };
    const order = [...notes.keys()].sort((a, b) => rank(notes[a]) - rank(notes[b]) || a - b);
    const heavy = order.filter(i => grave(notes[i])), light = order.filter(i => !grave(notes[i]));
    if (fill(heavy, 3 * FAR, 3 * FAR, true) || fill(heavy, 1.25 * FAR, (dense ? 1.25 : 2.5) * FAR)) fill(light, FAR, FAR);
    notes.forEach((note, i) => { note.open = open[i] });
  };

  // Folds one after the other until no note that touches a note too far from its passage could make room for it. Where the
  // reader just opened one, it is for that alone: what the page opened goes first, then what the reader opened longest ago.
  // Where the page changes its width, the lesser go before the grave.
  const room = (most, kept) => {
    const lesser = note => kept ? 0 : grave(note);
    const old = [...chosen], age = note => old.indexOf(note);
    const order = notes.filter(note => note.open && note !== kept)
      .sort((a, b) => lesser(a) - lesser(b) || Math.min(age(a), 0) - Math.min(age(b), 0) || age(a) - age(b) || rank(b) - rank(a));
    for (let next; next = tight(most, kept, order);) {
      next.open = false;
      chosen.delete(next);
      order.splice(order.indexOf(next), 1);
    }
  };
  const tight = (most, kept, order) => {
    const { lines, heights, tops } = arrange();
    let last = 0;
    const groups = tops.map((top, i) => i && top > tops[i - 1] + heights[i - 1] + .5 ? ++last : last);
    const group = new Map(notes.map((note, i) => [note, groups[i]]));
    const full = groups.filter((at, i) => Math.abs(tops[i] - lines[i].own) > (chosen.has(notes[i]) ? NEAR : notes[i].open ? most : 3 * FAR) && (!kept || at === group.get(kept)));
    return order.find(note => full.includes(group.get(note)));
  };

  const settle = () => {
    if (wide.matches) touched ? room(3 * FAR) : thin();
    place();
  };

  const fit = () => {
    if (index) index.open = wide.matches;
    // Beneath the text notes begin closed; what is opened there, by whatever means, stays open.
    if (!wide.matches) for (const note of notes) note.open = chosen.has(note);
    settle();
    flow.classList.add('fit');
  };

  // Many notes can change in one moment; they are placed once.
  let frame = 0, task = place;
  const soon = next => {
    if (next === settle || !frame) task = next;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => { frame = 0; task() });
  };

  const light = (id, on) => {
    const sign = CSS.escape(id);
    const lit = [...marks(id), reference(id), document.getElementById('note-' + id), ...document.querySelectorAll(`.idx [data-id="${sign}"],.wires [data-id="${sign}"]`)];
    for (const element of lit) element?.classList.toggle('on', on);
  };

  const fold = note => {
    touched = true;
    chosen.delete(note);
    note.open = false;
    if (wide.matches) place();
  };

  const show = note => {
    touched = true;
    chosen.delete(note);
    chosen.add(note);
    note.open = true;
    if (wide.matches) { room(NEAR, note); place() }
    const calm = matchMedia('(prefers-reduced-motion:reduce)').matches;
    if (note.getBoundingClientRect().bottom > innerHeight) note.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
  };

  for (const note of notes) {
    const id = note.dataset.id, number = reference(id), touched = [note, number, ...marks(id)].filter(Boolean);
    for (const element of touched) {
      for (const event of ['mouseenter', 'focusin']) element.addEventListener(event, () => light(id, true));
      for (const event of ['mouseleave', 'focusout']) element.addEventListener(event, () => light(id, false));
    }
    note.querySelector('summary').addEventListener('click', event => {
      event.preventDefault();
      note.open ? fold(note) : show(note);
    });
    number?.addEventListener('click', event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (!wide.matches) { note.open ? fold(note) : show(note); return }
      show(note);
      location.hash = note.id;
      note.querySelector('summary').focus({ preventScroll: true });
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

  const target = notes.find(note => '#' + note.id === location.hash);
  if (target) chosen.add(target);
  fit();

  // A window that becomes higher or lower changes nothing. Another width, letters that arrive or are spaced do: the text
  // has other lines then.
  const texts = new Map();
  const watch = new ResizeObserver(entries => {
    const moved = entries.filter(({ target, contentRect: { width, height } }) => {
      const size = `${Math.round(width)} ${Math.round(height)}`, old = texts.get(target);
      texts.set(target, size);
      return old && old !== size;
    });
    if (moved.length) soon(moved.some(({ target }) => !notes.includes(target)) ? settle : place);
  });
  for (const element of [...flow.querySelectorAll('.passage > .prose'), ...notes]) watch.observe(element);
  wide.addEventListener('change', fit);

  // Letters of the same height can still put a passage on another line: then nothing has changed its size.
  document.fonts.addEventListener('loadingdone', () => soon(settle));
});
