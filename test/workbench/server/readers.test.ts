import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb } from '../../../src/engines/duckdb/duckdb.ts';
import { openReaders, type Readers } from '../../../src/engines/duckdb/readers.ts';
import { AnswerCache } from '../../../src/workbench/server/answer-cache.ts';
import { Gate } from '../../../src/workbench/server/gate.ts';
import { maskedViews, profileKey } from '../../../src/workbench/server/views.ts';

let folder: string;
let readers: Readers;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringbreak-readers-'));
  const engine = await openDuckdb({ file: join(folder, "o'clock.duckdb") });
  await engine.script('CREATE TABLE secret AS SELECT 1 AS x; CREATE TABLE seen AS SELECT 2 AS x, 3 AS y');
  await engine.close();
  await writeFile(join(folder, 'other.csv'), 'a\n1\n');
  await mkdir(join(folder, 'scratch'));
  const file = join(folder, "o'clock.duckdb");
  readers = await openReaders({ file, threads: 1, memory: '256MB', scratch: join(folder, 'scratch') });
  await readers.definer.run("ATTACH ':memory:' AS p1");
  await readers.definer.run('CREATE VIEW p1.main.seen AS SELECT x, CAST(NULL AS INTEGER) AS y FROM build.main.seen');
});
afterAll(async () => {
  await readers.close();
  await rm(folder, { recursive: true, force: true });
});

describe('connections that read through views', () => {
  it('find the tables of their catalog only, as their views show them', async () => {
    const engine = await readers.connect('p1');
    expect(await engine.rows('SELECT * FROM seen')).toEqual([{ x: 2, y: null }]);
    await expect(engine.rows('SELECT * FROM secret')).rejects.toThrow(/does not exist/);
  });

  it('can open no other file, attach nothing and write only into their own folder', async () => {
    const engine = await readers.connect('p1');
    const other = join(folder, 'other.csv');
    const refused = [
      `SELECT * FROM read_csv('${other}')`,
      `ATTACH '${join(folder, 'new.duckdb')}' AS other`,
      `COPY (SELECT 1) TO '${join(folder, 'out.csv')}'`,
      'INSTALL httpfs',
      'SET enable_external_access = true',
    ];
    for (const sql of refused) await expect(engine.run(sql)).rejects.toThrow();
    await engine.run(`COPY (SELECT 1 AS a) TO '${join(folder, 'scratch', 'a.parquet')}' (FORMAT parquet)`);
  });

  it('change nothing of the file', async () => {
    await expect(readers.definer.run('CREATE TABLE build.main.t (a INTEGER)')).rejects.toThrow(/read-only/i);
  });
});

describe('views of a profile', () => {
  const stored = [
    { name: 'account', columns: ['account_ref', 'email', 'region', 'calls'] },
    { name: 'work.identifier', columns: ['kind', 'value'] },
  ];

  it('hold nothing of the tables on the way for who does not see everything', () => {
    const { statements, unrestricted } = maskedViews('p2', stored, { roles: ['victim_officer'], regions: undefined });
    expect(unrestricted).toBe(false);
    expect(statements.join('\n')).not.toContain('identifier');
    expect(statements.join('\n')).toContain('CAST(NULL AS VARCHAR) AS "email"');
    expect(maskedViews('p3', stored, { roles: ['analyst'], regions: undefined }).statements.join('\n')).toContain(
      'identifier',
    );
  });

  it('take a country for a country only', () => {
    const regions = ["NL'); DROP TABLE account; --", 'NL'];
    const { statements } = maskedViews('p4', stored, { roles: ['liaison'], regions });
    expect(statements.join('\n')).not.toContain('DROP');
    expect(statements.join('\n')).toContain(`"region" IN ('NL')`);
  });

  it('are the same for people with the same roles and countries', () => {
    const one = profileKey({ roles: ['analyst', 'auditor'], regions: ['NL', 'GB'] });
    expect(profileKey({ roles: ['auditor', 'analyst', 'analyst'], regions: ['GB', 'NL'] })).toBe(one);
    expect(profileKey({ roles: ['auditor', 'analyst'], regions: undefined })).not.toBe(one);
  });

  it('are the only way of the screens to a table', () => {
    const screens = new URL('../../../src/workbench/screens/', import.meta.url);
    const files = readdirSync(screens, { recursive: true })
      .map(String)
      .filter((name) => /\.(sql|ts)$/.test(name));
    // The preview of a mapping reads an exhibit's own beginning, for people whom no country limits (mapping/stored.ts).
    const others = files.filter((name) => name !== 'mapping/preview.ts');
    const around = others.filter((name) =>
      /\bbuild\.(main|canonical|work|mapped)\b|read_parquet/.test(readFileSync(new URL(name, screens), 'utf8')),
    );
    expect(around).toEqual([]);
  });
});

describe('what all requests share', () => {
  it('lets so many in at once, the others in their order', async () => {
    const gate = new Gate(2);
    const order: number[] = [];
    const leave = [await gate.enter(), await gate.enter()];
    const waiting = [3, 4].map((n) => gate.enter().then((done) => [order.push(n), done()]));
    expect(order).toEqual([]);
    leave[0]!();
    leave[0]!();
    await Promise.all(waiting);
    expect(order).toEqual([3, 4]);
  });

  it('forgets the answers that were not asked for longest, and never keeps one that is too long', () => {
    const cache = new AnswerCache<string>(800);
    for (let i = 0; i < 9; i++) cache.set(`q${i}`, 'a', 96);
    expect(cache.get('q0')).toBeUndefined();
    expect(cache.get('q8')).toBe('a');
    cache.set('long', 'b', 500);
    expect(cache.get('long')).toBeUndefined();
  });
});
