import { readFileSync } from 'node:fs';
import type { Engine } from '../../engines/engine.ts';
import { OF_SUSPECT, share, text } from '../../model/columns.ts';
import type { BuildContext } from '../../pipeline/context.ts';
import { judgedPairs, judgementInputs } from '../../pipeline/judgement.ts';
import { type CodeStep, defineCodeStep, parametersOf } from '../../pipeline/step.ts';
import { insertBatches } from '../insert.ts';
import { HABITS_COMPARED } from './habits.ts';
import { IDENTIFIER_KINDS } from './identifier-kinds.ts';
import { LINK_PARAMETERS } from './parameters.ts';

const SQL = readFileSync(new URL('sql/account-link.sql', import.meta.url), 'utf8');

/** `account_link`: which two accounts are one operator's, which only have to do with each other, how sure that is and why. */
export const accountLink: CodeStep = defineCodeStep({
  name: 'account_link',
  purpose: 'Pairs of accounts that are one operator, or associated, with what they share and what people judged',
  reads: ['work.account_pair', 'work.account_pair_kind', 'work.operator_account', 'work.centre_account'],
  parameters: LINK_PARAMETERS,
  version: 2,
  inputs: (context) => ({ sql: SQL, ...judgementInputs(context.judgements, 'accounts') }),
  table: {
    name: 'account_link',
    row: 'two accounts',
    key: ['account_a', 'account_b'],
    columns: [
      text('account_a', 'Account'),
      text('account_b', 'Another, later in the alphabet'),
      text('relation', 'same_operator, or associated: tied together by what strangers or colleagues share'),
      share('probability', 'That both are one operator; NULL where people judged or nothing but a place ties them'),
      share('weight', 'log2 of the odds by what the two share themselves; NULL where they share nothing'),
      text('key', 'What speaks for (+) and against (−) one operator, in short'),
      text('evidence', 'The same in words', OF_SUSPECT),
      text('status', 'machine, judged, or conflict: people disagree and the machine decides'),
      text('judgement', 'same, not_same, unsure or conflict; empty when nobody judged'),
      text('operator_a', 'Operator of account_a'),
      text('operator_b', 'Operator of account_b'),
    ],
  },
  make: makeLinks,
});

async function makeLinks(target: string, context: BuildContext, engine: Engine): Promise<void> {
  await engine.run(
    'CREATE OR REPLACE TEMP TABLE person_kind (k INTEGER, about VARCHAR, key VARCHAR, agree VARCHAR, differ VARCHAR)',
  );
  const kinds = [
    ...IDENTIFIER_KINDS.map(({ about, key }, k) => [String(k), about, key, '', ''] as const),
    ['99', 'a further IP address', 'IP', '', ''] as const,
    ['100', 'nothing else', 'ELSE', '', ''] as const,
    ...HABITS_COMPARED.map(({ k, about, key, agree, differ }) => [String(k), about, key, agree, differ] as const),
  ];
  await insertBatches(
    engine,
    'person_kind',
    [0, 1, 2, 3, 4].map((i) => kinds.map((kind) => kind[i]!)),
  );
  await engine.run(
    'CREATE OR REPLACE TEMP TABLE person_judgement (account_a VARCHAR, account_b VARCHAR, verdict VARCHAR, reasons VARCHAR)',
  );
  const judged = judgedPairs(context.judgements, 'accounts');
  await insertBatches(engine, 'person_judgement', [
    judged.map(({ a }) => a),
    judged.map(({ b }) => b),
    judged.map(({ verdict }) => verdict ?? 'conflict'),
    judged.map(({ judgements }) =>
      judgements.map(({ actor, verdict, reason }) => `${actor}: ${verdict}, ${reason}`).join('; '),
    ),
  ]);
  await engine.run(SQL.replace('$target', target), parametersOf(accountLink, context));
}
