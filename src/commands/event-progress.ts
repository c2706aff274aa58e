import type { Progress } from '../base/progress.ts';

/** At most this often an amount is told, milliseconds. */
const TELL_MS = 200;

/** What `--events` writes, one a line: a task begins, its stage, how far that is, a remark, and what was done. */
export interface ProgressEvent {
  readonly task?: string;
  readonly done?: string;
  readonly stage?: string;
  readonly total?: number;
  readonly unit?: 'rows' | 'bytes' | 'steps';
  readonly at?: number;
  readonly note?: string;
}

export function writeEvent(event: ProgressEvent): void {
  process.stderr.write(`${JSON.stringify(event)}\n`);
}

/** Tells a program that started us how far the work is. */
export class EventProgress implements Progress {
  #told = 0;

  stage(stage: string, options: { total?: number; unit?: 'rows' | 'bytes' | 'steps' } = {}): void {
    this.#told = 0;
    writeEvent({ stage, ...options });
  }

  update(at: number): void {
    const now = performance.now();
    if (now - this.#told < TELL_MS) return;
    this.#told = now;
    writeEvent({ at });
  }

  note(note: string): void {
    writeEvent({ note });
  }
}
