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
  const gapOf = Object.fromEntries(all('.gap').map(gap => [gap.dataset.for, gap]));

  const matches = row => facets.every(f => !f.value || ` ${row.dataset[f.name] || ''} `.includes(` ${f.value} `));
  const showing = row => !row.hidden && (!key?.checked || row.classList.contains('ev--major'));
  const phrase = n => words[n] || (n > 23 ? words[1].replace('{n}', Math.round(n / 12)) : words[0].replace('{n}', n));

  // A gap beside a season or a year keeps the words it came with, and is left out where other parts meet there.
  const came = Object.fromEntries(months.map((month, i) => [month.id, [months[i - 1]?.id, gapOf[month.id]?.textContent]]));
  const vague = month => month.dataset.last;

  const measure = () => {
    let before;
    for (const month of months) {
      const gap = gapOf[month.id];
      if (month.hidden) { if (gap) gap.hidden = true; continue }
      const passed = before ? month.dataset.first - (vague(before) || before.dataset.first) : 0;
      if (gap) {
        const [neighbour, words] = came[month.id], text = gap.querySelector('.txt');
        const same = before && before.id === neighbour;
        gap.hidden = passed < 2 || (!same && (vague(month) || vague(before)));
        if (!gap.hidden) { text.textContent = same ? words : phrase(passed); gap.dataset.size = Math.min(passed, 11) }
      }
      before = month;
    }
  };

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
    if (query() || months.some(m => m.dataset.touched)) { measure(); for (const m of months) m.dataset.touched = 1 }
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
