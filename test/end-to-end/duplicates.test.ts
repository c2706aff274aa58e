import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentProgress } from '../../src/base/progress.ts';
import { runCase } from '../../src/commands/run.ts';
import { openSession } from '../../src/commands/session.ts';
import { simulate } from '../../src/simulate/simulate.ts';
import { exportHashes } from './exports.ts';

const session = () => openSession({ quiet: true, threads: '2', memory: '1GB' }, new AbortController().signal);
const details = { title: 'Test', agency: 'Test' };
/** Published tables without a column that names an exhibit. */
const FIGURES = ['number', 'victim', 'account', 'operator', 'impersonation', 'country', 'figure'];

let folder: string;
let exhibits: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringbreak-twice-'));
  process.env['RINGBREAK_CONFIG'] = join(folder, 'config');
  const made = await simulate(
    { out: join(folder, 'seizure'), accounts: 60, calls: 1500, seed: 5, shape: 'spoofshop' },
    silentProgress,
  );
  exhibits = made.exhibits;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The same content under another name and in other bytes. */
async function copies(): Promise<string[]> {
  await mkdir(join(folder, 'copies'));
  return Promise.all(
    exhibits.map(async (path) => {
      const out = join(folder, 'copies', `received again ${basename(path)}.gz`);
      await writeFile(out, gzipSync(await readFile(path)));
      return out;
    }),
  );
}

async function figures(name: string): Promise<Record<string, string | undefined>> {
  const hashes = await exportHashes(join(folder, name), folder);
  return Object.fromEntries(FIGURES.map((table) => [table, hashes[table]]));
}

describe('a case whose exhibits are there twice', () => {
  it('has the figures of the case that has them once, and accounts for every row', async () => {
    await runCase(join(folder, 'once'), exhibits, details, session());
    const summary = await runCase(join(folder, 'twice'), [...exhibits, ...(await copies())], details, session());
    expect(await figures('twice')).toEqual(await figures('once'));
    const tables = summary.exhibits.flatMap((exhibit) => exhibit.tables).filter(({ feeds }) => feeds.length > 0);
    const half = tables.length / 2;
    expect(tables.filter(({ read, merged, rejected, unused }) => read === merged + rejected + unused)).toHaveLength(
      half,
    );
    expect(tables.filter(({ merged }) => merged === 0)).toHaveLength(half);
  });
});
