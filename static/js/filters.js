// The filter bar: chooses rows, lives in the address (`#person=magnus&key=1`), counts, and measures the gaps anew
// between what is showing.
document.addEventListener('DOMContentLoaded', () => {
  const form = document.querySelector('.bar form');
  if (!form) return;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const rows = all('.ev'), months = all('.mo'), years = all('.yr'), facets = all('select', form);
  const key = form.querySelector('.key-switch'), clear = form.querySelector('[type=reset]'), output = form.querySelector('output');
  const none = document.querySelector('.none[hidden]'), timeline = document.querySelector('.tl');
  const words = timeline.dataset.gaps.split('|');
  const gaps = all('.gap'), gapOf = Object.fromEntries(gaps.map(gap => [gap.dataset.for, gap]));

  const matches = row => facets.every(f => !f.value || ` ${row.dataset[f.name] || ''} `.includes(` ${f.value} `));
  const showing = row => !row.hidden && (!key?.checked || row.classList.contains('ev--major'));

  // Words for whole months that passed: the two templates come first, then 2 to 23 months, then 2 to 10 years.
  const phrase = (months, vague) => {
    const years = Math.round(months / 12);
    const text = months < 24 ? words[months] : words[22 + years] || words[0].replace('{n}', years);
    const said = vague || (months > 23 && months % 12) ? words[1].replace('{length}', text) : text;
    return said[0].toUpperCase() + said.slice(1);
  };

  // A gap runs from the latest end of all that shows before it to the earliest start of what follows; a count of days in
  // which 31 make a month, `~` where a day is not exact. The first of a year stands above its heading.
  const ends = row => row.dataset.days.split('/').map(end => [parseInt(end, 10), end.endsWith('~')]);
  const outermost = (edges, sign) => edges.reduce((a, b) => (sign * (b[0] - a[0] || b[1] - a[1]) > 0 ? b : a));
  let measured = false;

  const measure = () => {
    let before;
    for (const gap of gaps) gap.hidden = true;
    for (const year of years) {
      let gap = gapOf[year.querySelector('.mo').id];
      for (const month of all('.mo', year).filter(month => !month.hidden)) {
        const shown = all('.ev', month).filter(showing).map(ends);
        const from = outermost(shown.map(row => row[0]), -1), to = outermost(shown.map(row => row[1]), 1);
        gap ||= gapOf[month.id];
        const passed = before ? Math.floor((from[0] - before[0]) / 31) : 0;
        if (gap && passed > 1) {
          gap.hidden = false;
          gap.dataset.size = Math.min(passed, 11);
          gap.querySelector('.txt').textContent = phrase(passed, before[1] || from[1]);
        }
        before = before ? outermost([before, to], 1) : to;
        gap = null;
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
    const count = rows.filter(showing).length;
    output.textContent = (count === 1 && output.dataset.one || output.dataset.count).replace('{n}', count);
    if (none) none.hidden = count > 0 || !rows.length;
    clear.hidden = !query();
  };

  const change = () => {
    apply();
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

  form.addEventListener('change', change);
  form.addEventListener('reset', () => setTimeout(change));
  form.addEventListener('submit', event => event.preventDefault());
  addEventListener('hashchange', read);
  addEventListener('popstate', read);
  for (const f of facets) f.value = '';
  if (key) key.checked = false;
  read();
});
