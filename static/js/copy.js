// Buttons that copy the text of another element; where that is forbidden, the text is selected instead.
document.addEventListener('DOMContentLoaded', () => {
  for (const button of document.querySelectorAll('[data-copy]')) {
    const words = button.firstChild, name = words.textContent;
    button.addEventListener('click', async () => {
      const text = document.getElementById(button.dataset.copy);
      try {
        await navigator.clipboard.writeText(text.textContent);
        words.textContent = button.dataset.copied;
      } catch {
        getSelection().selectAllChildren(text);
        words.textContent = button.dataset.selected;
      }
      setTimeout(() => { words.textContent = name }, 2000);
    });
  }
});
