import { readFileSync } from 'node:fs';
import type { Row } from '../../engines/engine.ts';

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

/** In words, for a stated probability: how often such were right, or that so low ones were not measured. */
export function measuredShare(stated: Stated, probability: number): string {
  const { noun, doc, bins } = MEASURED[stated];
  const at = bins.findIndex(({ from }) => probability >= from);
  if (at < 0) {
    const least = Math.round(100 * bins.at(-1)!.from);
    return `how often ${noun} stated below ${least} % are right was not measured (${doc})`;
  }
  const { from, claims, right } = bins[at]!;
  const below = bins[at - 1]?.from;
  const range = below === undefined ? '% and more' : `to ${Math.round(below * 100)} %`;
  return `of ${claims} ${noun} stated at ${Math.round(from * 100)} ${range} on simulated seizures ${right} were right (${doc})`;
}

/** A probability of a published row, and how often such were right. */
export interface MeasuredClaim {
  readonly about: string;
  readonly probability: number;
  readonly measured: string;
}

/** Tables whose probability `npm run bench -- accuracy` measures: the curve, and its claims in words. */
const CURVES: Readonly<Record<string, { readonly curve: string; readonly about: string }>> = {
  victim: { curve: 'victim', about: 'that the number is a victim' },
  number: { curve: 'number', about: 'that the class is right' },
  scene: { curve: 'scene', about: 'that the kind is right' },
};

/** Those that were measured otherwise, by table and column. */
const OTHERWISE: readonly { table: string; column: string; about: string; measured: string }[] = [
  {
    table: 'number',
    column: 'victim_probability',
    about: 'that a person was held',
    measured: 'measured over all numbers of the simulated seizures, not by how surely it was stated (docs/accuracy.md)',
  },
  {
    table: 'call_centre',
    column: 'probability',
    about: 'that its accounts work as one place',
    measured:
      'expected calibration error 0.018, of pairs of accounts in 13 simulated seizures, not by how surely it was stated (docs/centres.md)',
  },
  {
    table: 'complaint_person',
    column: 'probability',
    about: 'that the person made another complaint too',
    measured: 'of 59 pairs found in one simulated seizure none was wrong (docs/complaints.md)',
  },
];

interface Curve {
  readonly name: string;
  readonly bins: readonly { readonly claims: number; readonly stated: number; readonly right: number }[];
}

/** Written by the bench beside the report that draws it. */
const RELIABILITY = JSON.parse(readFileSync(new URL('../../report/reliability.json', import.meta.url), 'utf8')) as {
  readonly worlds: number;
  readonly curves: readonly Curve[];
};

/** Every probability of a row of a published table, with how often what was stated so surely was right; or that it was not measured. */
export function measuredClaims(table: string, row: Row): MeasuredClaim[] {
  const claims: MeasuredClaim[] = [];
  const known = CURVES[table];
  for (const column of ['probability', 'victim_probability']) {
    const value = row[column];
    if (value === null || value === undefined) continue;
    const probability = Number(value);
    const otherwise = OTHERWISE.find((one) => one.table === table && one.column === column);
    if (column === 'probability' && known) {
      claims.push({ about: known.about, probability, measured: curveShare(known.curve, probability) });
    } else if (otherwise) claims.push({ about: otherwise.about, probability, measured: otherwise.measured });
    else if (row['measured'])
      claims.push({ about: 'that it is right', probability, measured: String(row['measured']) });
    else claims.push({ about: `the column ${column}`, probability, measured: 'not measured' });
  }
  return claims;
}

/** The bin of ten that the probability falls in. */
function curveShare(name: string, probability: number): string {
  const bin = (p: number): number => Math.min(9, Math.floor(p * 10));
  const found = RELIABILITY.curves
    .find((curve) => curve.name === name)
    ?.bins.find(({ stated }) => bin(stated) === bin(probability));
  if (!found) return 'not measured: nothing was stated so on simulated seizures (docs/accuracy.md)';
  const from = 10 * bin(probability);
  const right = (100 * found.right).toFixed(1);
  return `of ${found.claims} claims stated at ${from} to ${from + 10} % in ${RELIABILITY.worlds} simulated seizures ${right} % were right (docs/accuracy.md)`;
}
