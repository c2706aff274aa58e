import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertBatches } from '../../src/domains/insert.ts';
import { accountLink } from '../../src/domains/people/account-link.ts';
import { identifier } from '../../src/domains/people/identifier.ts';
import { operatorAccount } from '../../src/domains/people/operator-account.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine } from '../../src/engines/engine.ts';
import type { Judgement, Verdict } from '../../src/pipeline/judgement.ts';
import { context } from './context.ts';

type Use = readonly [account: string, kind: string, value: string];

/** Forty strangers with a mailbox each, so that chance agreement can be told from a person's. */
const STRANGERS: Use[] = Array.from({ length: 40 }, (_, i) => [`s${i}`, 'email', `s${i}@example.org`]);

function judgement(index: number, a: string, b: string, verdict: Verdict, actor = 'J. Doe'): Judgement {
  return { index, subject: 'accounts', a, b, verdict, actor, at: '2026-01-01T00:00:00Z', reason: 'seen' };
}

describe('operators behind accounts', () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await openDuckdb();
    await engine.run('CREATE SCHEMA work');
    await engine.run('CREATE SCHEMA canonical');
  });
  afterAll(() => engine.close());
  beforeEach(() => engine.run('DROP TABLE IF EXISTS work.operator_account'));

  /** `calling`: accounts that call at one hour of the day. */
  async function build(
    uses: readonly Use[],
    judgements: readonly Judgement[] = [],
    calling: readonly (readonly [string, number])[] = [],
  ): Promise<Map<string, string>> {
    await engine.run(
      'CREATE OR REPLACE TABLE work.account_identifier (account_ref VARCHAR, kind VARCHAR, value VARCHAR)',
    );
    await insertBatches(
      engine,
      'work.account_identifier',
      [0, 1, 2].map((i) => uses.map((use) => use[i]!)),
    );
    await engine.run(
      // Accounts in capitals come with a later exhibit.
      "CREATE OR REPLACE TABLE canonical.account AS SELECT DISTINCT account_ref, '' AS dial_region, CASE WHEN account_ref = 'A' THEN 'later' ELSE 'first' END AS exhibit FROM work.account_identifier",
    );
    await engine.run(
      'CREATE OR REPLACE TABLE canonical.call (account_ref VARCHAR, exhibit VARCHAR, started_at TIMESTAMP, dialled VARCHAR)',
    );
    for (const [account, hour] of calling) {
      await engine.run(
        "INSERT INTO canonical.call SELECT $account, 'first', TIMESTAMP '2022-01-03' + to_hours(24 * i + CAST($hour AS BIGINT)), '' FROM range(30) AS r(i)",
        { account, hour },
      );
    }
    await engine.run('CREATE OR REPLACE TABLE number (number VARCHAR, accounts BIGINT, class VARCHAR)');
    await engine.run(
      "CREATE OR REPLACE TABLE work.ip_network AS SELECT '198.51.100.7' AS ip, 'Example Hosting Ltd' AS organisation",
    );
    for (const step of [identifier, operatorAccount]) {
      for (const name of [step.name, ...(step.alsoMakes ?? [])]) await engine.run(`DROP TABLE IF EXISTS ${name}__new`);
      await step.make(`${step.name}__new`, context(judgements), engine);
      for (const name of [step.name, ...(step.alsoMakes ?? [])]) {
        await engine.run(`CREATE OR REPLACE TABLE ${name} AS FROM ${name}__new`);
      }
    }
    const rows = await engine.rows('SELECT account_ref, operator_id FROM work.operator_account');
    return new Map(rows.map((row) => [String(row['account_ref']), String(row['operator_id'])]));
  }

  /** Links between accounts, `colleagues` of which work in one call centre. */
  async function links(colleagues: readonly string[]) {
    await engine.run('CREATE OR REPLACE TABLE work.centre_account (account_ref VARCHAR, centre_id VARCHAR)');
    await insertBatches(engine, 'work.centre_account', [colleagues, colleagues.map(() => 'centre')]);
    await engine.run('DROP TABLE IF EXISTS account_link__new');
    await accountLink.make('account_link__new', context([]), engine);
    const rows = await engine.rows('SELECT * FROM account_link__new');
    return new Map(rows.map((row) => [`${String(row['account_a'])}/${String(row['account_b'])}`, row]));
  }

  const pair: Use[] = [
    ['a', 'email', 'x@example.org'],
    ['b', 'email', 'x@example.org'],
    ['a', 'wallet', 'w'],
    ['b', 'wallet', 'w'],
  ];
  const exchange: Use[] = Array.from({ length: 30 }, (_, i) => [`s${i}`, 'wallet', 'exchange']);

  it('are one when accounts share a mailbox and a wallet', async () => {
    const operators = await build([...STRANGERS, ...pair]);
    expect(operators.get('a')).toBe(operators.get('b'));
    expect(new Set(operators.values()).size).toBe(41);
  });

  it('are not merged by a wallet that strangers share', async () => {
    const operators = await build([...STRANGERS, ...exchange]);
    expect(new Set(operators.values()).size).toBe(40);
    const [row] = await engine.rows("SELECT hub FROM work.identifier WHERE value = 'exchange'");
    expect(row!['hub']).toBe(true);
  });

  it('are not merged by an address of more than a few accounts alone', async () => {
    const room: Use[] = Array.from({ length: 6 }, (_, i) => [`s${i}`, 'address', '192.0.2.1']);
    expect(new Set((await build([...STRANGERS, ...room])).values()).size).toBe(40);
  });

  it('are not merged by an address in a network that rents out tunnels, as they may be by one at home', async () => {
    const at = (ip: string): Use[] => ['s1', 's2'].map((account) => [account, 'address', ip]);
    const home = await build([...STRANGERS, ...at('192.0.2.9')]);
    expect(home.get('s1')).toBe(home.get('s2'));
    const hosted = await build([...STRANGERS, ...at('198.51.100.7')]);
    expect(hosted.get('s1')).not.toBe(hosted.get('s2'));
  });

  it('are not said to be one person with any certainty where nothing but a place ties two accounts', async () => {
    await build([...STRANGERS, ...pair, ['c', 'email', 'x@example.org'], ['c', 'wallet', 'w']]);
    const found = await links(['a', 'b', 's1', 's2']);
    expect(found.get('s1/s2')).toMatchObject({ relation: 'associated', probability: null, key: '+CENTRE' });
    expect(found.get('a/s1')).toMatchObject({ relation: 'associated', probability: null });
    expect(Number(found.get('a/b')!['probability'])).toBeGreaterThan(0.9);
  });

  it('stay apart or come together when people say so', async () => {
    const apart = await build([...STRANGERS, ...pair], [judgement(1, 'a', 'b', 'not_same')]);
    expect(apart.get('a')).not.toBe(apart.get('b'));
    const together = await build([...STRANGERS, ...pair], [judgement(1, 's1', 's2', 'same')]);
    expect(together.get('s1')).toBe(together.get('s2'));
  });

  it('are left to the machine where people disagree', async () => {
    const judgements = [judgement(1, 'a', 'b', 'not_same'), judgement(2, 'a', 'b', 'same', 'R. Roe')];
    const operators = await build([...STRANGERS, ...pair], judgements);
    expect(operators.get('a')).toBe(operators.get('b'));
  });

  it('keep their ids when an account of a later exhibit joins, whatever was built before', async () => {
    const before = await build([...STRANGERS, ...pair]);
    const grown: Use[] = [...STRANGERS, ...pair, ['A', 'email', 'x@example.org'], ['A', 'wallet', 'w']];
    const after = await build(grown);
    expect(after.get('A')).toBe(before.get('a'));
    await engine.run('DROP TABLE work.operator_account');
    expect(await build(grown)).toEqual(after);
  });

  it('are the same whatever the order of the rows', async () => {
    const uses = [...STRANGERS, ...pair, ...exchange];
    const forwards = await build(uses);
    await engine.run('DROP TABLE work.operator_account');
    expect([...(await build([...uses].reverse())).entries()].sort()).toEqual([...forwards.entries()].sort());
  });

  it('are found without any identifier in common: every account alone', async () => {
    expect(new Set((await build(STRANGERS)).values()).size).toBe(40);
  });

  it('are not merged, and no pair is made, where thousands share one value', async () => {
    const crowd: Use[] = Array.from({ length: 3000 }, (_, i) => [`c${i}`, 'wallet', 'exchange']);
    const operators = await build([...crowd, ...pair]);
    expect(new Set(operators.values()).size).toBe(3001);
    const [made] = await engine.rows("SELECT count(*) AS n FROM work.account_pair WHERE account_a LIKE 'c%'");
    expect(Number(made!['n'])).toBe(0);
    const [hub] = await engine.rows("SELECT accounts, hub FROM work.identifier WHERE value = 'exchange'");
    expect(hub).toMatchObject({ hub: true });
    expect(Number(hub!['accounts'])).toBe(3000);
  });

  it('are compared by values in any script and of any length', async () => {
    const long = 'я'.repeat(1_000_000);
    const operators = await build([
      ['x', 'username', 'призрак77'],
      ['y', 'username', 'призрак77'],
      ['x', 'handle', long],
      ['y', 'handle', long],
      ['z', 'handle', `${long}!`],
    ]);
    expect(operators.get('x')).toBe(operators.get('y'));
    expect(operators.get('z')).not.toBe(operators.get('x'));
  });

  it('call at other hours: it counts against a pair, and working at the same hours for it', async () => {
    const uses: Use[] = [
      ['a', 'wallet', 'w'],
      ['b', 'wallet', 'w'],
    ];
    const units = async (hours: readonly [number, number]): Promise<number> => {
      await build(
        uses,
        [],
        hours.map((hour, i) => [['a', 'b'][i]!, hour]),
      );
      const [row] = await engine.rows("SELECT units FROM work.account_pair_kind WHERE kind = 'hours'");
      return Number(row!['units']);
    };
    expect(await units([9, 9])).toBeGreaterThan(0);
    expect(await units([9, 21])).toBeLessThan(0);
  });
});
