/** What a probability is stated of: two accounts, or a complaint and a call. */
export type Stated = 'account_link' | 'complaint_call';

interface Bin {
  /** Lowest probability of the bin; the next bin begins where it ends. */
  readonly from: number;
  readonly claims: number;
  readonly right: number;
}

/**
 * How often what is stated at a probability was right on simulated seizures that the rules were not made on; method and the
 * figures of every one are in the document named. Highest bin first.
 */
const MEASURED: Readonly<
  Record<Stated, { readonly noun: string; readonly doc: string; readonly bins: readonly Bin[] }>
> = {
  account_link: {
    noun: 'links',
    doc: 'docs/operators.md',
    bins: [
      { from: 0.9, claims: 952, right: 949 },
      { from: 0.7, claims: 140, right: 132 },
    ],
  },
  complaint_call: {
    noun: 'pairs',
    doc: 'docs/complaints.md',
    bins: [
      { from: 0.9, claims: 2306, right: 2288 },
      { from: 0.8, claims: 84, right: 74 },
      { from: 0.6, claims: 76, right: 53 },
      { from: 0.4, claims: 66, right: 31 },
      { from: 0.2, claims: 88, right: 25 },
      { from: 0, claims: 176, right: 31 },
    ],
  },
};

/** In words, for a stated probability; undefined where too few were measured. */
export function measuredShare(stated: Stated, probability: number): string | undefined {
  const { noun, doc, bins } = MEASURED[stated];
  const at = bins.findIndex(({ from }) => probability >= from);
  if (at < 0) return undefined;
  const { from, claims, right } = bins[at]!;
  const below = bins[at - 1]?.from;
  const range = below === undefined ? '% and more' : `to ${Math.round(below * 100)} %`;
  return `of ${claims} ${noun} stated at ${Math.round(from * 100)} ${range} on simulated seizures ${right} were right (${doc})`;
}
