import type { Progress } from '../base/progress.ts';
import { bytes, integer } from './words.ts';

/** At most this often a line is repainted, milliseconds. */
const REPAINT_MS = 100;

interface Stage {
  readonly name: string;
  readonly total: number | undefined;
  readonly unit: 'rows' | 'bytes' | 'steps';
  readonly since: number;
}

/**
 * Shows stage, amount, rate and time left in one line that `paint` repaints; a remark replaces the stage's name until the
 * next one.
 */
export class LineProgress implements Progress {
  readonly #paint: (line: string) => void;
  readonly #now: () => number;
  #stage: Stage | undefined;
  #remark = '';
  #painted = 0;
  #last = { done: 0, rows: undefined as number | undefined };

  constructor(paint: (line: string) => void, now: () => number = () => performance.now()) {
    this.#paint = paint;
    this.#now = now;
  }

  stage(name: string, options: { total?: number; unit?: 'rows' | 'bytes' | 'steps' } = {}): void {
    this.#stage = { name, total: options.total, unit: options.unit ?? 'steps', since: this.#now() };
    this.#remark = '';
    this.#last = { done: 0, rows: undefined };
    this.#repaint(true);
  }

  update(done: number, rows?: number): void {
    this.#last = { done, rows };
    this.#repaint(false);
  }

  note(text: string): void {
    this.#remark = text;
    this.#repaint(true);
  }

  #repaint(force: boolean): void {
    const now = this.#now();
    if (!this.#stage || (!force && now - this.#painted < REPAINT_MS)) return;
    this.#painted = now;
    this.#paint(describe(this.#stage, this.#last.done, this.#last.rows, this.#remark, now));
  }
}

function describe(stage: Stage, done: number, rows: number | undefined, remark: string, now: number): string {
  const seconds = (now - stage.since) / 1000;
  const parts = [stage.unit === 'steps' && remark !== '' ? remark : stage.name];
  if (stage.unit === 'steps' && stage.total !== undefined) parts.push(`step ${done + 1} of ${stage.total}`);
  if (stage.unit !== 'steps' && done > 0) {
    const amount = stage.unit === 'bytes' ? bytes : integer;
    const share = stage.total ? ` (${Math.min(100, Math.floor((done / stage.total) * 100))} %)` : '';
    parts.push(`${amount(done)}${share}`);
    if (rows !== undefined) parts.push(`${integer(rows)} rows`);
    if (seconds >= 1) parts.push(`${amount(done / seconds)}/s`);
    if (seconds >= 2 && stage.total && done < stage.total) {
      parts.push(`${Math.ceil(((stage.total - done) / done) * seconds)} s left`);
    }
  }
  return parts.join(' · ');
}
