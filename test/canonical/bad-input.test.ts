import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDatabase } from '../../src/actions/database.ts';
import { openCase } from '../../src/case/case.ts';
import { runCase } from '../../src/commands/run.ts';
import { openSession } from '../../src/commands/session.ts';
import { summaryText } from '../../src/commands/summary.ts';
import type { Row } from '../../src/engines/engine.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringbreak-bad-'));
  process.env['RINGBREAK_CONFIG'] = join(folder, 'config');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const session = () => openSession({ quiet: true, threads: '2', memory: '1GB' }, new AbortController().signal);

function line(n: number): string {
  const talk = n % 3 === 0 ? 0 : 20 + (n % 50);
  const at = new Date(Date.UTC(2022, 2, 1) + n * 613_000).toISOString().slice(0, 19).replace('T', ' ');
  const odd: Readonly<Record<number, string>> = { 31: '1970-01-01 00:00:00', 32: '2098-05-05 10:00:00' };
  const status = talk > 0 ? 'ANSWERED' : 'NO ANSWER';
  const length = n === 30 ? -5 : talk + 12;
  const conversation = n === 33 ? 'twelve' : talk;
  return [n, (n % 7) + 1, odd[n] ?? at, `+4477009${10_000 + n}`, '+442079460000', length, conversation, status].join(
    ',',
  );
}

describe('a file of calls with impossible values', () => {
  it('counts every call, leaves the values out or as they are, and says how many there were', async () => {
    const file = join(folder, 'cdr.csv');
    const rows = Array.from({ length: 200 }, (_, i) => line(i + 1));
    await writeFile(file, ['id,user_id,started,dst,callerid,duration,billsec,disposition', ...rows].join('\n'));
    const summary = await runCase(join(folder, 'case'), [file], { title: 'Test', agency: 'Test' }, session());
    expect(summary.figures.find(({ name }) => name === 'calls')?.value).toBe('200');
    expect(summary.quality.map(({ what, rows: n }) => [what, n])).toEqual(
      expect.arrayContaining([
        ['negative_duration', 1],
        ['date_out_of_range', 1],
        ['in_future', 1],
        ['unreadable_value', 1],
      ]),
    );
    expect(summaryText(summary)).toContain('Bad input, treated and listed in the table quality');
    const target = await openCase(join(folder, 'case'), { write: false });
    const engine = await readDatabase(target, session().build);
    const found: Row[] = await engine.rows(
      "SELECT duration_s, started_at FROM canonical.call WHERE call_ref IN ('30', '31') ORDER BY call_ref",
    );
    await engine.close();
    await target.close();
    expect(found[0]!['duration_s']).toBeNull();
    expect(found[1]!['started_at']).toBeNull();
  });
});

describe('rows of a kind that the mapping does not take', () => {
  it('are neither accepted nor rejected: read = accepted + merged + left out + rejected', async () => {
    const file = new URL('../golden/presets/vicidial/asterisk.sql', import.meta.url).pathname;
    const summary = await runCase(join(folder, 'left'), [file], { title: 'Test', agency: 'Test' }, session());
    const table = summary.exhibits[0]!.tables.find(({ table: name }) => name === 'vicidial_user_log')!;
    expect(table.left_out).toBeGreaterThan(0);
    const target = await openCase(join(folder, 'left'), { write: false });
    const engine = await readDatabase(target, session().build);
    const [counted] = await engine.rows('SELECT count(*) AS n FROM canonical.login');
    const listed = await engine.rows("SELECT source_table, rows FROM quality WHERE what = 'left_out_by_rule'");
    await engine.close();
    await target.close();
    expect(table.read).toBe(Number(counted!['n']) + table.merged + table.left_out + table.rejected + table.unused);
    expect(listed).toContainEqual({ source_table: 'vicidial_user_log', rows: table.left_out });
    expect(summaryText(summary)).toContain('left out');
    expect(summary.quality.map(({ what }) => what)).not.toContain('left_out_by_rule');
  });
});
