import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Browsers cut elements that are higher than some 17 million pixels; beyond this the scroll bar moves in larger steps. */
const MOST_PIXELS = 8_000_000;

export interface Window {
  /** First row to draw and how many fit. */
  readonly first: number;
  readonly rows: number;
  /** Height of what scrolls, pixels. */
  readonly height: number;
  /** Where row `first` is to be drawn, pixels from the top of what scrolls. */
  readonly top: number;
  /** Brings a row into sight. */
  readonly reveal: (row: number) => void;
}

/**
 * Which rows of a table of any length are in sight. Where all rows together would be higher than browsers can draw, the
 * scroll bar is scaled down while the wheel still moves by rows.
 *
 * @param head pixels at the top that a sticky header covers
 */
export function useWindow(scroller: RefObject<HTMLElement | null>, total: number, row: number, head: number): Window {
  const whole = total * row;
  const height = Math.min(whole, MOST_PIXELS);
  const [view, setView] = useState({ position: 0, height: 600 });
  const inside = Math.max(1, view.height - head);
  const scale = whole <= MOST_PIXELS ? 1 : (whole - inside) / (height - inside);
  const live = useRef({ position: 0, scale, whole, inside });
  live.current = { ...live.current, scale, whole, inside };

  const moveTo = useCallback((position: number, element: HTMLElement) => {
    const { whole: all, inside: shown, scale: by } = live.current;
    live.current.position = Math.max(0, Math.min(position, all - shown));
    element.scrollTop = live.current.position / by;
    setView((before) => ({ ...before, position: live.current.position }));
  }, []);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setView((before) => ({ ...before, height: element.clientHeight })));
    watch.observe(element);
    return () => watch.disconnect();
  }, [scroller]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const scrolled = (): void => {
      const { position, scale: by } = live.current;
      // An answer to our own setting of scrollTop, which rounds: the position is known better than that.
      if (Math.abs(element.scrollTop * by - position) <= by) return;
      live.current.position = element.scrollTop * by;
      setView((before) => ({ ...before, position: live.current.position }));
    };
    const wheeled = (event: WheelEvent): void => {
      if (live.current.scale === 1 || event.deltaY === 0) return;
      event.preventDefault();
      moveTo(live.current.position + event.deltaY * (event.deltaMode === 1 ? row : 1), element);
    };
    element.addEventListener('scroll', scrolled, { passive: true });
    element.addEventListener('wheel', wheeled, { passive: false });
    return () => {
      element.removeEventListener('scroll', scrolled);
      element.removeEventListener('wheel', wheeled);
    };
  }, [scroller, moveTo, row]);

  const position = Math.max(0, Math.min(view.position, whole - inside));
  const first = Math.floor(position / row);
  const reveal = (target: number): void => {
    const element = scroller.current;
    if (!element) return;
    if (target * row < position) moveTo(target * row, element);
    else if ((target + 1) * row > position + inside) moveTo((target + 1) * row - inside, element);
  };
  return {
    first,
    rows: Math.min(Math.ceil(inside / row) + 1, Math.max(0, total - first)),
    height,
    top: scale === 1 ? first * row : position / scale - (position - first * row),
    reveal,
  };
}
