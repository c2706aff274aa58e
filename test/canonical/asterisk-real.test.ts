import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDatabase } from '../../src/actions/database.ts';
import { openCase } from '../../src/case/case.ts';
import { runCase } from '../../src/commands/run.ts';
import { openSession } from '../../src/commands/session.ts';
import type { Row } from '../../src/engines/engine.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringbreak-asterisk-'));
  process.env['RINGBREAK_CONFIG'] = join(folder, 'config');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const session = () => openSession({ quiet: true, threads: '2', memory: '1GB' }, new AbortController().signal);
const exhibit = (name: string) =>
  new URL(`../golden/presets/asterisk-real-${name}/Master.csv`, import.meta.url).pathname;

/** The calls of a case that holds one exhibit of the golden run, and how many of its rows were merged into others. */
async function callsOf(name: string): Promise<{ calls: Row[]; rows: number }> {
  const path = join(folder, name);
  await runCase(path, [exhibit(name)], { title: 'Test', agency: 'Test' }, session());
  const target = await openCase(path, { write: false });
  const engine = await readDatabase(target, session().build);
  const calls = await engine.rows(
    `SELECT dialled_raw, account_ref, presented_raw, answered, talk_s, transferred_to FROM canonical.call
     ORDER BY regexp_replace(dialled_raw, '^00', '') NULLS LAST, account_ref`,
  );
  const [all] = await engine.rows('SELECT count(*) AS n FROM mapped.call');
  await engine.close();
  await target.close();
  return { calls, rows: Number(all!['n']) };
}

const told = (calls: readonly Row[], number: string) =>
  calls.filter((row) => String(row['dialled_raw']).endsWith(number));

// The same 22 calls: Master.csv has 35 rows of them, the log of events 327.
describe.each(['csv21', 'cel'])('calls that Asterisk recorded (%s)', (name) => {
  it('are one each: two rows after a busy tone, a second line tried, a local channel, calls handed on', async () => {
    const { calls, rows } = await callsOf(name);
    expect(calls).toHaveLength(22);
    expect(rows).toBeGreaterThan(22);
    for (const number of ['900117', '900119', '900102']) expect(told(calls, number)).toHaveLength(1);
    expect(told(calls, '900102')[0]).toMatchObject({ answered: false, talk_s: 0, presented_raw: '442079460001' });
    expect(told(calls, '900119')[0]).toMatchObject({ account_ref: 'u1005', answered: true, talk_s: 7 });
    // Blind: 3 s with 201, 7 s with 203. Attended: 6 s with 202, then held, then with 203. Clocks count whole seconds.
    const [blind, attended] = [told(calls, '900131')[0]!, told(calls, '900141')[0]!];
    expect([10, 11]).toContain(blind['talk_s']);
    expect([14, 15]).toContain(attended['talk_s']);
    expect([blind['account_ref'], attended['account_ref']]).toEqual(['u1001', 'u1002']);
    expect(attended['transferred_to']).toBe('203');
    // In the log of events the called person's own channel goes on: nothing but its words tells with whom.
    expect(blind['transferred_to']).toBe(name === 'cel' ? null : '203');
  });
});
