// Where the reader is: the month in the filter bar while nothing is chosen there, and its column in the overview strip.
document.addEventListener('DOMContentLoaded', () => {
  const where = document.querySelector('.where');
  if (!where) return;
  const columns = [...document.querySelectorAll('.o-col')];
  const seen = new IntersectionObserver(entries => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      where.dataset.month = entry.target.dataset.label;
      if (!where.matches('.some')) where.textContent = where.dataset.month;
      for (const column of columns) column.classList.toggle('now', column.getAttribute('href').endsWith('#' + entry.target.id));
    }
  }, { rootMargin: '-15% 0px -75% 0px' });
  for (const month of document.querySelectorAll('.mo')) seen.observe(month);
});
