import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '../../src/base/hash.ts';
import { silentProgress } from '../../src/base/progress.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine } from '../../src/engines/engine.ts';
import type { BuildContext } from '../../src/pipeline/context.ts';
import { planSteps } from '../../src/pipeline/plan.ts';
import { runSteps } from '../../src/pipeline/run.ts';
import type { SqlStep, Step } from '../../src/pipeline/step.ts';

const context: BuildContext = {
  derived: '/nowhere',
  settings: { caseId: 'x', baseCurrency: 'GBP', defaultRegion: undefined },
  exhibits: [],
  catalogs: [],
  mappings: [],
  parameters: {},
  judgements: [],
  withdrawn: [],
  engineVersion: 'test',
  progress: silentProgress,
};

function sqlStep(name: string, sql: string, reads: string[] = [], more: Partial<SqlStep> = {}): SqlStep {
  const table = { name, row: 'a row', key: ['n'], columns: [{ name: 'n', type: 'BIGINT', about: 'n' }] } as const;
  return { kind: 'sql', name, purpose: name, sql, reads, table, ...more };
}

let engine: Engine;
beforeEach(async () => {
  engine = await openDuckdb();
});
afterEach(() => engine.close());

const numbers = (table: string): Promise<unknown[]> =>
  engine.rows(`SELECT n FROM ${table} ORDER BY n`).then((rows) => rows.map((row) => row['n']));

describe('a build', () => {
  it('runs steps after what they read, whatever their order', async () => {
    const steps = [sqlStep('b', 'SELECT n + 1 AS n FROM a', ['a']), sqlStep('a', 'SELECT 1 AS n')];
    const { ran, seconds } = await runSteps(steps, context, engine);
    expect(ran).toEqual(['a', 'b']);
    expect([...seconds.keys()]).toEqual(ran);
    expect(await numbers('b')).toEqual([2]);
  });

  it('runs nothing when nothing changed', async () => {
    const steps = [sqlStep('a', 'SELECT 1 AS n')];
    await runSteps(steps, context, engine);
    expect((await runSteps(steps, context, engine)).ran).toEqual([]);
  });

  it('reruns a changed step and what reads it, and nothing else', async () => {
    const make = (sql: string): Step[] => [
      sqlStep('a', sql),
      sqlStep('b', 'SELECT n + 1 AS n FROM a', ['a']),
      sqlStep('c', 'SELECT 7 AS n'),
    ];
    await runSteps(make('SELECT 1 AS n'), context, engine);
    const { ran } = await runSteps(make('SELECT 5 AS n'), context, engine);
    expect(ran).toEqual(['a', 'b']);
    expect(await numbers('b')).toEqual([6]);
  });

  it('takes a parameter from the case before the declared one', async () => {
    const parameters = { least: { value: 3, about: 'least', source: 'test' } };
    const steps = [sqlStep('a', 'SELECT range AS n FROM range(6) WHERE range >= $least', [], { parameters })];
    await runSteps(steps, context, engine);
    expect(await numbers('a')).toEqual([3, 4, 5]);
    await runSteps(steps, { ...context, parameters: { least: 5 } }, engine);
    expect(await numbers('a')).toEqual([5]);
  });

  it('refuses a table that breaks a declared check, and keeps the one before', async () => {
    const checks = [{ about: 'n is small', sql: 'SELECT 1 FROM $table WHERE n > 10' }];
    await runSteps([sqlStep('a', 'SELECT 1 AS n', [], { checks })], context, engine);
    await expect(runSteps([sqlStep('a', 'SELECT 11 AS n', [], { checks })], context, engine)).rejects.toThrow(
      'n is small',
    );
    expect(await numbers('a')).toEqual([1]);
  });

  it('drops the table of a step that no longer exists', async () => {
    await runSteps([sqlStep('a', 'SELECT 1 AS n'), sqlStep('b', 'SELECT 2 AS n')], context, engine);
    await runSteps([sqlStep('a', 'SELECT 1 AS n')], context, engine);
    await expect(numbers('b')).rejects.toThrow();
  });

  it('records keys that anybody can compute again from the inputs', async () => {
    const { steps } = await runSteps([sqlStep('a', 'SELECT 1 AS n')], context, engine);
    expect(steps.map(({ key }) => key)).toEqual(steps.map(({ inputs }) => hashOf(inputs)));
  });

  it('stops at the next step after Ctrl-C', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(
      runSteps([sqlStep('a', 'SELECT 1 AS n')], { ...context, signal: stop.signal }, engine),
    ).rejects.toThrow();
  });
});

describe('the plan', () => {
  it('names a read that no step makes', () => {
    expect(() => planSteps([sqlStep('a', '', ['zz'])])).toThrow('reads zz');
  });

  it('refuses circles', () => {
    expect(() => planSteps([sqlStep('a', '', ['b']), sqlStep('b', '', ['a'])])).toThrow('read each other');
  });
});
