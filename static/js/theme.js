// First paint: the reader's theme, and the sign that scripts run. Then the button that changes it.
// This script comes first.
(() => {
  const root = document.documentElement;
  const stored = () => { try { return localStorage.getItem('theme') || '' } catch { return '' } };
  const store = name => { try { name ? localStorage.setItem('theme', name) : localStorage.removeItem('theme') } catch { /* private window */ } };
  const apply = name => { name ? root.dataset.theme = name : delete root.dataset.theme };
  const next = { '': 'light', light: 'dark', dark: '' };

  root.classList.add('js');
  apply(stored());

  document.addEventListener('DOMContentLoaded', () => {
    const button = document.querySelector('.theme');
    if (!button) return;
    const say = () => {
      button.textContent = button.dataset[stored() || 'auto'];
      button.setAttribute('aria-label', button.dataset.label.replace('{name}', button.textContent));
    };
    button.addEventListener('click', () => { const name = next[stored()] ?? ''; store(name); apply(name); say() });
    say();
  });
})();
