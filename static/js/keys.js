// Single keys: j and k walk, o opens, x shows key events only, / goes to the filters, ? helps. They can be switched off (WCAG 2.1.4), and do
// nothing with a modifier, in a field or in a dialog. In a list of choices letters look for a choice: Escape leads back to the timeline.
document.addEventListener('DOMContentLoaded', () => {
  const help = document.querySelector('.help'), toggle = document.querySelector('.keys-switch');
  if (!help) return;
  const filter = document.querySelector('.bar select') || document.querySelector('.key-switch');
  for (const one of help.querySelectorAll('.for-filters')) one.hidden = !filter;
  for (const one of help.querySelectorAll('.for-switch')) one.hidden = !document.querySelector('.key-switch');
  const off = () => { try { return localStorage.getItem('keys') === 'off' } catch { return !toggle.checked } };
  toggle.checked = !off();
  toggle.addEventListener('change', () => { try { toggle.checked ? localStorage.removeItem('keys') : localStorage.setItem('keys', 'off') } catch { /* private window */ } });
  for (const button of document.querySelectorAll('[data-help]')) button.addEventListener('click', () => help.showModal());

  // Each stop is what is brought into view and what is focused. Who is in a note is at its number.
  const stops = () => document.querySelector('.ev')
    ? [...document.querySelectorAll('.ev')].filter(row => row.offsetParent !== null).map(row => [row, row.querySelector('h4 a')])
    : [...document.querySelectorAll('.an-ref')].map(number => [number, number]);
  let at = -1;
  const mark = stop => {
    for (const row of document.querySelectorAll('.cur')) row.classList.remove('cur');
    stop.classList.add('cur');
  };

  const walk = way => {
    const list = stops();
    if (!list.length) return;
    const active = document.activeElement, note = active.closest('.note');
    const focused = list.findIndex(([stop]) => stop.contains(active) || (note && stop.id === 'ref-' + note.dataset.id) || (at < 0 && stop.matches(':target')));
    if (focused >= 0) at = focused;
    else {
      const below = list.findIndex(([stop]) => stop.getBoundingClientRect().top > 60);
      at = below < 0 ? list.length - (way > 0 ? 1 : 0) : below - (way > 0 ? 1 : 0);
    }
    at = Math.min(Math.max(at + way, 0), list.length - 1);
    const [stop, link] = list[at], calm = matchMedia('(prefers-reduced-motion:reduce)').matches;
    mark(stop);
    link.focus({ preventScroll: true });
    stop.scrollIntoView({ block: stop.matches('.ev') ? 'start' : 'center', behavior: calm ? 'auto' : 'smooth' });
  };

  // To the filters, and back to the row one came from, or else to the first beneath the bar.
  const choose = () => {
    const row = document.activeElement.closest('.ev');
    if (row) mark(row);
    filter?.focus();
  };
  const leave = () => {
    const list = stops(), below = list.find(([stop]) => stop.getBoundingClientRect().bottom > 60);
    const [stop, link] = list.find(([stop]) => stop.matches('.cur')) || below || list.at(-1) || [];
    if (!stop) return;
    mark(stop);
    link.focus({ preventScroll: true });
    stop.scrollIntoView({ block: 'nearest' });
  };

  const actions = {
    j: () => walk(1),
    k: () => walk(-1),
    x: () => document.querySelector('.key-switch')?.click(),
    '/': choose,
    o: () => document.activeElement.matches('a[href],.note summary') && document.activeElement.click(),
  };

  document.addEventListener('keydown', event => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.target.closest('input:not([type=checkbox]),textarea,dialog')) return;
    if (event.key === '?') help.showModal();
    else if (event.key === 'Escape') { if (event.target.closest('.bar')) leave() }
    else if (!off() && !event.target.closest('select') && Object.hasOwn(actions, event.key)) {
      if (event.key === '/' && filter) event.preventDefault(); // Firefox would open its own search
      actions[event.key]();
    }
  });
});
