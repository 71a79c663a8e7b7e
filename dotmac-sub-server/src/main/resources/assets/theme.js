/* Runs before the first paint: the theme is the saved choice, else the system's. */
(() => {
  const query = new URLSearchParams(location.search);
  const root = document.documentElement;
  let saved = null;
  try { saved = localStorage.getItem('dm-theme'); } catch (e) { saved = null; }
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.dataset.bsTheme = query.get('theme') || saved || system;
  root.dataset.js = '1';
  if (query.has('still')) root.dataset.still = '1';
})();
