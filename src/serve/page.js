// Keeps a page up to date while its author writes: loads it anew where the reader was, exchanges styles in place, and
// shows problems over it. `dateline serve` adds this script to the pages it serves; no page that is built has it.
(() => {
  const own = document.currentScript.dataset, folder = new URL('.', document.currentScript.src);
  const seen = { pages: own.pages, styles: own.styles, problems: '' };
  const PLACE = `dateline-place ${location.pathname}`;
  let first = new Map(), source = null, box = null, returning = false;

  // Names for the notes and lists that can be opened, which stay the same when the text around them changes.
  const folds = () => {
    const counts = new Map();
    return [...document.querySelectorAll('details')].map(fold => {
      if (fold.id) return [`#${fold.id}`, fold];
      const kin = fold.parentElement.closest('[id]')?.id ?? '', count = counts.get(kin) ?? 0;
      counts.set(kin, count + 1);
      return [`${kin}/${count}`, fold];
    });
  };

  // What stays where it is on the screen says nothing about how far the page is scrolled.
  const pinned = element => {
    for (let one = element; one; one = one.parentElement) {
      if (['fixed', 'sticky'].includes(getComputedStyle(one).position)) return true;
    }
    return false;
  };

  // The lowest thing with an id that begins above the middle of the screen, and how far from the top it is.
  const landmark = () => {
    const named = [...document.querySelectorAll('main [id]')].filter(one => one.getClientRects().length);
    const placed = named.map(one => ({ one, id: one.id, offset: one.getBoundingClientRect().top }));
    const above = placed.filter(({ offset }) => offset < innerHeight / 2).sort((a, b) => b.offset - a.offset);
    const { id, offset } = above.find(({ one }) => !pinned(one)) ?? {};
    return { id, offset };
  };

  const leave = () => {
    returning = true;
    const open = folds().filter(([name, fold]) => first.get(name) !== fold.open).map(([name, fold]) => [name, fold.open]);
    try {
      sessionStorage.setItem(PLACE, JSON.stringify({ open, left: scrollX, top: scrollY, ...landmark() }));
      history.scrollRestoration = 'manual'; // until this page is left for another: the browser tries after the load, too
    } catch { /* a browser that keeps nothing */ }
    location.reload();
  };

  const scroll = ({ id, offset, left, top }) => {
    const mark = id && document.getElementById(id);
    const to = top && mark?.getClientRects().length ? scrollY + mark.getBoundingClientRect().top - offset : top;
    scrollTo({ left, top: to, behavior: 'instant' });
  };

  const comeBack = () => {
    first = new Map(folds().map(([name, fold]) => [name, fold.open]));
    let place = null;
    try {
      place = JSON.parse(sessionStorage.getItem(PLACE));
      sessionStorage.removeItem(PLACE);
    } catch { /* as above */ }
    if (!place) return;
    const open = new Map(place.open);
    for (const [name, fold] of folds()) if (open.has(name)) fold.open = open.get(name);
    scroll(place);
    addEventListener('load', () => scroll(place));
  };

  // The old styles stay until the new ones are there, so that the page never stands without.
  const restyle = mark => {
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      const address = new URL(link.href);
      if (link.dataset.next) { link.remove(); continue }
      if (address.origin !== location.origin) continue;
      address.search = mark;
      const next = link.cloneNode();
      next.href = address;
      next.dataset.next = mark;
      next.addEventListener('load', () => {
        link.remove();
        delete next.dataset.next;
        dispatchEvent(new Event('resize')); // what was placed by the old styles is placed anew
      });
      next.addEventListener('error', () => next.remove());
      link.after(next);
    }
  };

  const element = (name, properties) => Object.assign(document.createElement(name), properties);

  const show = async mark => {
    const text = mark ? await (await fetch(new URL('problems', folder))).text() : '';
    if (mark !== seen.problems) return;
    box?.remove();
    box = null;
    if (!text) return;
    box = document.createElement('dateline-problems');
    const hide = element('button', { type: 'button', textContent: 'Hide' });
    const frame = element('div', { className: 'box', role: 'alert' });
    frame.append(hide, element('h1', { textContent: 'This is the last good site. The newest one has problems:' }),
      element('pre', { textContent: text, tabIndex: 0 }));
    hide.addEventListener('click', () => box?.remove());
    box.attachShadow({ mode: 'open' }).append(
      element('link', { rel: 'stylesheet', href: new URL('page.css', folder) }), frame);
    document.documentElement.append(box);
  };

  const take = ({ pages, styles, problems }) => {
    const standsIn = own.problems !== undefined;
    if (pages !== seen.pages || (standsIn && problems !== own.problems)) { disconnect(); leave(); return }
    if (styles !== seen.styles) restyle(seen.styles = styles);
    if (problems !== seen.problems && !standsIn) show(seen.problems = problems).catch(() => { seen.problems = '' });
  };

  const connect = () => {
    if (source || document.hidden) return; // a browser has six connections to a server: only pages in sight hold one
    source = new EventSource(new URL('changes', folder));
    source.addEventListener('message', event => take(JSON.parse(event.data)));
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      disconnect();
      setTimeout(connect, 1000);
    });
  };

  const disconnect = () => {
    source?.close();
    source = null;
  };

  document.addEventListener('DOMContentLoaded', () => {
    comeBack();
    connect();
  });
  document.addEventListener('visibilitychange', () => document.hidden ? disconnect() : connect());
  addEventListener('pagehide', () => {
    disconnect();
    if (!returning) history.scrollRestoration = 'auto';
  });
  addEventListener('pageshow', connect);
})();
