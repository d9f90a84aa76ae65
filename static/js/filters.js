// The filter bar: chooses rows, lives in the address (`#person=magnus&key=1`), counts, and measures the gaps anew
// between what is showing. What the reader is at keeps its place while the rest goes and comes.
document.addEventListener('DOMContentLoaded', () => {
  const form = document.querySelector('.bar form');
  if (!form) return;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const rows = all('.ev'), months = all('.mo'), years = all('.yr'), facets = all('select', form);
  const key = form.querySelector('.key-switch'), clear = form.querySelector('[type=reset]'), output = form.querySelector('output');
  const bar = form.closest('.bar'), where = form.querySelector('.where'), any = where.textContent;
  const none = document.querySelector('.none[hidden]'), timeline = document.querySelector('.tl');
  const words = timeline.dataset.gaps.split('|');

  const matches = row => facets.every(f => !f.value || ` ${row.dataset[f.name] || ''} `.includes(` ${f.value} `));
  const showing = row => !row.hidden && (!key?.checked || row.classList.contains('ev--major'));

  // Words for whole months that passed: the three templates come first, then 2 to 23 months, then 2 to 10 years.
  const phrase = (months, vague) => {
    const years = Math.floor(months / 12);
    const text = months < 24 ? words[months + 1] : words[23 + years] || words[0].replace('{n}', years);
    const around = months > 23 && months % 12 ? words[2] : vague ? words[1] : '{length}';
    const said = around.replace('{length}', text);
    return said[0].toUpperCase() + said.slice(1);
  };

  // A gap runs from the latest end of all that shows before it to the earliest start of what follows; a count of days in
  // which 31 make a month, `~` where a day is not exact. The first of a year stands above its heading; where none stood, one
  // is made.
  const ends = row => row.dataset.days.split('/').map(end => [parseInt(end, 10), end.endsWith('~')]);
  const outermost = (edges, sign) => edges.reduce((a, b) => (sign * (b[0] - a[0] || b[1] - a[1]) > 0 ? b : a));
  const empty = '<div class="row gap"><div class="rail"></div><p class="txt"></p></div>';
  let measured = false;

  const gapAbove = place => {
    if (!place.previousElementSibling?.matches('.gap')) place.insertAdjacentHTML('beforebegin', empty);
    return place.previousElementSibling;
  };

  // Where events stand on other pages no time is told, and the page has no words for it.
  const measure = () => {
    if (!timeline.dataset.gaps) return;
    let before;
    for (const gap of all('.gap')) gap.hidden = true;
    for (const year of years) {
      let place = year;
      for (const month of all('.mo', year).filter(month => !month.hidden)) {
        const shown = all('.ev', month).filter(showing).map(ends);
        const from = outermost(shown.map(row => row[0]), -1), to = outermost(shown.map(row => row[1]), 1);
        const passed = before ? Math.floor((from[0] - before[0]) / 31) : 0;
        if (passed > 1) {
          const gap = gapAbove(place || month);
          gap.hidden = false;
          gap.dataset.size = Math.min(passed, 11);
          gap.querySelector('.txt').textContent = phrase(passed, before[1] || from[1]);
        }
        before = before ? outermost([before, to], 1) : to;
        place = null;
      }
    }
  };

  // What stands over a year counts what shows beneath: `1 key event of 6`.
  const counts = years.map(year => year.querySelector('[data-total]')), full = counts.map(count => count.textContent);
  const recount = () => years.forEach((year, i) => {
    const n = all('.ev', year).filter(showing).length, { count, key: several, keyOne } = timeline.dataset;
    const words = key && !key.checked ? count : n === 1 ? keyOne : several;
    counts[i].textContent = query() ? words.replace('{n}', n).replace('{total}', counts[i].dataset.total) : full[i];
  });

  const query = () => {
    const q = new URLSearchParams();
    for (const f of facets) if (f.value) q.set(f.name, f.value);
    if (key?.checked) q.set('key', 1);
    return q.toString();
  };

  const apply = () => {
    for (const f of facets) f.parentElement.classList.toggle('on', Boolean(f.value));
    for (const row of rows) row.hidden = !matches(row);
    for (const part of [...months, ...years]) part.hidden = !all('.ev', part).some(showing);
    if (query() || measured) { measure(); measured = true }
    recount();
    const some = facets.some(f => f.value);
    where.classList.toggle('some', some);
    where.textContent = some ? where.dataset.some : where.dataset.month || any;
    const count = rows.filter(showing).length;
    output.textContent = (count === 1 && output.dataset.one || output.dataset.count).replace('{n}', count);
    if (none) none.hidden = count > 0 || !rows.length;
    clear.hidden = !query();
  };

  // Where the reader is: the row with the focus, else the one the keys went to, else the first beneath the bar once that
  // has reached the edge; and how far down it stands.
  const seen = row => { const { top, bottom } = row.getBoundingClientRect(); return bottom > bar.offsetHeight && top < innerHeight };
  const here = () => {
    const visible = rows.filter(row => row.offsetParent !== null), focused = document.activeElement.closest('.ev');
    const row = focused || visible.find(row => row.matches('.cur') && seen(row)) || (bar.getBoundingClientRect().top <= 0 && visible.find(seen));
    if (!row) return null;
    const { top } = row.getBoundingClientRect();
    return { row, focused, top: Math.min(Math.max(top, bar.offsetHeight), innerHeight - bar.offsetHeight * 2) };
  };

  // Puts that row where it stood, or the nearest that shows, which gets the focus and the mark of the row then.
  const stay = place => {
    const at = place && rows.indexOf(place.row), way = row => Math.abs(rows.indexOf(row) - at);
    const visible = place ? rows.filter(row => row.offsetParent !== null) : [];
    if (!visible.length) return;
    const near = visible.reduce((a, b) => (way(b) < way(a) ? b : a));
    if (near !== place.row) {
      if (place.row.matches('.cur')) near.classList.add('cur');
      place.row.classList.remove('cur');
      if (place.focused) near.querySelector('h4 a').focus({ preventScroll: true });
    }
    scrollBy({ top: near.getBoundingClientRect().top - place.top, behavior: 'instant' });
  };

  const change = place => {
    apply();
    stay(place);
    history.pushState(null, '', query() ? '#' + query() : location.pathname + location.search);
  };

  const read = () => {
    const hash = decodeURIComponent(location.hash.slice(1));
    if (hash && !hash.includes('=')) {
      const target = document.getElementById(hash);
      if (target && target.offsetParent === null) { form.reset(); apply() }
      if (target) target.scrollIntoView();
      return;
    }
    const q = new URLSearchParams(hash);
    for (const f of facets) f.value = all('option', f).some(o => o.value === q.get(f.name)) ? q.get(f.name) : '';
    if (key) key.checked = q.has('key');
    apply();
  };

  // A link from another page leads to the bar, with its choice in view. A count that is there from the start is not read
  // out; one that arrives is.
  const land = () => {
    const count = output.textContent;
    facets.find(f => f.value)?.parentElement.scrollIntoView({ block: 'nearest', inline: 'center', behavior: 'instant' });
    scrollBy({ top: bar.getBoundingClientRect().top, behavior: 'instant' });
    form.tabIndex = -1;
    form.focus({ preventScroll: true });
    output.textContent = '';
    setTimeout(() => { output.textContent ||= count }, 300);
  };

  // The switch has hidden rows by its style alone when it says so: it is put back to see where they stood.
  form.addEventListener('change', event => {
    const turn = () => { if (event.target === key) key.checked = !key.checked };
    turn();
    const place = here();
    turn();
    change(place);
  });
  form.addEventListener('reset', () => { const place = here(); setTimeout(() => change(place)) });
  form.addEventListener('submit', event => event.preventDefault());
  addEventListener('hashchange', read);
  addEventListener('popstate', read);
  for (const f of facets) f.value = '';
  if (key) key.checked = false;
  read();
  if (query() && performance.getEntriesByType('navigation')[0]?.type === 'navigate') land();
});
