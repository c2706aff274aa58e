/** What the bench does inside the pages that it opens: it is put into each of them before their own scripts. */
globalThis.bench = {
  /** Milliseconds from the address to the moment in which everything was seen and nothing was left to do. */
  usableAt: undefined,
  /** Longest time for which the page did not answer. */
  blocked: 0,
  /** Milliseconds between two pictures. */
  frames: [],

  /** Waits until what the selectors name is seen and nothing says that it is loading. */
  watch(selectors) {
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) bench.blocked = Math.max(bench.blocked, duration);
    }).observe({ type: 'longtask', buffered: true });
    const shown = (one) => one.getClientRects().length > 0;
    const seen = (selector) => [...document.querySelectorAll(selector)].some(shown);
    const loading = () =>
      [...document.querySelectorAll('[role="status"]')].some((one) => shown(one) && /^Loading/.test(one.textContent)) ||
      seen('[aria-busy="true"]');
    const look = () => {
      if (!selectors.every(seen) || loading()) requestAnimationFrame(look);
      else
        requestIdleCallback(() => {
          bench.usableAt = performance.now();
        });
    };
    requestAnimationFrame(look);
  },

  countFrames() {
    let before = performance.now();
    const next = (now) => {
      bench.frames.push(now - before);
      before = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  },

  /** Bytes of JavaScript that came, as they came. */
  javascript() {
    return performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  },
};
