import { text } from '../../model/columns.ts';
import { judgedPairs, judgementInputs } from '../../pipeline/judgement.ts';
import { defineCodeStep } from '../../pipeline/step.ts';
import { insertBatches } from '../insert.ts';

/** `work.known_judgement`: what people said of known identifiers and accounts; they win over the machine. */
export const knownJudgement = defineCodeStep({
  name: 'work.known_judgement',
  purpose: 'What people judged of identifiers that other operations know',
  reads: [],
  version: 1,
  table: {
    name: 'work.known_judgement',
    row: 'a known identifier and an account that people judged',
    key: ['known_ref', 'account_ref'],
    columns: [
      text('known_ref', 'operation/kind/value'),
      text('account_ref', 'Account'),
      text('verdict', 'same, not_same, unsure; conflict when people disagree'),
    ],
  },
  inputs: ({ judgements }) => judgementInputs(judgements, 'known_match'),
  make: async (target, { judgements }, engine) => {
    await engine.run(`CREATE TABLE ${target} (known_ref VARCHAR, account_ref VARCHAR, verdict VARCHAR)`);
    const pairs = judgedPairs(judgements, 'known_match');
    await insertBatches(engine, target, [
      pairs.map(({ a }) => a),
      pairs.map(({ b }) => b),
      pairs.map(({ verdict }) => verdict ?? 'conflict'),
    ]);
  },
});
