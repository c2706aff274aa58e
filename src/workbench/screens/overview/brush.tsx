import { type PointerEvent, useState } from 'react';
import classes from './overview.module.css';

/** Pixels at the sides of the drawings below, for their axes. */
export const MARGIN = { left: 52, right: 10 };

/** Two days, both included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

interface BrushProps {
  /** The first day, and the one after the last, of what lies below. */
  readonly first: Date;
  readonly after: Date;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly choose: (span: Span | undefined) => void;
}

const DAY = 86_400_000;

/**
 * A span of days drawn over the timeline with the pointer; a click chooses everything again. Who cannot point types the
 * days beside it.
 */
export function Brush({ first, after, from, to, choose }: BrushProps) {
  const [drawn, setDrawn] = useState<{ readonly start: number; readonly end: number }>();
  const span = after.getTime() - first.getTime();
  const shareOf = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
  };
  const dayAt = (share: number): string => {
    const days = Math.round(span / DAY);
    const day = Math.min(days - 1, Math.floor(share * days));
    return new Date(first.getTime() + day * DAY).toISOString().slice(0, 10);
  };
  const finish = (): void => {
    if (!drawn) return;
    const [start, end] = [Math.min(drawn.start, drawn.end), Math.max(drawn.start, drawn.end)];
    choose(end - start < 0.004 ? undefined : { from: dayAt(start), to: dayAt(end) });
    setDrawn(undefined);
  };
  const place = (day: string, more: number): number => (new Date(day).getTime() + more - first.getTime()) / span;
  const shown = drawn
    ? [Math.min(drawn.start, drawn.end), Math.max(drawn.start, drawn.end)]
    : from !== undefined && to !== undefined
      ? [Math.max(0, place(from, 0)), Math.min(1, place(to, DAY))]
      : undefined;
  return (
    <div
      className={classes['brush']}
      style={{ left: MARGIN.left, right: MARGIN.right }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const start = shareOf(event);
        setDrawn({ start, end: start });
      }}
      onPointerMove={(event) => {
        const end = shareOf(event);
        setDrawn((before) => (before ? { ...before, end } : undefined));
      }}
      onPointerUp={finish}
      onPointerCancel={() => setDrawn(undefined)}
    >
      {shown ? (
        <div
          className={classes['chosen']}
          style={{ left: `${shown[0]! * 100}%`, width: `${Math.max(0, shown[1]! - shown[0]!) * 100}%` }}
        />
      ) : null}
    </div>
  );
}
