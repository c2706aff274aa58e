import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { mustBeFinished, readDatabase } from '../actions/database.ts';
import { judgementsInForce, withdrawJudgement } from '../actions/judge.ts';
import { findPair, judgedItems, judgePair, openReview, type ReviewItem, sideBySide } from '../actions/review/review.ts';
import type { Case } from '../case/case.ts';
import type { Engine } from '../engines/engine.ts';
import { VERDICTS, type Verdict } from '../pipeline/judgement.ts';
import type { DefineCommand } from './define.ts';
import { type ReviewPorts, reviewLoop } from './review-loop.ts';
import { judgedText, pairText, queueText } from './review-text.ts';
import { type CommonOptions, openSession, type Session, withFolder } from './session.ts';
import { reasonOf, wholeNumber, wrongArguments } from './usage.ts';
import { plural } from './words.ts';

interface ReviewOptions extends CommonOptions {
  readonly list?: boolean;
  readonly judged?: boolean;
  readonly judge?: string;
  readonly withdraw?: string;
  readonly reason?: string;
  readonly limit: string;
}

const NEXT_BUILD = 'The next build heeds it.';

export const reviewCommand: DefineCommand = (bind) =>
  new Command('review')
    .description('judge what the machine is unsure of, what would change most first: events of the ledger')
    .argument('<case>', 'folder of the case')
    .argument('[verdict]', 'with --judge: same, not_same or unsure')
    .option('--list', 'only list what waits for a judgement')
    .option('--limit <n>', 'pairs to list', '20')
    .option(
      '--judge <item>',
      'judge one pair: its name in the list, or accounts:A/B, complaint:REF/CALL, known:REF/ACCOUNT',
    )
    .option('--withdraw <event>', 'take a judgement back: the number of its event')
    .option('--judged', 'list the judgements in force, with conflicts')
    .option('--reason <text>', 'why, with --judge and --withdraw: goes to the ledger')
    .addHelpText(
      'after',
      '\nExamples:\n  ringbreak review cases/op-elaborate\n  ringbreak review cases/op-elaborate --list\n  ringbreak review cases/op-elaborate --judge a-3f09c2d41b same --reason "same voice in both recordings"\n  ringbreak review cases/op-elaborate --withdraw 41 --reason "wrong recording"',
    )
    .action(
      bind(async (signal, folder: string, verdict: string | undefined, options: ReviewOptions) => {
        const session = openSession(options, signal);
        const work = chosen(verdict, options);
        await withFolder(folder, work.writes, async (target) => {
          const engine = await readDatabase(target, session.build);
          try {
            await mustBeFinished(target, engine);
            await work.run(target, engine, session);
          } finally {
            await engine.close();
          }
        });
        return 0;
      }),
    );

interface Chosen {
  readonly writes: boolean;
  readonly run: (target: Case, engine: Engine, session: Session) => Promise<void>;
}

function chosen(verdict: string | undefined, options: ReviewOptions): Chosen {
  const { judge, withdraw } = options;
  const asked = [options.list, options.judged, judge, withdraw].filter((option) => option !== undefined);
  if (asked.length > 1)
    throw wrongArguments('--list, --judged, --judge and --withdraw exclude each other', 'Give one.');
  if ((verdict !== undefined) !== (judge !== undefined)) {
    throw wrongArguments('a verdict goes with --judge', 'Write --judge ITEM same|not_same|unsure --reason TEXT.');
  }
  if (judge !== undefined) {
    const said = verdictOf(verdict);
    const reason = reasonOf(options);
    return { writes: true, run: (target, engine, session) => judgeOne(target, engine, session, judge, said, reason) };
  }
  if (withdraw !== undefined) {
    const index = wholeNumber(withdraw, '--withdraw');
    const reason = reasonOf(options);
    return { writes: true, run: (target, _engine, session) => withdrawOne(target, session, index, reason) };
  }
  if (options.judged) return { writes: false, run: listJudged };
  const limit = wholeNumber(options.limit, '--limit');
  if (options.list || options.json) {
    return { writes: false, run: (target, engine, session) => listQueue(target, engine, session, limit) };
  }
  if (process.stdin.isTTY !== true) {
    throw wrongArguments(
      'nobody sits at this terminal',
      'List with --list and judge with --judge ITEM VERDICT --reason TEXT.',
    );
  }
  return { writes: true, run: ask };
}

function verdictOf(text: string | undefined): Verdict {
  const verdict = VERDICTS.find((one) => one === text);
  if (verdict) return verdict;
  throw wrongArguments('that is no verdict', `Write one of ${VERDICTS.join(', ')}.`);
}

async function listQueue(target: Case, engine: Engine, session: Session, limit: number): Promise<void> {
  const { queue, conflicts } = await openReview(target, engine, session.effects.actor);
  session.console.result({ waiting: queue.length, conflicts, items: queue.slice(0, limit) }, () =>
    queueText(queue, limit, conflicts),
  );
}

async function listJudged(target: Case, engine: Engine, { console }: Session): Promise<void> {
  const judged = await judgedItems(engine, await judgementsInForce(target));
  console.result(judged, () => judgedText(judged));
}

async function judgeOne(
  target: Case,
  engine: Engine,
  { console, effects }: Session,
  name: string,
  verdict: Verdict,
  reason: string,
): Promise<void> {
  const pair = await findPair(target, engine, name, effects.actor);
  const { index } = await judgePair(target, pair, verdict, reason, effects);
  const { subject, a, b } = pair;
  console.result({ event: index, subject, a, b, verdict }, () => `Recorded as event ${index}. ${NEXT_BUILD}`);
}

async function withdrawOne(target: Case, { console, effects }: Session, index: number, reason: string): Promise<void> {
  const withdrawn = await withdrawJudgement(target, index, reason, effects);
  const text = `Event ${index} withdrawn by event ${withdrawn.index}. ${NEXT_BUILD}`;
  console.result({ event: withdrawn.index, withdrawn: index }, () => text);
}

/** The queue on a terminal, one pair after the other. */
async function ask(target: Case, engine: Engine, session: Session): Promise<void> {
  const { effects, console } = session;
  const { queue, conflicts } = await openReview(target, engine, effects.actor);
  if (queue.length === 0) return console.result({}, () => queueText(queue, 0, conflicts));
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<undefined>((resolve) => lines.once('close', () => resolve(undefined)));
  const ports: ReviewPorts<ReviewItem> = {
    ask: (question) => Promise.race([lines.question(question, { signal: signalOf(session) }), ended]),
    say: (text) => process.stderr.write(`${text}\n`),
    show: async (item, place, of) => pairText(item, await sideBySide(engine, item), place, of),
    judge: async (item, verdict, reason) => (await judgePair(target, item, verdict, reason, effects)).index,
    undo: async (index) => {
      await withdrawJudgement(target, index, 'undone right away in the review', effects);
    },
  };
  try {
    const tally = await reviewLoop(queue, ports);
    console.result(
      tally,
      () =>
        `${plural(tally.judged, 'judgement')} recorded, ${tally.skipped} skipped, ${tally.undone} undone. Build with \`ringbreak run CASE\` to see what changes.`,
    );
  } finally {
    lines.close();
  }
}

function signalOf(session: Session): AbortSignal {
  return session.build.signal ?? new AbortController().signal;
}
