import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  explainCluster,
  explainPairs,
  type LinkModel,
  linkTables,
  parseModel,
  suggestModel,
} from '../../src/domains/link/index.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine } from '../../src/engines/engine.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openDuckdb({ threads: 2 });
});
afterEach(async () => {
  await engine.close();
});

const SMALL = { randomPairs: 20_000, trainingPairs: 20_000 };

const PEOPLE = parseModel({
  format: 'ringbreak-link-model',
  version: 1,
  ...SMALL,
  comparisons: [
    { name: 'given', type: 'name', columns: ['given', 'surname'], shared: 0.02 },
    { name: 'surname', type: 'name', columns: ['surname', 'given'], shared: 0.7 },
    { name: 'born', type: 'date', columns: ['born'] },
    { name: 'street', type: 'address', columns: ['street'] },
    { name: 'phone', type: 'phone', columns: ['phone'] },
  ],
  blocking: [
    { keys: [{ column: 'phone', as: 'phone' }] },
    { keys: [{ column: 'surname', as: 'phonetic' }] },
    { keys: [{ column: 'born', as: 'date' }] },
  ],
});

/** 400 people, every fourth with a second row that has an error; entity `e`, id `i`. */
async function people(table = 'people'): Promise<void> {
  await engine.run(`CREATE TABLE ${table} AS
    WITH person AS (SELECT i AS e, chr(CAST(97 + hash(i, 1) % 26 AS INTEGER)) || 'a' || chr(CAST(97 + hash(i, 2) % 26 AS INTEGER)) || 'on' AS given,
      chr(CAST(97 + hash(i, 3) % 26 AS INTEGER)) || 'e' || chr(CAST(97 + hash(i, 4) % 26 AS INTEGER)) || chr(CAST(97 + hash(i, 5) % 26 AS INTEGER)) || 'er' AS surname,
      CAST(DATE '1940-01-01' + CAST(hash(i, 6) % 20000 AS INTEGER) AS VARCHAR) AS born,
      (hash(i, 7) % 90)::VARCHAR || ' ' || chr(CAST(97 + hash(i, 8) % 26 AS INTEGER)) || 'ill street' AS street,
      '0207' || (1000000 + hash(i, 9) % 8999999)::VARCHAR AS phone FROM range(400) AS t(i))
    SELECT e::VARCHAR || '-0' AS id, * FROM person UNION ALL
    SELECT e::VARCHAR || '-1', e, CASE WHEN e % 8 = 0 THEN left(given, 1) ELSE given END, CASE WHEN e % 12 = 0 THEN replace(surname, 'e', 'a') ELSE surname END,
      CASE WHEN e % 20 = 0 THEN NULL ELSE born END, street, CASE WHEN e % 16 = 4 THEN NULL ELSE phone END FROM person WHERE e % 4 = 0`);
}

async function f1(cluster: string, table = 'people'): Promise<number> {
  const sum = (columns: string): string =>
    `(SELECT CAST(sum(n * (n - 1) // 2) AS BIGINT) FROM (SELECT count(*) AS n FROM judged GROUP BY ${columns}))`;
  await engine.run(
    `CREATE OR REPLACE TABLE judged AS SELECT p.e, c.cluster AS c FROM ${cluster} AS c JOIN ${table} AS p USING (id)`,
  );
  const [row] = await engine.rows(`SELECT ${sum('e, c')} AS tp, ${sum('c')} AS found, ${sum('e')} AS truth`);
  return (2 * Number(row!['tp'])) / (Number(row!['found']) + Number(row!['truth']));
}

test('duplicates with errors are found without labels', async () => {
  await people();
  const result = await linkTables(engine, PEOPLE, [{ table: 'people', id: 'id' }]);
  expect(await f1(result.tables.cluster)).toBeGreaterThan(0.98);
});

test('a suggested model finds them too, and leaves out the column that holds the answer', async () => {
  await people();
  await engine.run('ALTER TABLE people RENAME e TO cluster');
  const names = ['id', 'cluster', 'given', 'surname', 'born', 'street', 'phone'];
  const { model, notes } = await suggestModel(engine, [
    { table: 'people', columns: names.map((name) => ({ sql: name, name })) },
  ]);
  expect(model.id).toBe('id');
  expect(notes).toContain('cluster: not compared, its name says that it holds the answer');
  expect(model.comparisons.map(({ name, type }) => `${name}: ${type}`)).toEqual(
    ['given: name', 'surname: name', 'born: date', 'street: text', 'phone: phone'].map((each) =>
      each.replace('street: text', 'street: address'),
    ),
  );
  await engine.run('ALTER TABLE people RENAME cluster TO e');
  const result = await linkTables(engine, parseModel({ ...model, ...SMALL }), [{ table: 'people', id: 'id' }]);
  expect(await f1(result.tables.cluster)).toBeGreaterThan(0.98);
});

test('a model is suggested for more rows than a profile looks at', async () => {
  await engine.run(
    `CREATE TABLE people AS SELECT i AS id, 'Ann' || (i % 50000) AS given, 'Hall' || (i % 700) AS surname,
       CAST(DATE '1930-01-01' + CAST(i % 25000 AS INTEGER) AS VARCHAR) AS born FROM range(150000) AS r(i)`,
  );
  const columns = ['id', 'given', 'surname', 'born'].map((name) => ({ sql: name, name }));
  const { model, notes } = await suggestModel(engine, [{ table: 'people', columns }]);
  expect(model.id).toBe('id');
  expect(notes).toHaveLength(4);
});

test('the number of threads and the order of the rows change nothing', async () => {
  await people();
  const read = async (): Promise<string> => {
    const result = await linkTables(engine, PEOPLE, [{ table: 'people', id: 'id' }]);
    return JSON.stringify([result.model, await engine.rows('FROM link_pair'), await engine.rows('FROM link_cluster')]);
  };
  const first = await read();
  await engine.run('SET threads = 1');
  await engine.run('CREATE OR REPLACE TABLE people AS FROM people ORDER BY hash(id, 3)');
  expect(await read()).toBe(first);
});

test('a trained model scores as it stands, and gives the same pairs', async () => {
  await people();
  const trained = await linkTables(engine, PEOPLE, [{ table: 'people', id: 'id' }]);
  const again = await linkTables(engine, trained.model, [{ table: 'people', id: 'id' }], { prefix: 'again' });
  expect(again.training).toBeUndefined();
  expect(await engine.rows('FROM again_pair')).toEqual(await engine.rows('FROM link_pair'));
});

test('two tables are linked across, and one to one when asked', async () => {
  await people();
  await engine.run(`CREATE TABLE a AS SELECT * FROM people WHERE id LIKE '%-0'; `);
  await engine.run(`CREATE TABLE b AS SELECT * FROM people WHERE id LIKE '%-1'`);
  const one = parseModel({ ...PEOPLE, oneToOne: true });
  const result = await linkTables(engine, one, [
    { table: 'a', id: 'id' },
    { table: 'b', id: 'id' },
  ]);
  expect(await engine.rows('SELECT DISTINCT left_side, right_side FROM link_pair')).toEqual([
    { left_side: 0, right_side: 1 },
  ]);
  expect(result.clusters.largest).toBe(2);
  expect(result.clusters.several).toBeGreaterThan(95);
});

test('an explained pair adds up to its weight in the table, whether it was compared or not', async () => {
  await people();
  const result = await linkTables(engine, PEOPLE, [{ table: 'people', id: 'id' }]);
  const [row] = await engine.rows('SELECT * FROM link_pair ORDER BY units, l, r LIMIT 1');
  const ids = { left: String(row!['left_id']), right: String(row!['right_id']) };
  const [pair, none] = await explainPairs(engine, result, [ids, { left: '1-0', right: '2-0' }]);
  expect(pair!.total).toBeCloseTo(Number(row!['weight']), 6);
  const sum = pair!.fields.reduce(
    (total, field) => total + field.weight + field.frequency,
    pair!.prior + pair!.related,
  );
  expect(pair!.total).toBeCloseTo(sum, 6);
  expect(none!.rules).toEqual([]);
  expect(none!.sentence).toMatch(/^Not compared/);
  const found = await explainCluster(engine, result, '4-0');
  expect(found?.rows).toEqual(['4-0', '4-1']);
  expect(found?.bridges).toHaveLength(1);
});

test('a family at one address is not one person', async () => {
  await people('base');
  await engine.run(`CREATE TABLE people AS SELECT * FROM base UNION ALL
    SELECT (1000 + e)::VARCHAR || '-0', 1000 + e, (SELECT given FROM base AS o WHERE o.id = ((b.e * 7 + 3) % 400)::VARCHAR || '-0'), surname,
      CAST(CAST(born AS DATE) + CAST(900 + e AS INTEGER) AS VARCHAR), street, phone FROM base AS b WHERE id LIKE '%-0'`);
  const result = await linkTables(engine, PEOPLE, [{ table: 'people', id: 'id' }]);
  expect(await f1(result.tables.cluster)).toBeGreaterThan(0.95);
  expect(result.model.related).toBeGreaterThan(0);
});

test('one value shared by everybody is dropped as a key, with a report, and nothing blows up', async () => {
  await people();
  await engine.run(
    `CREATE TABLE crowd AS SELECT i::VARCHAR AS id, 'n' || i AS given, 's' || hash(i) AS surname, NULL AS born, NULL AS street, '02071234567' AS phone FROM range(30000) AS t(i)`,
  );
  const result = await linkTables(engine, PEOPLE, [{ table: 'crowd', id: 'id' }]);
  expect(result.rules[0]).toMatchObject({
    droppedKeys: 1,
    droppedRows: 30000,
    droppedPairs: (30000 * 29999) / 2,
    pairs: 0,
  });
  expect(await engine.rows('SELECT rule, n FROM link_dropped WHERE rule = 0')).toEqual([{ rule: 0, n: 30000 }]);
});

test('identical twins, of whom all is the same but the given name, are held apart by an exclusive column', async () => {
  await people();
  await engine.run(`INSERT INTO people BY NAME SELECT * FROM (VALUES
    ('twin-1', 9001, 'Annabel', 'Zweig', '1971-05-04', '9 Twin Lane', '02079990001'),
    ('twin-2', 9002, 'Christopher', 'Zweig', '1971-05-04', '9 Twin Lane', '02079990001')) AS t(id, e, given, surname, born, street, phone)`);
  const twins = async (model: LinkModel): Promise<number> => {
    const { tables } = await linkTables(engine, model, [{ table: 'people', id: 'id' }]);
    const [row] = await engine.rows(
      `SELECT count(DISTINCT cluster) AS n FROM ${tables.cluster} WHERE id LIKE 'twin-%'`,
    );
    return Number(row!['n']);
  };
  expect(await twins({ ...PEOPLE, exclusive: ['given'] })).toBe(2);
});

test('empty columns, endless texts, foreign scripts and no rows at all are taken as they come', async () => {
  await engine.run(
    `CREATE TABLE odd (id VARCHAR, given VARCHAR, surname VARCHAR, born VARCHAR, street VARCHAR, phone VARCHAR)`,
  );
  expect((await linkTables(engine, PEOPLE, [{ table: 'odd', id: 'id' }])).clusters.clusters).toBe(0);
  await engine.run(`INSERT INTO odd VALUES
    ('1', 'Иван', 'Петров', '1980-02-01', repeat('слово ', 400000), ''), ('2', 'Ivan', 'Petrov', '01/02/1980', repeat('слово ', 400000), '-'),
    ('3', '张', '伟', NULL, NULL, NULL), ('4', NULL, NULL, NULL, NULL, NULL), ('5', '', 'n/a', 'never', '!!!', 'x')`);
  const result = await linkTables(engine, PEOPLE, [{ table: 'odd', id: 'id' }]);
  const [pair] = await explainPairs(engine, result, [{ left: '1', right: '2' }]);
  expect(pair!.fields.map((field) => field.level)).toEqual(['equal', 'equal', 'equal', 'equal', 'missing']);
  expect(result.rows.cut).toEqual({ street: 2 });
});

test('ids that repeat or are missing are refused in words', async () => {
  await engine.run(
    `CREATE TABLE twice AS SELECT 'x' AS id, 'a' AS given, 'b' AS surname, '' AS born, '' AS street, '' AS phone FROM range(2)`,
  );
  await expect(linkTables(engine, PEOPLE, [{ table: 'twice', id: 'id' }])).rejects.toMatchObject({
    code: 'LINK_ID_NOT_UNIQUE',
  });
  await engine.run('UPDATE twice SET id = NULL');
  await expect(linkTables(engine, PEOPLE, [{ table: 'twice', id: 'id' }])).rejects.toMatchObject({
    code: 'LINK_ID_MISSING',
  });
});

test('only pairs with a new row are made when linking onto what is there', async () => {
  await people();
  await engine.run(`ALTER TABLE people ADD COLUMN is_new BOOLEAN`);
  await engine.run(`UPDATE people SET is_new = (e = 8)`);
  await linkTables(engine, PEOPLE, [{ table: 'people', id: 'id', fresh: 'is_new' }]);
  const rows = await engine.rows('SELECT left_id, right_id FROM link_pair');
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(`${row['left_id']} ${row['right_id']}`).toMatch(/\b8-[01]\b/);
});

test('people decide: what they judged holds', async () => {
  await people();
  const judgements = [
    { left: '4-0', right: '4-1', verdict: 'not-same' as const },
    { left: '1-0', right: '2-0', verdict: 'same' as const },
    { left: '1-0', right: 'nobody', verdict: 'same' as const },
  ];
  const result = await linkTables(engine, PEOPLE, [{ table: 'people', id: 'id' }], { judgements });
  const rows = await engine.rows(
    `SELECT id, cluster FROM link_cluster WHERE id IN ('4-0', '4-1', '1-0', '2-0') ORDER BY id`,
  );
  expect(rows.map((row) => row['cluster'])).toEqual(['1-0', '1-0', '4-0', '4-1']);
  expect(result.clusters.unknown).toBe(1);
});

test('a number that both tables count from one names rows and is not compared', async () => {
  await people();
  for (const [table, side] of [
    ['a', '0'],
    ['b', '1'],
  ]) {
    await engine.run(
      `CREATE TABLE ${table} AS SELECT row_number() OVER (ORDER BY e) AS id, * EXCLUDE (id) FROM people WHERE id LIKE '%-${side}'`,
    );
  }
  const columns = ['id', 'given', 'surname', 'born', 'street', 'phone'].map((name) => ({ sql: name, name }));
  const { model } = await suggestModel(engine, [
    { table: 'a', columns },
    { table: 'b', columns },
  ]);
  expect(model.id).toBe('id');
  expect(model.comparisons.map(({ name }) => name)).not.toContain('id');
});
