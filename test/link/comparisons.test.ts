import { expect, test } from 'vitest';
import { COMPARISON_TYPES, explainPairs, linkTables, parseModel } from '../../src/domains/link/index.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';

/** The level of one pair of values under a comparison. */
async function level(type: keyof typeof COMPARISON_TYPES, a: readonly string[], b: readonly string[]): Promise<string> {
  const engine = await openDuckdb({ threads: 1 });
  try {
    const columns = a.map((_, i) => `v${i}`);
    await engine.run(`CREATE TABLE t (id VARCHAR, ${columns.map((column) => `${column} VARCHAR`).join(', ')})`);
    for (const [id, values] of [
      ['1', a],
      ['2', b],
    ] as const) {
      const params = Object.fromEntries(values.map((value, i) => [`v${i}`, value]));
      await engine.run(`INSERT INTO t VALUES ('${id}', ${columns.map((column) => `$${column}`).join(', ')})`, params);
    }
    const model = parseModel({
      format: 'ringbreak-link-model',
      version: 1,
      comparisons: [{ name: 'it', type, columns }],
      blocking: [{ keys: [{ column: 'v0' }] }],
    });
    const result = await linkTables(engine, model, [{ table: 't', id: 'id' }]);
    const [pair] = await explainPairs(engine, result, [{ left: '1', right: '2' }]);
    return pair!.fields[0]!.level;
  } finally {
    await engine.close();
  }
}

test.each([
  ['name', ['Jon'], ['jon.'], 'equal'],
  ['name', ['catherine'], ['catherina'], 'near'],
  ['name', ['Bill'], ['William'], 'nickname'],
  ['name', ['J'], ['Jonathan'], 'initial'],
  ['name', ['smith', 'john'], ['john', 'smith'], 'crossed'],
  ['name', ['Müller'], ['Muller'], 'equal'],
  ['name', ['Ελένη'], ['Eleni'], 'equal'],
  ['name', [''], ['x'], 'missing'],
  ['full-name', ['Smith, John'], ['John Smith'], 'equal'],
  ['full-name', ['john smith'], ['john peter smith'], 'part'],
  ['date', ['1980-02-01'], ['01/02/1980'], 'equal'],
  ['date', ['1980-02-01'], ['1980-01-02'], 'typo'],
  ['date', ['1980-02-01'], ['1980-02-10'], 'typo'],
  ['date', ['1980-02-01'], ['1980-02-28'], 'near'],
  ['date', ['1980-02-01'], ['1980'], 'year'],
  ['date', ['1 Feb 1980'], ['1980-02-01'], 'equal'],
  ['phone', ['+44 20 7946 0123'], ['020 7946 0123'], 'equal'],
  ['phone', ['02079460123'], ['02079460132'], 'digit'],
  ['email', ['j.smith+x@gmail.com'], ['JSmith@googlemail.com'], 'equal'],
  ['email', ['jsmith@a.org'], ['jsmith@b.org'], 'name'],
  ['code', ['LS1 4AP'], ['ls14ap'], 'equal'],
  ['code', ['12345'], ['12354'], 'edits1'],
  ['code', ['12'], ['13'], 'different'],
  ['address', ['4 Mill Lane'], ['4 Milllane'], 'equal'],
  ['address', ['4 Mill Lane, Leeds'], ['Leeds, 4 Mill Lane'], 'most'],
  ['number', ['100'], ['100.5'], 'within1'],
  ['set', ['a; b'], ['b|a'], 'equal'],
  ['set', ['a;b'], ['b;c'], 'shared1'],
  ['place', ['52.37', '4.89'], ['52.37', '4.90'], 'km1'],
  ['time', ['2022-03-04'], ['2022-03-04 14:05:00'], 'gap0'],
  ['time', ['2022-03-04 14:05:00'], ['2022-03-04 14:09:00'], 'gap300'],
  ['text', ['Amsterdam'], ['Amstredam'], 'near1'],
  ['exact', ['NL'], ['nl'], 'equal'],
] as const)('%s: %j and %j are %s', async (type, a, b, expected) => {
  expect(await level(type, a, b)).toBe(expected);
});

test('starting shares of every comparison sum to one', () => {
  for (const type of Object.values(COMPARISON_TYPES)) {
    const sum = type.levels(undefined).reduce((total, { m }) => total + m, 0);
    expect(sum).toBeCloseTo(1, 6);
  }
});
