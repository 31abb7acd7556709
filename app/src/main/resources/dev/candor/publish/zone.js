// Shows every time in the visitor's own zone too, for those who choose it. Without this script, or
// without the choice, the page says its own zone and UTC.
(() => {
  'use strict';
  const button = document.getElementById('zone');
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!button || !own) return;

  const KEY = 'candor-own-zone';
  const format = new Intl.DateTimeFormat(document.documentElement.lang || 'en', {
    timeZone: own, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric',
    hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short',
  });
  const chosen = () => {
    try {
      return localStorage.getItem(KEY) === 'yes';
    } catch {
      return false;
    }
  };
  let on = chosen();

  const text = element => {
    const {start, end} = element.dataset;
    if (!start) return format.format(new Date(element.getAttribute('datetime')));
    return end ? format.formatRange(new Date(start), new Date(end)) : format.format(new Date(start));
  };

  const show = () => {
    watch.disconnect();
    document.querySelectorAll('.own').forEach(each => each.remove());
    button.textContent = on ? 'Show the page’s zone only' : `Show times in ${own.replaceAll('_', ' ')} too`;
    button.setAttribute('aria-pressed', String(on));
    if (on) {
      for (const element of document.querySelectorAll('main time[datetime], main [data-start]')) {
        if (element.closest('#freshness')) continue;
        const added = document.createElement('span');
        added.className = 'own';
        added.textContent = ` · ${text(element)}`;
        element.append(added);
      }
    }
    const main = document.querySelector('main');
    if (main) watch.observe(main, {childList: true, subtree: true});
  };

  const watch = new MutationObserver(() => {
    if (on) show();
  });

  button.parentElement.hidden = false;
  button.addEventListener('click', () => {
    on = !on;
    try {
      localStorage.setItem(KEY, on ? 'yes' : 'no');
    } catch {
      // A visitor who keeps nothing chooses anew on the next page.
    }
    show();
  });
  show();
})();
