import type { Reader } from '../../engines/engine.ts';
import { JUDGED_SUBJECTS, type Judgement, judgedPairs, type Verdict } from '../../pipeline/judgement.ts';
import { itemId, type ReviewPair } from './item.ts';

/** A judged pair as people see it: who said what, and whether the build follows. */
export interface JudgedItem extends ReviewPair {
  readonly id: string;
  /** conflict: people disagree, and the machine's own finding stands until they agree. */
  readonly verdict: Verdict | 'conflict';
  /** What this build says of the pair. */
  readonly now: 'same' | 'not_same' | 'absent';
  readonly judgements: readonly Judgement[];
}

const NOW: Readonly<Record<ReviewPair['subject'], string>> = {
  accounts: `SELECT a.operator_id = b.operator_id AS same FROM work.operator_account AS a, work.operator_account AS b
             WHERE a.account_ref = $a AND b.account_ref = $b`,
  complaint_call: `SELECT bool_or(status NOT IN ('review', 'rejected')) AS same FROM complaint_call
                   WHERE complaint_ref = $a AND call_ref = $b HAVING count(*) > 0`,
  known_match: `SELECT bool_or(status = 'hit') AS same FROM work.known_judged
                WHERE known_ref = $a AND account_ref = $b HAVING count(*) > 0`,
};

/** Every judged pair, conflicts first. */
export async function judgedItems(engine: Reader, judgements: readonly Judgement[]): Promise<JudgedItem[]> {
  const items: JudgedItem[] = [];
  for (const subject of JUDGED_SUBJECTS) {
    for (const pair of judgedPairs(judgements, subject)) {
      const { a, b } = pair;
      items.push({
        id: itemId(pair),
        subject,
        a,
        b,
        verdict: pair.verdict ?? 'conflict',
        now: await whatBuildSays(engine, pair),
        judgements: pair.judgements,
      });
    }
  }
  const place = ({ verdict }: JudgedItem): number => (verdict === 'conflict' ? 0 : 1);
  return items.sort((x, y) => place(x) - place(y));
}

/** Whether the build takes the two for one; absent when it does not know one of them. */
export async function whatBuildSays(engine: Reader, { subject, a, b }: ReviewPair): Promise<JudgedItem['now']> {
  const [row] = await engine.rows(NOW[subject], { a, b });
  return row ? (row['same'] === true ? 'same' : 'not_same') : 'absent';
}
