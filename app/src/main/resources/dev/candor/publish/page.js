// Keeps an open page true: asks /as-of.json how fresh the data is, counts the seconds, brings in
// what changed without a jump, and says so plainly when the data is old or the origin is silent.
(() => {
  'use strict';
  const line = document.getElementById('freshness');
  const warning = document.getElementById('stale');
  const announcement = document.getElementById('announcement');
  if (!line || !warning || !announcement) return;

  const STALE_SECONDS = 60;
  const ANSWER_MILLIS = 10_000;
  const USUAL_SECONDS = 30;

  let shown = document.documentElement.dataset.version ?? null;
  let fact = null; // {asOf, words, serverNow, heardAt}: what the origin said last, and when
  let reachable = true;
  let nextAt = 0;
  let asking = false;

  // The larger of two clocks: one stops while a machine sleeps, the other can be set back.
  const origin = {steady: performance.now(), wall: Date.now()};
  const elapsed = () => Math.max(performance.now() - origin.steady, Date.now() - origin.wall);

  const inWords = seconds => {
    if (seconds < 120) return seconds === 1 ? '1 second' : `${seconds} seconds`;
    if (seconds < 7200) return `${Math.floor(seconds / 60)} minutes`;
    return `${Math.floor(seconds / 3600)} hours`;
  };

  const age = () =>
    Math.max(0, Math.round((fact.serverNow + (elapsed() - fact.heardAt) - fact.asOf) / 1000));

  const say = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  const draw = () => {
    const wait = Math.max(0, Math.ceil((nextAt - elapsed()) / 1000));
    const next = asking ? 'refreshing now' : `next refresh in ${wait} s`;
    if (!fact) {
      if (!reachable) warn('This page cannot reach its server; what you see may be out of date.');
      return;
    }
    line.hidden = false;
    say(line, `Current as of ${inWords(age())} ago; ${next}.`);
    if (!reachable) {
      warn(`This page cannot reach its server. What you see is from ${fact.words}.`);
    } else if (age() > STALE_SECONDS) {
      warn(`The data behind this page is out of date. What you see is from ${fact.words}.`);
    } else {
      warning.hidden = true;
    }
  };

  const warn = text => {
    warning.hidden = false;
    say(warning, text);
  };

  const get = path =>
    fetch(path, {cache: 'no-cache', credentials: 'same-origin', signal: AbortSignal.timeout(ANSWER_MILLIS)})
      .then(answer => (answer.ok ? answer : Promise.reject(new Error(`status ${answer.status}`))));

  const ask = async () => {
    asking = true;
    let pause = USUAL_SECONDS;
    try {
      const answer = await get('/as-of.json');
      const said = await answer.json();
      const date = Date.parse(answer.headers.get('Date') ?? '');
      fact = {
        asOf: Date.parse(said.as_of),
        words: said.as_of_words,
        serverNow: Number.isNaN(date) ? Date.parse(said.now) : Math.max(date, Date.parse(said.now)),
        heardAt: elapsed(),
      };
      pause = said.next_refresh_seconds;
      if (said.version !== shown) {
        await bringIn();
        shown = said.version;
      }
      reachable = true;
    } catch {
      reachable = false;
    }
    // Not all visitors in the same second.
    nextAt = elapsed() + pause * 1000 * (1 - Math.random() / 10);
    asking = false;
    draw();
  };

  const bringIn = async () => {
    const text = await (await get(location.pathname)).text();
    const fresh = new DOMParser().parseFromString(text, 'text/html');
    const main = document.querySelector('main');
    const freshMain = fresh.querySelector('main');
    if (!main || !freshMain) return;
    const sentence = document.querySelector('h1')?.textContent;
    const focused = document.activeElement?.id;
    const anchor = scrollY > 0 ? firstInView(main) : null;
    const top = anchor?.getBoundingClientRect().top;
    morph(main, freshMain);
    document.title = fresh.title;
    const kept = anchor && document.getElementById(anchor.id);
    if (kept) scrollBy({top: kept.getBoundingClientRect().top - top, behavior: 'instant'});
    if (focused && document.activeElement?.id !== focused) {
      document.getElementById(focused)?.focus({preventScroll: true});
    }
    const now = document.querySelector('h1')?.textContent;
    if (now && now !== sentence) announcement.textContent = now;
  };

  const firstInView = main =>
    [...main.querySelectorAll('[id]')].find(element => {
      const box = element.getBoundingClientRect();
      return box.height > 0 && box.top >= 0;
    }) ?? null;

  // Makes `from` like `to`, touching only what differs; what a visitor unfolded stays unfolded.
  const morph = (from, to) => {
    if (from.isEqualNode(to) || (from.dataset && 'live' in from.dataset)) return;
    if (from.nodeType !== Node.ELEMENT_NODE) {
      from.nodeValue = to.nodeValue;
      return;
    }
    attributes(from, to);
    const named = new Map([...from.children].filter(each => each.id).map(each => [each.id, each]));
    let next = from.firstChild;
    for (const child of [...to.childNodes]) {
      const match = child.id
        ? named.get(child.id)
        : next && !next.id && next.nodeName === child.nodeName ? next : null;
      if (!match || match.nodeName !== child.nodeName) {
        from.insertBefore(document.importNode(child, true), next);
        continue;
      }
      if (match === next) next = next.nextSibling;
      else from.insertBefore(match, next);
      morph(match, child);
    }
    while (next) {
      const after = next.nextSibling;
      next.remove();
      next = after;
    }
  };

  const attributes = (from, to) => {
    const ours = name => from.nodeName === 'DETAILS' && name === 'open';
    for (const {name, value} of [...to.attributes]) {
      if (!ours(name) && from.getAttribute(name) !== value) from.setAttribute(name, value);
    }
    for (const {name} of [...from.attributes]) {
      if (!ours(name) && !to.hasAttribute(name)) from.removeAttribute(name);
    }
  };

  const tick = () => {
    if (!asking && elapsed() >= nextAt) ask();
    draw();
  };
  document.addEventListener('visibilitychange', () => document.hidden || tick());
  setInterval(tick, 1000);
  tick();
})();
