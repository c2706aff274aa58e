import type { Reader } from '../../engines/engine.ts';
import { readPattern } from '../classes/pattern.ts';

/** How strongly one kind of evidence speaks for each kind of line. */
export interface LineWeight {
  readonly evidence: string;
  /** log2 of the odds against the kind of person that fits best; positive speaks for the kind of line. */
  readonly bits: Readonly<Record<string, number>>;
}

const ABOUT: Readonly<Record<string, string>> = {
  share: 'how common such lines are',
  position0: 'place of the calls in sessions',
  position1: 'place of the calls in sessions',
  position2: 'place of the calls in sessions',
  talk: 'how long the calls lasted',
  calls: 'how often it was called',
  accounts: 'by the same or by other accounts',
  span: 'days between first and last call',
  home: 'in the region from which the account dials',
  special: 'a number for which the called party pays',
  usual: 'how usual its country is among the numbers the account calls',
  line: 'mobile or fixed line',
  contact: 'on a call list',
  complaint: 'named by a complaint',
  shown: 'presented to others',
  code: 'attempts to capture a code',
  registered: "registered as an account's own phone",
};

const PERSONS = ['tried', 'worked', 'handed_over', 'passed_on'];

/** The weights by which a number was taken for the line of a person or of somebody else; empty when it is in a register. */
export async function lineWeights(engine: Reader, number: string): Promise<LineWeight[]> {
  const [row] = await engine.rows(
    `SELECT CAST(d.pattern + coalesce(r.bit, 0) AS VARCHAR) AS pattern
     FROM work.dialled_number AS d LEFT JOIN work.complained_number AS r ON r.digits = d.number_no
     WHERE d.number_no = try_cast(ltrim($number, '+') AS BIGINT)`,
    { number },
  );
  if (!row) return [];
  const pattern = readPattern(BigInt(String(row.pattern)), 1);
  if (pattern.owned) return [];
  const table = await engine.rows('SELECT kind, feature, weights FROM work.line_weight WHERE several = $several', {
    several: String(pattern.several),
  });
  const weights = new Map(
    table.map((one) => [`${String(one.kind)} ${String(one.feature)}`, JSON.parse(String(one.weights)) as number[]]),
  );
  const seen = [{ feature: 'share', counts: [1] }, ...pattern.seen];
  const score = (kind: string, { feature, counts }: (typeof seen)[number]): number =>
    counts.reduce((sum, n, i) => (n > 0 ? sum + n * weights.get(`${kind} ${feature}`)![i]! : sum), 0);
  const total = (kind: string): number => seen.reduce((sum, one) => sum + score(kind, one), 0);
  const kinds = [...new Set(table.map((one) => String(one.kind)))];
  const [person] = kinds.filter((kind) => PERSONS.includes(kind)).sort((a, b) => total(b) - total(a));
  const others = kinds.filter((kind) => !PERSONS.includes(kind));
  return seen.map((one) => ({
    evidence: ABOUT[one.feature]!,
    bits: Object.fromEntries(
      others.map((kind) => [kind, Math.round(((score(kind, one) - score(person!, one)) / Math.LN2) * 10) / 10]),
    ),
  }));
}
