import type { LinkModelInput } from '../link/index.ts';

/** Complaints from which on the share of a value among them says how rare it is: a handful cannot tell. */
const FREQUENCIES_FROM = 100;

const level = (name: string, m: number, u: number): { name: string; m: number; u: number } => ({ name, m, u });

/**
 * When two complaints are by one person. Fixed, not trained: few people complain twice, and a case with two hundred
 * complaints cannot teach how they write. m by what people vary when they write to an office again (initials, a number left
 * out: missing says nothing); u by coincidence among strangers, sharpened by how rare the very value is here. Members of a
 * household share number and postcode but not the name: the engine's relatives. That two of a household complain
 * is taken to be a quarter as common as that one complains twice.
 */
export function personModel(complaints: number): LinkModelInput {
  return {
    format: 'ringbreak-link-model',
    version: 1,
    title: 'Several complaints by one person',
    comparisons: comparisons(complaints >= FREQUENCIES_FROM),
    blocking: BLOCKING,
    prior: Math.min(0.01, 0.1 / Math.max(complaints, 1)),
    related: Math.min(0.0025, 0.025 / Math.max(complaints, 1)),
    link: 0.8,
    keep: 0.2,
    support: 0.5,
    keyPairs: 20_000,
  };
}

function comparisons(frequency: boolean): LinkModelInput['comparisons'] {
  return [
    {
      name: 'name',
      type: 'full-name',
      frequency,
      columns: ['name'],
      shared: 0.02,
      levels: [
        level('equal', 0.8, 0.001),
        level('near', 0.06, 0.002),
        level('part', 0.04, 0.002),
        level('shared', 0.07, 0.04),
        level('similar', 0.01, 0.02),
        level('different', 0.02, 0.935),
      ],
    },
    {
      name: 'postcode',
      type: 'code',
      frequency,
      columns: ['postcode'],
      shared: 0.95,
      levels: [
        level('equal', 0.93, 0.001),
        level('edits1', 0.03, 0.002),
        level('edits2', 0.01, 0.02),
        level('different', 0.03, 0.977),
      ],
    },
    {
      name: 'number',
      type: 'phone',
      frequency,
      columns: ['number'],
      shared: 0.5,
      levels: [
        level('equal', 0.88, 0.0005),
        level('digit', 0.06, 0.0005),
        level('digits', 0.01, 0.001),
        level('different', 0.05, 0.998),
      ],
    },
  ];
}

const BLOCKING: LinkModelInput['blocking'] = [
  { keys: [{ column: 'number', as: 'phone' }] },
  { keys: [{ column: 'name', as: 'sorted' }, { column: 'postcode' }] },
  {
    keys: [
      { column: 'name', as: 'sorted' },
      { column: 'number', as: 'last4' },
    ],
  },
  { keys: [{ column: 'postcode' }] },
];
