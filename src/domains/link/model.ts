import { z } from 'zod';
import { RingbreakError } from '../../base/errors.ts';
import { COMPARISON_NAMES } from './comparisons/all.ts';
import { KEY_FORMS } from './keys.ts';

/** Most comparisons of a model: four bits of a 64-bit agreement pattern each, one nibble spare for the sign. */
export const MOST_COMPARISONS = 15;

const share = z.number().gt(0).lt(1);

const levelSchema = z.strictObject({
  name: z.string().describe('Name of the level, as the comparison type calls it'),
  m: share.describe('Probability of this level when both rows are the same entity, of rows where both are filled'),
  u: share.describe('Probability of this level when they are not'),
});

const comparisonSchema = z.strictObject({
  name: z.string().min(1).max(60).describe('What is compared; stands in explanations'),
  type: z.enum(COMPARISON_NAMES).describe('How it is compared'),
  columns: z.array(z.string()).min(1).max(4).describe('Columns it reads, in the order that the type wants'),
  frequency: z.boolean().default(true).describe('Agreement on a rare value weighs more than on a common one'),
  thresholds: z.array(z.number().nonnegative()).max(8).optional().describe("The type's limits, where it has any"),
  levels: z.array(levelSchema).optional().describe('Weights; absent until trained'),
  shared: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('How often related but different entities (a household, a firm) share this; trained from there'),
});

const keySchema = z.strictObject({ column: z.string(), as: z.enum(KEY_FORMS).default('value') });

const ruleSchema = z.strictObject({
  name: z.string().max(120).optional(),
  keys: z.array(keySchema).min(1).max(6).describe('Rows are compared when all keys agree'),
});

/** What a model file holds. */
export const linkModelSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal('ringbreak-link-model'),
  version: z.literal(1),
  title: z.string().optional(),
  id: z.string().optional().describe('Column that names a row; without it, rows are named by their number'),
  dateOrder: z.enum(['dmy', 'mdy']).default('dmy').describe('How to read 03/04/1980'),
  comparisons: z.array(comparisonSchema).min(1).max(MOST_COMPARISONS),
  blocking: z.array(ruleSchema).min(1).max(24).describe('Pairs that no rule brings together are never compared'),
  prior: z.number().gt(0).lt(1).optional().describe('Probability that two rows drawn at random are the same entity'),
  related: z
    .number()
    .min(0)
    .lt(1)
    .optional()
    .describe('Probability that two rows drawn at random are related but different; 0: nobody is, absent: trained'),
  frequencyFloor: z.number().gte(0).lt(1).default(0.000001).describe('No value counts as rarer than this'),
  keyPairs: z.number().int().positive().default(1_000_000).describe('A key that makes more pairs is dropped'),
  rulePairs: z.number().int().positive().default(100_000_000).describe('Pairs of a rule; its largest keys go first'),
  trainingPairs: z.number().int().min(1000).default(250_000).describe('Pairs of each rule that training looks at'),
  randomPairs: z.number().int().min(1000).default(1_000_000).describe('Random pairs behind the u probabilities'),
  keep: share.default(0.05).describe('Pairs below this probability are not written'),
  link: share.default(0.5).describe('Pairs from this probability on join clusters'),
  support: z.number().min(0).max(1).default(0.25).describe('Share of the cross pairs that two clusters need to join'),
  mostLinks: z.number().int().positive().default(1000).describe('A row with more links than this joins nothing'),
  oneToOne: z.boolean().default(false).describe('Two tables: at most one row of each in a cluster'),
  exclusive: z.array(z.string()).default([]).describe('Columns in which the rows of one entity cannot differ'),
});

/** A model with every default filled in. */
export type LinkModel = z.output<typeof linkModelSchema>;
/** A model as people write it. */
export type LinkModelInput = z.input<typeof linkModelSchema>;
export type Comparison = LinkModel['comparisons'][number];
export type BlockingRule = LinkModel['blocking'][number];
export type LevelWeights = z.output<typeof levelSchema>;

/**
 * Checks a model.
 *
 * @throws RingbreakError LINK_MODEL_INVALID (usage) with the path of the first thing that is wrong.
 */
export function parseModel(value: unknown): LinkModel {
  const parsed = linkModelSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw invalid(`at ${issue.path.join('.') || 'the top'}: ${issue.message}`);
  }
  const names = new Set(parsed.data.comparisons.map((comparison) => comparison.name));
  if (names.size < parsed.data.comparisons.length) throw invalid('two comparisons have the same name');
  return parsed.data;
}

/** The columns that a model reads, each once, in order of first use. */
export function modelColumns(model: LinkModel): string[] {
  const used = [
    ...model.comparisons.flatMap((comparison) => comparison.columns),
    ...model.blocking.flatMap((rule) => rule.keys.map((key) => key.column)),
    ...model.exclusive,
  ];
  return [...new Set(used)];
}

/** Every comparison has its weights: the model can score without training. */
export function isTrained(model: LinkModel): boolean {
  return model.prior !== undefined && model.comparisons.every((comparison) => comparison.levels !== undefined);
}

/** `surname phonetic + dob date`: what a rule is called where it has no name. */
export function ruleName(rule: BlockingRule): string {
  return rule.name ?? rule.keys.map((key) => (key.as === 'value' ? key.column : `${key.column} ${key.as}`)).join(' + ');
}

export function invalid(what: string): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'LINK_MODEL_INVALID',
    what: `the linkage model cannot be used: ${what}`,
    next: 'Correct it against docs/link-model.schema.json, or start again from `ringbreak link --suggest`.',
  });
}
