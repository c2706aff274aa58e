import type { JudgedItem, ReviewItem, SideBySide } from '../actions/review/review.ts';
import { integer, plural, table, visible } from './words.ts';

const SUBJECTS = { accounts: 'accounts', complaint_call: 'complaint', known_match: 'known elsewhere' } as const;
const MARKS = { same: '=', differs: '≠', open: ' ' } as const;

/** `0.43`, never 0 or 1 for what is only likely. */
function chance(probability: number): string {
  return probability > 0.995 && probability < 1 ? '>0.99' : probability.toFixed(2);
}

/** The queue as a list. */
export function queueText(queue: readonly ReviewItem[], limit: number, conflicts: number): string {
  if (queue.length === 0) return `Nothing waits for a judgement.${conflictText(conflicts)}`;
  const rows = queue
    .slice(0, limit)
    .map((item) => [
      item.id,
      SUBJECTS[item.subject],
      visible(`${item.a} / ${item.b}`, 44),
      chance(item.probability),
      item.joined ? 'same' : 'not same',
      item.expected_change.toFixed(1),
      visible(item.effect, 110),
    ]);
  const rest = queue.length > limit ? `\n… ${integer(queue.length - limit)} more` : '';
  const head = ['item', 'about', 'pair', 'chance', 'build says', 'change', 'what a judgement would do'];
  return `${table(head, rows)}${rest}\n${plural(queue.length, 'pair')} wait for a judgement.${conflictText(conflicts)}`;
}

function conflictText(conflicts: number): string {
  return conflicts === 0 ? '' : ` People disagree on ${plural(conflicts, 'pair')}: see --judged.`;
}

/** One pair, its records beside each other, what differs marked. */
export function pairText(item: ReviewItem, records: SideBySide | undefined, place: number, of: number): string {
  const head = `\n${place} of ${of}   ${item.id}   ${SUBJECTS[item.subject]}   chance ${chance(item.probability)}; the build says ${item.joined ? 'same' : 'not same'}`;
  const rows = (records?.lines ?? []).map(({ what, left, right, agreement }) => [
    what.replaceAll('_', ' '),
    visible(left, 48),
    MARKS[agreement],
    visible(right, 48),
  ]);
  const beside = records ? table(['', visible(records.left, 48), '', visible(records.right, 48)], rows, '  ') : '';
  return [head, beside, `  Evidence  ${visible(item.evidence, 600)}`, `  Effect    ${visible(item.effect, 300)}`].join(
    '\n',
  );
}

/** What a build decided otherwise than the one before it; nothing when nothing did. */
export function changeLines(changes: readonly { readonly text: string }[]): string[] {
  if (changes.length === 0) return [];
  return ['Changed since the last build', ...changes.map(({ text }) => `  ${visible(text, 200)}`), ''];
}

/** What people judged; conflicts first. */
export function judgedText(judged: readonly JudgedItem[]): string {
  if (judged.length === 0) return 'Nobody judged anything yet.';
  const rows = judged.flatMap((item) =>
    item.judgements.map((one, i) => [
      i === 0 ? item.id : '',
      i === 0 ? visible(`${item.a} / ${item.b}`, 44) : '',
      i === 0 ? item.verdict.replace('_', ' ').toUpperCase() : '',
      i === 0 ? item.now.replace('_', ' ') : '',
      String(one.index),
      visible(one.actor, 24),
      one.at,
      one.verdict.replace('_', ' '),
      visible(one.reason, 60),
    ]),
  );
  const head = ['item', 'pair', 'in force', 'build says', 'event', 'by', 'at', 'said', 'reason'];
  const conflicts = judged.filter(({ verdict }) => verdict === 'conflict').length;
  const note =
    conflicts === 0
      ? ''
      : `\nPeople disagree on ${plural(conflicts, 'pair')}: there the machine's finding stands until they agree or withdraw.`;
  return `${table(head, rows)}${note}`;
}
