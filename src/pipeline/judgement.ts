/** What people may judge: a pair of accounts, a complaint and a call, an identifier's hit in another operation. */
export const JUDGED_SUBJECTS = ['accounts', 'complaint_call', 'known_match'] as const;
export type JudgedSubject = (typeof JUDGED_SUBJECTS)[number];

export const VERDICTS = ['same', 'not_same', 'unsure'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A person's judgement as the ledger has it, not withdrawn. */
export interface Judgement {
  /** Index of the event. */
  readonly index: number;
  readonly subject: JudgedSubject;
  /** Keys as the published tables have them: account_ref, complaint_ref, …; for a pair of accounts the smaller one. */
  readonly a: string;
  readonly b: string;
  readonly verdict: Verdict;
  readonly actor: string;
  readonly at: string;
  readonly reason: string;
}

/** A judgement that was taken back: it decides nothing any more, but it once did. */
export interface WithdrawnJudgement {
  readonly judgement: Judgement;
  /** Index of the event that took it back, and who did. */
  readonly index: number;
  readonly actor: string;
}

/** Everything that was said of one pair. */
export interface JudgedPair {
  readonly subject: JudgedSubject;
  readonly a: string;
  readonly b: string;
  /** The verdict that counts; undefined when people disagree: a conflict is shown, never settled by the machine. */
  readonly verdict: Verdict | undefined;
  /** One a person, the last that she gave. */
  readonly judgements: readonly Judgement[];
}

/** Judgements of one subject by pair, in the order of `a` and `b`. */
export function judgedPairs(judgements: readonly Judgement[], subject: JudgedSubject): JudgedPair[] {
  const pairs = new Map<string, Map<string, Judgement>>();
  for (const one of judgements) {
    if (one.subject !== subject) continue;
    const key = JSON.stringify([one.a, one.b]);
    const byActor = pairs.get(key) ?? new Map<string, Judgement>();
    // Whoever changes her mind replaces her own judgement, not a colleague's.
    byActor.set(one.actor, one);
    pairs.set(key, byActor);
  }
  return [...pairs]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([, byActor]) => {
      const all = [...byActor.values()];
      const [first] = all;
      const agreed = all.every(({ verdict }) => verdict === first!.verdict);
      return { subject, a: first!.a, b: first!.b, verdict: agreed ? first!.verdict : undefined, judgements: all };
    });
}

/** What of the judgements decides a step's result: put it into the step's `inputs`. */
export function judgementInputs(judgements: readonly Judgement[], subject: JudgedSubject): Record<string, unknown> {
  return {
    judgements: judgedPairs(judgements, subject).map(({ a, b, verdict }) => [a, b, verdict ?? 'conflict']),
  };
}
