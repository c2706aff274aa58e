import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDatabase } from '../../src/actions/database.ts';
import { readDraft, writeDraft } from '../../src/actions/mapping-draft.ts';
import { createCase, openCase } from '../../src/case/case.ts';
import { runCase } from '../../src/commands/run.ts';
import { openSession, withCase } from '../../src/commands/session.ts';
import { tinyService } from '../commands/helpers.ts';
import { exportHashes } from './exports.ts';

const session = openSession({ quiet: true, threads: '2', memory: '1GB' }, new AbortController().signal);
let root: string;
let expected: Record<string, string>;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ringbreak-left-'));
  process.env['RINGBREAK_CONFIG'] = join(root, 'config');
  await mkdir(join(root, 'seizure'));
  const service = tinyService(300);
  await writeFile(join(root, 'seizure', 'users.csv'), service.users);
  await writeFile(join(root, 'seizure', 'calls.csv'), service.calls);
  await runCase(join(root, 'case'), [join(root, 'seizure')], { region: 'GB' }, session);
  expected = await exportHashes(join(root, 'case'), root);
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** A copy of the sound case that was left as `harm` leaves it. */
async function leftAs(name: string, harm: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(root, name);
  await cp(join(root, 'case'), folder, { recursive: true });
  await harm(folder);
  return folder;
}

const readOnly = (folder: string) => withCase(folder, session, async () => {});

describe('what a killed process may leave behind', () => {
  it('a database that is cut short is made anew, and is refused by readers until then', async () => {
    const folder = await leftAs('cut', (path) => truncate(join(path, 'derived', 'case.duckdb'), 5000));
    await expect(readOnly(folder)).rejects.toMatchObject({ code: 'BUILD_UNREADABLE' });
    await runCase(folder, [], {}, session);
    expect(await exportHashes(folder, root)).toEqual(expected);
  });

  it('tables of different states are refused by readers and brought together by the next run', async () => {
    const folder = await leftAs('mixed', async (path) => {
      const target = await openCase(path, { write: true });
      const engine = await buildDatabase(target, session.build);
      await engine.run("UPDATE work.step SET key = 'another' WHERE name = 'number'");
      await engine.run('DELETE FROM number');
      await engine.close();
      await target.close();
    });
    await expect(readOnly(folder)).rejects.toMatchObject({ code: 'BUILD_UNFINISHED' });
    const { steps_run } = await runCase(folder, [], {}, session);
    expect(steps_run).toContain('number');
    expect(steps_run).not.toContain('canonical.call');
    await readOnly(folder);
    expect(await exportHashes(folder, root)).toEqual(expected);
  });

  it('a raw folder without its catalogue is read again, and leftovers beside the database go', async () => {
    const folder = await leftAs('raw', async (path) => {
      const [exhibit] = await (await openCase(path, { write: false })).exhibits();
      await rm(join(path, 'derived', 'raw', exhibit!.sha256, 'catalog.json'));
      await writeFile(join(path, 'derived', 'raw', exhibit!.sha256, '0.parquet'), 'half a file');
      for (const name of ['tmp', '.export-abc']) await mkdir(join(path, 'derived', name));
      await writeFile(join(path, 'derived', 'tmp', 'spilled'), 'rows');
      await rm(join(path, 'derived', 'manifest.json'));
    });
    await runCase(folder, [], {}, session);
    expect(await exportHashes(folder, root)).toEqual(expected);
    expect(['tmp', '.export-abc'].filter((name) => existsSync(join(folder, 'derived', name)))).toEqual([]);
  });

  it('a case that was begun and never acknowledged is begun again', async () => {
    const folder = join(root, 'begun');
    await mkdir(join(folder, 'ledger'), { recursive: true });
    await cp(join(root, 'case', 'case.json'), join(folder, 'case.json'));
    const [founding] = (await readFile(join(root, 'case', 'ledger', 'entries.jsonl'), 'utf8')).split('\n');
    await writeFile(join(folder, 'ledger', 'entries.jsonl'), `${founding}\n`);
    await runCase(folder, [join(root, 'seizure')], { region: 'GB' }, session);
    expect(await exportHashes(folder, root)).toEqual(expected);
  });

  it('a ledger that lost its checkpoint is never taken for a case to begin again', async () => {
    const folder = await leftAs('no-checkpoint', (path) => rm(join(path, 'ledger', 'checkpoint')));
    await rm(join(folder, 'derived'), { recursive: true });
    const before = await readFile(join(folder, 'ledger', 'entries.jsonl'), 'utf8');
    await expect(runCase(folder, [], {}, session)).rejects.toMatchObject({ kind: 'damaged' });
    const info = { title: 'x', agency: 'x', base_currency: 'EUR' };
    await expect(createCase(folder, info, session.effects)).rejects.toMatchObject({ code: 'CASE_EXISTS' });
    expect(await readFile(join(folder, 'ledger', 'entries.jsonl'), 'utf8')).toBe(before);
  });

  it('suggestions that were not all recorded are gone on with, unless something else changed since', async () => {
    const drafts = [
      { exhibit: 'a', text: '{"a":1}' },
      { exhibit: 'b', text: '{"b":1}' },
    ];
    const derived = await mkdtemp(join(root, 'draft-'));
    const old = { exhibit: 'o', text: '{}', sha256: '0' };
    await writeDraft(derived, [old], [], drafts);
    const recorded = { exhibit: 'a', text: '{"a":1}', sha256: '1' };
    expect(await readDraft(derived, [old, recorded], [])).toEqual(drafts);
    expect(await readDraft(derived, [old, { ...recorded, text: '{"a":2}' }], [])).toBeUndefined();
    expect(await readDraft(derived, [{ ...old, sha256: '2' }], [])).toBeUndefined();
  });
});
