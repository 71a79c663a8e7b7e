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

  /* A live part is fetched again while somebody looks, for an hour; one that is worked in is left alone. */
  const live = document.querySelector('[data-live]');
  let looks = live ? 3600 / Number(live.dataset.live) : 0;
  const look = async () => {
    if (looks-- <= 0) { clearInterval(timer); return; }
    if (document.hidden || live.contains(document.activeElement)) return;
    try {
      const answer = await fetch(location.href);
      if (!answer.ok || answer.redirected) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(live.id);
      if (fresh) live.replaceChildren(...fresh.childNodes);
    } catch (e) { /* the server is away: what is there stays */ }
  };
  const timer = live ? setInterval(look, Number(live.dataset.live) * 1000) : 0;
})();
