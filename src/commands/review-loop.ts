import type { Verdict } from '../pipeline/judgement.ts';

/** What the review needs of the person and of the case; the loop itself knows neither terminal nor ledger. */
export interface ReviewPorts<Item> {
  /** Asks and returns what was typed; undefined at the end of input. */
  readonly ask: (question: string) => Promise<string | undefined>;
  readonly say: (text: string) => void;
  readonly show: (item: Item, place: number, of: number) => Promise<string>;
  /** Records a verdict; returns the event's index once it is on disk. */
  readonly judge: (item: Item, verdict: Verdict, reason: string) => Promise<number>;
  readonly undo: (index: number) => Promise<void>;
}

export interface ReviewTally {
  readonly judged: number;
  readonly skipped: number;
  readonly undone: number;
}

const VERDICT_KEYS: Readonly<Record<string, Verdict>> = { s: 'same', n: 'not_same', u: 'unsure' };
const QUESTION = 's same · n not same · u unsure · k skip · z undo · q quit > ';

/** Goes through the queue until it is empty, somebody quits or the input ends. */
export async function reviewLoop<Item>(queue: readonly Item[], ports: ReviewPorts<Item>): Promise<ReviewTally> {
  const done: { readonly place: number; readonly index: number }[] = [];
  let [at, skipped, undone] = [0, 0, 0];
  let shown = -1;
  while (at < queue.length) {
    const item = queue[at]!;
    if (shown !== at) ports.say(await ports.show(item, at + 1, queue.length));
    shown = at;
    const answer = (await ports.ask(QUESTION))?.trim().toLowerCase();
    if (answer === undefined || answer === 'q') break;
    const verdict = VERDICT_KEYS[answer];
    if (verdict) {
      const reason = await reasonFrom(ports);
      if (reason === undefined) break;
      if (reason === '') continue;
      const index = await ports.judge(item, verdict, reason);
      ports.say(`Recorded as event ${index}: ${verdict.replace('_', ' ')}.`);
      done.push({ place: at, index });
      at += 1;
    } else if (answer === 'k') {
      skipped += 1;
      at += 1;
    } else if (answer === 'z') {
      const last = done.pop();
      if (!last) {
        ports.say('There is nothing to undo in this session.');
        continue;
      }
      await ports.undo(last.index);
      ports.say(`Event ${last.index} withdrawn.`);
      undone += 1;
      at = last.place;
    } else {
      ports.say('Type s, n, u, k, z or q.');
    }
  }
  return { judged: done.length, skipped, undone };
}

/** A reason, '' when the person thinks again, undefined at the end of input. */
async function reasonFrom<Item>(ports: ReviewPorts<Item>): Promise<string | undefined> {
  const reason = (await ports.ask('Why? (empty: back) > '))?.trim();
  if (reason === '') ports.say('Nothing recorded: a judgement needs a reason.');
  return reason;
}
