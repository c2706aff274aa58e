import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDatabase } from '../../src/actions/database.ts';
import { readOnlyContext } from '../../src/actions/rebuild.ts';
import { silentProgress } from '../../src/base/progress.ts';
import { openCase } from '../../src/case/case.ts';
import { explanationText } from '../../src/commands/explain-text.ts';
import { runCase } from '../../src/commands/run.ts';
import { openSession } from '../../src/commands/session.ts';
import { type Explanation, explain, explainRule, type SourceRow } from '../../src/domains/explain/explain.ts';
import type { Engine, Row } from '../../src/engines/engine.ts';
import type { BuildContext } from '../../src/pipeline/context.ts';
import { simulate } from '../../src/simulate/simulate.ts';

/** More than any of the rows explained here rests on. */
const ALL = 1000;

let folder: string;
let target: Awaited<ReturnType<typeof openCase>>;
let engine: Engine;
let context: BuildContext;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringbreak-explain-'));
  process.env['RINGBREAK_CONFIG'] = join(folder, 'config');
  const session = openSession({ quiet: true, threads: '2', memory: '1GB' }, new AbortController().signal);
  const world = { out: join(folder, 'seizure'), accounts: 120, calls: 6000, seed: 41, shape: 'callcentre' } as const;
  const { exhibits } = await simulate(world, silentProgress);
  await runCase(join(folder, 'case'), exhibits, { title: 'Test', agency: 'Test' }, session);
  target = await openCase(join(folder, 'case'), { write: false });
  engine = await readDatabase(target, session.build);
  context = await readOnlyContext(target, engine);
});
afterAll(async () => {
  await engine?.close();
  await target?.close();
  await rm(folder, { recursive: true, force: true });
});

const one = async (sql: string): Promise<Row> => (await engine.rows(sql))[0]!;
const told = (id: string, limit = ALL) => explain(engine, context, id, limit);
const behind = ({ evidence }: Explanation, about: string) => evidence.find((trace) => trace.about.startsWith(about))!;
/** The text of the cell that a column of the exhibit holds. */
const cellOf = ({ cells }: SourceRow, column: string) => cells.find((cell) => cell.column === column)?.text;
const hasText = (row: SourceRow, text: unknown) => row.cells.some((cell) => cell.text === String(text));

describe('explain leads down to rows of exhibits', () => {
  it('a scene: its calls in order, and who seemed to call in turn', async () => {
    const scene = await one("SELECT * FROM scene WHERE kind = 'chain' ORDER BY calls DESC, scene_id LIMIT 1");
    const explained = await told(`scene:${String(scene['scene_id'])}`);
    const calls = behind(explained, 'calls of the scene');
    expect(calls.total).toBe(scene['calls']);
    expect(calls.shown.map((row) => row.exhibit)).toEqual(calls.shown.map(() => calls.shown[0]!.exhibit));
    expect(calls.shown.every((row) => row.row > 0 && row.cells.length > 3)).toBe(true);
    expect(explained.stages!.stages).toHaveLength(Number(scene['stages']));
    expect(explained.stages!.stages.reduce((sum, stage) => sum + stage.calls, 0)).toBe(scene['calls']);
    expect(explanationText(explained, false)).toContain(`stage:${String(scene['scene_id'])}/2`);
  });

  it('a stage of a scene: whom it presented, its calls, what it follows, and why it is a stage', async () => {
    const stage = await one(
      "SELECT t.* FROM scene_stage AS t JOIN scene AS s USING (scene_id) WHERE s.kind = 'chain' AND t.stage = 2 ORDER BY t.calls DESC, scene_id LIMIT 1",
    );
    const id = `${String(stage['scene_id'])}/2`;
    const explained = await told(`stage:${id}`);
    expect(explained.rows).toEqual([stage]);
    const calls = behind(explained, 'calls of the stage');
    expect(calls.total).toBe(stage['calls']);
    expect(calls.shown.some((row) => hasText(row, stage['call_ref']))).toBe(true);
    expect(calls.shown.some((row) => hasText(row, stage['presented_raw']))).toBe(true);
    expect(behind(explained, 'the call under another identity').total).toBe(1);
    expect(behind(explained, 'codes captured').total).toBe(stage['codes_captured']);
    expect(explained.stages).toMatchObject({ scene: stage['scene_id'], kind: 'chain', here: 2 });
    expect(explained.stages!.reasons).toMatch(/^(held|spoken to) for \d+ s, then reached again under another identity/);
    expect(explained.stages!.reasons).toContain('% that a new stage begins here');
    const text = explanationText(explained, false);
    expect(text).toContain(`ITS PLACE: stage 2 of ${explained.stages!.stages.length} of scene:`);
    expect(text).toContain(`> stage:${id}  ${explained.stages!.stages[1]!.organisation}`.trimEnd());
    expect(text).toContain('WHY ITS CALLS FORM A STAGE\n  – ');
  });

  it('the first stage of a scene: it follows nothing', async () => {
    const { scene_id: scene } = await one('SELECT scene_id FROM scene_stage ORDER BY scene_id LIMIT 1');
    const explained = await told(`stage:${String(scene)}/1`);
    expect(explained.stages!.reasons).toContain('the first call of the crew to the number in this scene');
    expect(behind(explained, 'the call under another identity').total).toBe(0);
  });

  it('every stage: the calls that it counts, and as many codes', async () => {
    const stages = await engine.rows(
      'SELECT * FROM scene_stage WHERE stage > 1 OR codes_captured > 0 ORDER BY ALL LIMIT 12',
    );
    expect(stages.length).toBeGreaterThan(5);
    for (const stage of stages) {
      const explained = await told(`stage:${String(stage['scene_id'])}/${String(stage['stage'])}`, 0);
      expect(behind(explained, 'calls of the stage').total).toBe(stage['calls']);
      expect(behind(explained, 'codes captured').total).toBe(stage['codes_captured']);
    }
  });

  it('a call centre: its accounts, logins and calls', async () => {
    const centre = await one('SELECT * FROM call_centre ORDER BY accounts DESC, centre_id LIMIT 1');
    const explained = await told(`centre:${String(centre['centre_id'])}`);
    const accounts = behind(explained, 'accounts that work there');
    expect(accounts.total).toBe(centre['accounts']);
    const refs = String(centre['account_refs']).split(';');
    expect(accounts.shown.every((row) => refs.some((ref) => hasText(row, ref)))).toBe(true);
    const calls = behind(explained, 'calls of its accounts');
    expect(calls.total).toBe(centre['calls']);
    expect(calls.shown.every((row) => refs.some((ref) => hasText(row, ref)))).toBe(true);
    expect(explained.measured[0]!.measured).toContain('docs/centres.md');
    expect(explanationText(explained, false)).toContain('operators');
  });

  it('a burst: the calls that it counts, within its minutes', async () => {
    const burst = await one('SELECT * FROM burst ORDER BY calls DESC, burst_id LIMIT 1');
    const explained = await told(`burst:${String(burst['burst_id'])}`);
    const calls = behind(explained, 'calls of the burst');
    expect(calls.total).toBe(burst['calls']);
    expect(calls.shown.every((row) => hasText(row, burst['account_ref']))).toBe(true);
    expect(explanationText(explained, false)).toContain('– up to ');
  });

  it('an entry of a call list: its row, and the calls to its number', async () => {
    const entry = await one('SELECT * FROM contact_match WHERE calls > 1 ORDER BY calls DESC, contact_ref LIMIT 1');
    const explained = await told(`contact:${String(entry['contact_ref'])}`);
    const rows = behind(explained, 'the entry of the list');
    expect(rows.total).toBe(1);
    expect(rows.shown[0]).toMatchObject({ table: entry['source_table'], row: entry['source_row'] });
    expect(cellOf(rows.shown[0]!, 'id')).toBe(entry['contact_ref']);
    expect(behind(explained, 'calls to its number').total).toBe(entry['calls']);
    const uncalled = await one('SELECT * FROM contact_match WHERE NOT called ORDER BY contact_ref LIMIT 1');
    const none = await told(`contact:${String(uncalled['contact_ref'])}`);
    expect(none.evidence.map(({ total }) => total)).toEqual([1, 0]);
  });
});

describe('what can be explained', () => {
  it('is named by its kind or by its table', async () => {
    const { centre_id: id } = await one('SELECT centre_id FROM call_centre ORDER BY centre_id LIMIT 1');
    const [byKind, byTable] = [await told(`centre:${String(id)}`, 1), await told(`call_centre:${String(id)}`, 1)];
    expect(byTable).toEqual({ ...byKind, id: byTable.id });
  });

  it('must be there', async () => {
    const { scene_id: scene } = await one('SELECT scene_id FROM scene ORDER BY scene_id LIMIT 1');
    await expect(told(`stage:${String(scene)}/999`)).rejects.toThrow('the case has no such stage');
    await expect(told('stages:x')).rejects.toThrow('not something that can be explained');
  });

  it('is told without its exhibits to whoever may not see them', async () => {
    const { scene_id: scene } = await one('SELECT scene_id FROM scene ORDER BY scene_id LIMIT 1');
    const explained = await explainRule(engine, context, `stage:${String(scene)}/1`);
    expect(explained.rows).toHaveLength(1);
    expect(explained.evidence).toEqual([]);
    expect(explained.stages).toBeUndefined();
  });
});
