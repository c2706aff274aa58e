import type { Engine } from '../../engines/engine.ts';
import { count, share } from '../../model/columns.ts';
import type { BuildContext } from '../../pipeline/context.ts';
import { scratchName } from '../../pipeline/run.ts';
import { defineCodeStep, parametersOf, type Step } from '../../pipeline/step.ts';
import { insertBatches } from '../insert.ts';
import { SEVERAL_KINDS, SINGLE_FEATURES, SINGLE_KINDS } from './beliefs.ts';
import { fitMixture, type Kind, learned, type Mixture, posterior } from './mixture.ts';
import { CLASS_PARAMETERS } from './parameters.ts';
import { type Pattern, readPattern, without } from './pattern.ts';

/**
 * Kinds of lines are learned from about so many numbers; of more, every so many-th is taken. What is believed of a rare kind weighs
 * nothing against millions: it then grows into the crowd beside it (of a million victims 3 % were taken for organisations).
 */
const ENOUGH = 100_000;

/** Whose line a number is, by the pattern of its calls: a person's, an own phone, an organisation's, an associate's. */
export const linePattern: Step = defineCodeStep({
  name: 'work.line_pattern',
  purpose: "Whose line a number with a pattern of calls is: kinds of lines fitted to the case's own patterns",
  reads: ['work.dialled_number', 'work.complained_number'],
  alsoMakes: ['work.line_weight'],
  version: 9,
  parameters: {
    fit_rounds: CLASS_PARAMETERS.fit_rounds,
    fit_worth: CLASS_PARAMETERS.fit_worth,
    ignore_evidence: CLASS_PARAMETERS.ignore_evidence,
  },
  table: {
    name: 'work.line_pattern',
    row: 'a pattern of calls',
    key: ['pattern'],
    columns: [
      count('pattern', 'Counts of what the calls were like, packed'),
      count('numbers', 'Numbers with the pattern'),
      share('person', 'That the line is a person who was called for a scam'),
      share('own_phone', 'That it is a phone of who calls it'),
      share('organisation', "That it is an organisation's line"),
      share('associate', 'That it is a line of another operator'),
    ],
  },
  make: makeLinePatterns,
});

const CLASSES = ['person', 'own_phone', 'organisation', 'associate'] as const;

async function makeLinePatterns(target: string, context: BuildContext, engine: Engine): Promise<void> {
  const values = parametersOf(linePattern, context);
  const ignored = String(values.ignore_evidence).split(',');
  const [counted] = await engine.rows('SELECT count(*) AS numbers FROM work.dialled_number');
  const rows = await engine.rows(PATTERNS, { thin: Math.max(1, Math.floor(Number(counted!.numbers) / ENOUGH)) });
  const patterns = rows.map((row) => without(readPattern(BigInt(String(row.pattern)), Number(row.numbers)), ignored));
  const taken = patterns.flatMap((pattern, i) => {
    const numbers = Number(rows[i]!.taken);
    return numbers > 0 ? [{ ...pattern, numbers }] : [];
  });
  const fits = fitLines(taken, Number(values.fit_rounds), Number(values.fit_worth));
  await engine.run(
    `CREATE TABLE ${target} (pattern BIGINT, numbers BIGINT, person DOUBLE, own_phone DOUBLE, organisation DOUBLE, associate DOUBLE)`,
  );
  await writeWeights(engine, [fits.several, fits.single]);
  const BATCH = 5000;
  for (let from = 0; from < patterns.length; from += BATCH) {
    const batch = patterns.slice(from, from + BATCH);
    const shares = batch.map((pattern) => classShares(pattern.several ? fits.several : fits.single, pattern));
    await engine.run(
      `INSERT INTO ${target} SELECT CAST(unnest($pattern) AS BIGINT), CAST(unnest($numbers) AS BIGINT),
       ${CLASSES.map((name) => `CAST(unnest($${name}) AS DOUBLE)`).join(', ')}`,
      {
        pattern: batch.map(({ key }) => key.toString()),
        numbers: batch.map(({ numbers }) => numbers.toString()),
        ...Object.fromEntries(CLASSES.map((name) => [name, shares.map((one) => one[name].toFixed(6))])),
      },
    );
  }
}

/** Patterns with their numbers, and those to learn from: by what is left over a prime, which no block of numbers follows. */
const PATTERNS = `
SELECT CAST(d.pattern + coalesce(r.bit, 0) AS VARCHAR) AS pattern, count(*) AS numbers,
       count(*) FILTER (abs(d.number_no) % 1000003 % $thin = 0) AS taken
FROM work.dialled_number AS d LEFT JOIN work.complained_number AS r ON r.digits = d.number_no
GROUP BY d.pattern + coalesce(r.bit, 0)
ORDER BY d.pattern + coalesce(r.bit, 0)`;

/** The fitted weights, so that what a number was taken for can be followed. */
async function writeWeights(engine: Engine, mixtures: readonly Mixture[]): Promise<void> {
  const table = scratchName('work.line_weight');
  await engine.run(`CREATE TABLE ${table} (several VARCHAR, kind VARCHAR, feature VARCHAR, weights VARCHAR)`);
  const rows = mixtures.flatMap((mixture, i) =>
    mixture.kinds.flatMap((kind, k) =>
      Object.entries({ share: [Math.log(mixture.shares[k]!)], ...mixture.weights[k]! }).map(([feature, weights]) => [
        String(i === 0),
        kind,
        feature,
        JSON.stringify(weights.map((weight) => Math.round(weight * 1e4) / 1e4)),
      ]),
    ),
  );
  await insertBatches(
    engine,
    table,
    [0, 1, 2, 3].map((column) => rows.map((row) => row[column]!)),
  );
}

/** Kinds are learned from numbers with several calls; among those with one call only how common each kind is. */
export function fitLines(
  patterns: readonly Pattern[],
  rounds: number,
  worth: number,
): { several: Mixture; single: Mixture } {
  const known = (pattern: Pattern): string | undefined => (pattern.owned ? 'organisation' : undefined);
  const fitted = fitMixture(
    SEVERAL_KINDS,
    patterns.filter((pattern) => pattern.several),
    { rounds, worth, fixed: new Set(['associate']), known },
  );
  const several = asOwnPhones(fitted, 'associate', ['contact']);
  const others = SINGLE_KINDS.slice(1).map((kind) => learned(several, kind.name, kind, SINGLE_FEATURES));
  const single = fitMixture(
    [SINGLE_KINDS[0]!, ...others],
    patterns.filter((pattern) => !pattern.several),
    { rounds, worth, fixed: new Set(others.map((kind: Kind) => kind.name)), known },
  );
  return { several, single };
}

/**
 * A kind too rare to be learned gets what own phones show of some features: accomplices too are dialled by hand, and whether what is
 * dialled by hand ends up on a list is the dialler's way, which the own phones of the case tell.
 */
function asOwnPhones(mixture: Mixture, kind: string, features: readonly string[]): Mixture {
  const own = mixture.weights[mixture.kinds.indexOf('own_phone')]!;
  const taken = Object.fromEntries(features.flatMap((name) => (own[name] ? [[name, own[name]]] : [])));
  return {
    ...mixture,
    weights: mixture.weights.map((weights, k) => (mixture.kinds[k] === kind ? { ...weights, ...taken } : weights)),
  };
}

function classShares(mixture: Mixture, pattern: Pattern): Record<(typeof CLASSES)[number], number> {
  const shares = { person: 0, own_phone: 0, organisation: 0, associate: 0 };
  if (pattern.owned) return { ...shares, organisation: 1 };
  posterior(mixture, pattern).forEach((value, k) => {
    const name = mixture.kinds[k]!;
    if (name === 'own_phone' || name === 'organisation' || name === 'associate') shares[name] += value;
    else shares.person += value;
  });
  return shares;
}
