// On paper everything that can be opened is open.
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details:not([open])')) { details.open = true; details.dataset.printed = '' }
});
addEventListener('afterprint', () => {
  for (const details of document.querySelectorAll('details[data-printed]')) { details.open = false; delete details.dataset.printed }
});
