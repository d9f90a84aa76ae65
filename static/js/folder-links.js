// Opened from disk, a folder is no page: links to one get the name of the file in it.
if (location.protocol === 'file:') document.addEventListener('DOMContentLoaded', () => {
  for (const link of document.querySelectorAll('a[href]')) {
    const address = link.getAttribute('href');
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) continue;
    link.setAttribute('href', address.replace(/^([^?#]*\/)(?=$|[?#])/, '$1index.html'));
  }
});
