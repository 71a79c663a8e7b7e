/* Small behaviours; every page also works without them. */
(() => {
  const root = document.documentElement;

  document.addEventListener('click', event => {
    const toggle = event.target.closest('[data-theme-toggle]');
    if (!toggle) return;
    const next = root.dataset.bsTheme === 'dark' ? 'light' : 'dark';
    root.dataset.bsTheme = next;
    try { localStorage.setItem('dm-theme', next); } catch (e) { /* private mode: lasts for this page */ }
    if (document.querySelector('canvas[data-chart]')) location.reload();
  });

  document.addEventListener('keydown', event => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    const wanted = (event.key === 'k' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !typing);
    const box = document.querySelector('.search input');
    if (wanted && box) { event.preventDefault(); box.focus(); box.select(); }
  });

  /* A second click on a button that moves money must not send the form twice. */
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = '1';
  });
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
  });

  /* Filters apply as soon as a choice is made; without scripts the button does it. */
  document.addEventListener('change', event => {
    if (event.target.matches('form.filters select')) event.target.form.requestSubmit();
  });

  const summary = document.querySelector('[data-focus]');
  if (summary) summary.focus();
})();
