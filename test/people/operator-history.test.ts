import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertBatches } from '../../src/domains/insert.ts';
import { operatorAccount } from '../../src/domains/people/operator-account.ts';
import { operatorHistory } from '../../src/domains/people/operator-history.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine, Row } from '../../src/engines/engine.ts';
import type { Judgement, Verdict, WithdrawnJudgement } from '../../src/pipeline/judgement.ts';
import { context, EXHIBITS } from './context.ts';

function judged(index: number, a: string, b: string, verdict: Verdict): Judgement {
  return { index, subject: 'accounts', a, b, verdict, actor: 'J. Doe', at: '2026-01-02T00:00:00Z', reason: 'seen' };
}

describe('the history of operators', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openDuckdb();
    await engine.run('CREATE SCHEMA work');
    await engine.run('CREATE SCHEMA canonical');
    await engine.run('CREATE TABLE canonical.call (account_ref VARCHAR, exhibit VARCHAR)');
  });
  afterAll(() => engine.close());

  async function history(
    accounts: readonly (readonly [ref: string, exhibit: string])[],
    pairs: readonly (readonly [a: string, b: string])[],
    judgements: readonly Judgement[] = [],
    withdrawn: readonly WithdrawnJudgement[] = [],
  ): Promise<Row[]> {
    await engine.run('CREATE OR REPLACE TABLE canonical.account (account_ref VARCHAR, exhibit VARCHAR)');
    await insertBatches(engine, 'canonical.account', [accounts.map(([ref]) => ref), accounts.map(([, at]) => at)]);
    await engine.run('CREATE OR REPLACE TABLE work.account_pair (account_a VARCHAR, account_b VARCHAR, units BIGINT)');
    await insertBatches(engine, 'work.account_pair', [
      pairs.map(([a]) => a),
      pairs.map(([, b]) => b),
      pairs.map(() => '9000'),
    ]);
    for (const step of [operatorAccount, operatorHistory]) {
      await engine.run(`DROP TABLE IF EXISTS ${step.name}`);
      await step.make(step.name, context(judgements, withdrawn), engine);
    }
    return engine.rows('FROM operator_history ORDER BY change');
  }

  async function operatorOf(ref: string): Promise<string> {
    const [row] = await engine.rows('SELECT operator_id FROM work.operator_account WHERE account_ref = $ref', { ref });
    return String(row!['operator_id']);
  }

  it('is empty where nothing came together later and nobody judged', async () => {
    expect(
      await history(
        [
          ['a', 'first'],
          ['b', 'first'],
        ],
        [['a', 'b']],
      ),
    ).toEqual([]);
  });

  it('tells that accounts of a later exhibit made two operators one', async () => {
    const rows = await history(
      [
        ['a', 'first'],
        ['b', 'first'],
        ['c', 'later'],
      ],
      [
        ['a', 'c'],
        ['b', 'c'],
      ],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ what: 'merged', cause: 'exhibit', cause_ref: 'later', account_refs: 'a;b' });
    expect(String(rows[0]!['before']).split(';')).toHaveLength(2);
    expect(rows[0]!['after']).toBe(await operatorOf('a'));
  });

  it('tells which judgement divided an operator and which brought two together, and by whom', async () => {
    const rows = await history(
      [
        ['a', 'first'],
        ['b', 'first'],
        ['c', 'first'],
      ],
      [['a', 'b']],
      [judged(9, 'b', 'c', 'same'), judged(7, 'a', 'b', 'not_same'), judged(8, 'a', 'c', 'unsure')],
    );
    expect(rows.map((row) => [row['what'], row['cause_ref'], row['account_refs'], row['actor']])).toEqual([
      ['split', 'accounts:a/b', 'a;b', 'J. Doe'],
      ['merged', 'accounts:b/c', 'b;c', 'J. Doe'],
    ]);
    expect(rows[1]!['after']).toBe(await operatorOf('c'));
    expect(await operatorOf('a')).not.toBe(await operatorOf('b'));
  });

  it('keeps what a judgement did that was taken back, who took it back and what that did', async () => {
    const rows = await history(
      [
        ['a', 'first'],
        ['b', 'first'],
        ['c', 'first'],
        ['d', 'first'],
      ],
      [['a', 'b']],
      [judged(9, 'c', 'd', 'same')],
      [
        { judgement: judged(7, 'a', 'b', 'not_same'), index: 10, actor: 'A. Roe' },
        { judgement: judged(4, 'b', 'c', 'same'), index: 8, actor: 'A. Roe' },
      ],
    );
    expect(rows.map((row) => [row['what'], row['cause'], row['cause_ref'], row['account_refs'], row['actor']])).toEqual(
      [
        ['merged', 'judgement', 'accounts:b/c', 'a;b;c', 'J. Doe'],
        // While b and c were one by a judgement, that a and b are two took only a out.
        ['split', 'judgement', 'accounts:a/b', 'a;b;c', 'J. Doe'],
        ['split', 'withdrawal', 'accounts:b/c', 'b;c', 'A. Roe'],
        ['merged', 'judgement', 'accounts:c/d', 'c;d', 'J. Doe'],
        ['merged', 'withdrawal', 'accounts:a/b', 'a;b', 'A. Roe'],
      ],
    );
    expect(await operatorOf('a')).toBe(await operatorOf('b'));
    expect(await operatorOf('c')).not.toBe(await operatorOf('b'));
  });

  it('ends where the operators of the case are, and leaves out judgements of accounts that are not there', async () => {
    const accounts = Array.from({ length: 12 }, (_, i) => [`n${i}`, EXHIBITS[i % 2]!] as const);
    const pairs = Array.from({ length: 11 }, (_, i) => [`n${i}`, `n${i + 1}`].sort() as [string, string]);
    const judgements = [
      judged(3, 'n3', 'n4', 'not_same'),
      judged(4, 'gone', 'n1', 'same'),
      judged(5, 'n0', 'n9', 'same'),
    ];
    const rows = await history(accounts, pairs, judgements);
    const known = await engine.rows('SELECT DISTINCT operator_id FROM work.operator_account');
    const ids = new Set(known.map((row) => String(row['operator_id'])));
    // Whoever was named last in the history and not divided or taken in since is an operator of the case.
    const last = new Map<string, string>();
    for (const row of rows)
      for (const ref of String(row['account_refs']).split(';')) last.set(ref, String(row['change']));
    for (const row of rows) {
      const still = String(row['account_refs'])
        .split(';')
        .every((ref) => last.get(ref) === String(row['change']));
      if (still) for (const id of String(row['after']).split(';')) expect(ids).toContain(id);
    }
    expect(rows.length).toBeGreaterThan(1);
    expect(await history([...accounts].reverse(), [...pairs].reverse(), [...judgements].reverse())).toEqual(rows);
  });
});
