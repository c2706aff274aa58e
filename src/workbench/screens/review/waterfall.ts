import type { ReviewPair } from '../../../actions/review/item.ts';
import { explainAccounts } from '../../../domains/explain/accounts.ts';
import { complaintLinks } from '../../../domains/explain/complaint.ts';
import type { Reader } from '../../../engines/engine.ts';

/** Why the machine takes two records for one, or does not: steps that add up to `total`, log2 of the odds. */
export interface Waterfall {
  readonly sentence: string;
  readonly bars: readonly {
    readonly about: string;
    /** The value in common; empty where there is none. */
    readonly value: string;
    /** How many accounts share it; 0 where that says nothing. */
    readonly shared_by: number;
    readonly bits: number;
  }[];
  readonly total: number;
  /** Values that both have and that count for nothing. */
  readonly ignored: readonly { readonly about: string; readonly value: string; readonly shared_by: number }[];
  /** How often links stated like this were right where the truth is known. */
  readonly measured?: string;
}

/** Calls of a complaint that are looked through for the one in question. */
const MOST_CALLS = 200;

/** The waterfall of a pair; undefined where there is no weighing, as for what other operations know. */
export async function waterfallOf(engine: Reader, { subject, a, b }: ReviewPair): Promise<Waterfall | undefined> {
  if (subject === 'accounts') return ofAccounts(engine, a < b ? [a, b] : [b, a]);
  if (subject === 'complaint_call') return ofComplaint(engine, a, b);
  return undefined;
}

async function ofAccounts(engine: Reader, pair: readonly [string, string]): Promise<Waterfall> {
  const { sentence, waterfall, total, generic, measured } = await explainAccounts(engine, pair);
  return {
    sentence,
    bars: waterfall.map(({ about, value, accounts, bits }) => ({ about, value, shared_by: accounts, bits })),
    total,
    ignored: generic.map(({ kind, value, accounts }) => ({ about: kind, value, shared_by: accounts })),
    ...(measured === undefined ? {} : { measured }),
  };
}

async function ofComplaint(engine: Reader, complaint: string, call: string): Promise<Waterfall | undefined> {
  const { candidates } = await complaintLinks(engine, complaint, MOST_CALLS);
  const found = candidates.find(({ callRef }) => callRef === call);
  if (!found) return undefined;
  const bars = found.bits.map(({ evidence, bits }) => ({ about: evidence, value: '', shared_by: 0, bits }));
  return { sentence: found.evidence, bars, total: bars.reduce((sum, { bits }) => sum + bits, 0), ignored: [] };
}
