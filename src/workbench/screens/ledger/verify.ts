import { RingbreakError } from '../../../base/errors.ts';
import type { Progress } from '../../../base/progress.ts';
import { type CheckReport, checkCase, type NotedState } from '../../../case/check/check.ts';

/** One line of a verification as it is streamed: where it is, or at the end what it found. */
export type VerifyLine =
  | { readonly kind: 'progress'; readonly stage: string; readonly done: number; readonly total: number | null }
  | { readonly kind: 'report'; readonly report: CheckReport }
  | { readonly kind: 'failed'; readonly code: string; readonly what: string };

/** Cases that are being verified: reading every byte twice at once helps nobody. */
const running = new Set<string>();
/** Milliseconds between two lines of progress. */
const EVERY = 150;

/**
 * Verifies a case by the independent check, telling how far it is: a stream of JSON lines that ends with the report. It goes
 * on to its end when the reader leaves.
 *
 * @throws RingbreakError VERIFY_RUNNING (locked).
 */
export function verifyStream(folder: string, noted: NotedState | undefined): ReadableStream<Uint8Array> {
  if (running.has(folder)) throw alreadyRunning();
  running.add(folder);
  const encoder = new TextEncoder();
  let open = true;
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      const say = (line: VerifyLine): void => {
        if (open) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      try {
        const report = await checkCase(folder, spoken(say), noted ? { noted } : {});
        say({ kind: 'report', report });
      } catch {
        say({ kind: 'failed', code: 'VERIFY_FAILED', what: 'the verification could not be carried out' });
      } finally {
        running.delete(folder);
        if (open) controller.close();
      }
    },
    cancel() {
      open = false;
    },
  });
}

function spoken(say: (line: VerifyLine) => void): Progress {
  let stage = '';
  let total: number | null = null;
  let last = 0;
  return {
    stage(name, options) {
      [stage, total] = [name, options?.total ?? null];
      say({ kind: 'progress', stage, done: 0, total });
    },
    update(done) {
      const now = Date.now();
      if (now - last < EVERY) return;
      last = now;
      say({ kind: 'progress', stage, done, total });
    },
    note() {},
  };
}

function alreadyRunning(): RingbreakError {
  return new RingbreakError({
    kind: 'locked',
    code: 'VERIFY_RUNNING',
    what: 'this case is being verified already',
    next: 'Wait until that verification has finished.',
  });
}
