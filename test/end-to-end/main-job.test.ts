import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDatabase } from '../../src/actions/database.ts';
import { readOnlyContext } from '../../src/actions/rebuild.ts';
import { silentProgress } from '../../src/base/progress.ts';
import { openCase } from '../../src/case/case.ts';
import { checkCase } from '../../src/case/check/check.ts';
import { runCase } from '../../src/commands/run.ts';
import { openSession } from '../../src/commands/session.ts';
import { summaryText } from '../../src/commands/summary.ts';
import { unknownTable } from '../../src/commands/usage.ts';
import { publishedStep, STEPS } from '../../src/domains/all.ts';
import { explain } from '../../src/domains/explain/explain.ts';
import { FIGURE_ORIGINS } from '../../src/domains/explain/figures.ts';
import { SUBJECTS } from '../../src/domains/explain/subjects.ts';
import type { Engine, Row } from '../../src/engines/engine.ts';
import { score } from '../../src/simulate/score/score.ts';
import { simulate } from '../../src/simulate/simulate.ts';
import { exportHashes } from './exports.ts';

const session = (threads = 2) =>
  openSession({ quiet: true, threads: String(threads), memory: '1GB' }, new AbortController().signal);

let folder: string;
let exhibits: readonly string[];
const details = { title: 'Test', agency: 'Test' };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringbreak-main-'));
  process.env.RINGBREAK_CONFIG = join(folder, 'config');
  const made = await simulate(
    { out: join(folder, 'seizure'), accounts: 120, calls: 8000, seed: 11, shape: 'spoofshop' },
    silentProgress,
  );
  exhibits = made.exhibits;
  await runCase(join(folder, 'case'), exhibits, details, session());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function withDatabase<T>(
  name: string,
  work: (engine: Engine, target: Awaited<ReturnType<typeof openCase>>) => Promise<T>,
): Promise<T> {
  const target = await openCase(join(folder, name), { write: false });
  const engine = await readDatabase(target, session().build);
  try {
    return await work(engine, target);
  } finally {
    await engine.close();
    await target.close();
  }
}

const exportsOf = (name: string) => exportHashes(join(folder, name), folder);

describe('the main job on a simulated seizure', () => {
  it('accounts for every row, names its assumptions and writes report and summary', async () => {
    const summary = await runCase(join(folder, 'case'), [], details, session());
    for (const { tables } of summary.exhibits) {
      for (const table of tables) expect(table.read).toBe(table.accepted + table.rejected);
    }
    expect(summary.assumptions.length).toBeGreaterThan(0);
    expect(summary.figures.find(({ name }) => name === 'calls')?.value).toBe('8000');
    expect(await readFile(summary.report!, 'utf8')).toContain('<!doctype html>');
    expect(summaryText(summary)).toContain('victims');
  });

  it('runs no step when nothing is new', async () => {
    const summary = await runCase(join(folder, 'case'), exhibits, details, session());
    expect(summary.steps_run).toEqual([]);
  });

  it('finds at least 97 % of the victims', async () => {
    const report = await withDatabase('case', (engine) =>
      score(
        async (name) => {
          const step = publishedStep(name) ?? STEPS.find((one) => one.name === `canonical.${name}`);
          if (!step) return Promise.reject(unknownTable());
          return engine.rows(`SELECT * FROM ${step.name}`);
        },
        join(folder, 'seizure', 'truth'),
      ),
    );
    const victims = report.lines.find(({ table }) => table === 'victim');
    expect(victims?.recall).toBeGreaterThanOrEqual(0.97);
  });

  it('leads every headline figure and the first row of every subject back to rows of exhibits', async () => {
    await withDatabase('case', async (engine, target) => {
      const context = await readOnlyContext(target, engine);
      const names = (await engine.rows('SELECT name FROM figure')).map((row: Row) => String(row.name));
      expect(Object.keys(FIGURE_ORIGINS).toSorted()).toEqual(names.toSorted());
      for (const name of names) {
        const { evidence } = await explain(engine, context, `figure:${name}`, 1);
        expect(evidence, name).toHaveLength(1);
      }
      const [victim] = await engine.rows("SELECT number FROM victim WHERE number <> '' ORDER BY number LIMIT 1");
      const told = await explain(engine, context, `victim:${String(victim!.number)}`, 3);
      const [first] = told.evidence[0]!.shown;
      expect(first!.exhibit).toMatch(/^[0-9a-f]{64}$/);
      expect(first!.row).toBeGreaterThan(0);
      expect(first!.cells.some(({ text }) => text !== null)).toBe(true);
      for (const { kind, table, key } of SUBJECTS.filter((subject) => subject.kind !== 'figure')) {
        const [row] = await engine.rows(`SELECT ${key} AS id FROM ${table} WHERE ${key} <> '' ORDER BY 1 LIMIT 1`);
        if (!row) continue;
        const explained = await explain(engine, context, `${kind}:${String(row['id'])}`, 1);
        const stated = explained.rows[0]!['probability'] ?? null;
        expect(explained.measured.length > 0, kind).toBe(stated !== null);
        for (const { measured } of explained.measured) expect(measured, kind).toMatch(/\(docs\/\w+\.md\)|not measured/);
        expect(
          explained.evidence.some(({ total }) => total > 0),
          kind,
        ).toBe(true);
      }
    });
  });

  it('passes the independent check', async () => {
    const report = await checkCase(join(folder, 'case'), silentProgress);
    expect(report.findings.filter(({ severity }) => severity !== 'harmless')).toEqual([]);
    expect(report.sound).toBe(true);
  });

  it('gives the same exports on one thread as on two, and when derived data is deleted and made again', async () => {
    await cp(join(folder, 'case'), join(folder, 'again'), { recursive: true });
    await rm(join(folder, 'again', 'derived'), { recursive: true });
    await runCase(join(folder, 'again'), [], details, session(1));
    expect(await exportsOf('again')).toEqual(await exportsOf('case'));
  });

  it('reruns only what depends on a complaints file that is added later', async () => {
    const [dump, ...others] = exhibits;
    const complaints = others.find((path) => path.includes('complaints'))!;
    await runCase(join(folder, 'late'), [dump!, ...others.filter((path) => path !== complaints)], details, session());
    const { steps_run } = await runCase(join(folder, 'late'), [complaints], details, session());
    expect(steps_run).toContain('complaint_call');
    expect(steps_run).toContain('victim');
    // A complaint is evidence of what a number was, so `number` and what rests on it is made again; calls are not counted again.
    const counted = ['work.talk_second', 'work.session_start', 'work.dialled_number'];
    for (const name of ['mapped.call', 'canonical.call', 'work.phone', 'canonical.account', ...counted]) {
      expect(steps_run).not.toContain(name);
    }
  });
});
