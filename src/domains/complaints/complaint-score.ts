import { readFileSync } from 'node:fs';
import { sha256 } from '../../base/hash.ts';
import { declareColumn } from '../../engines/declare.ts';
import type { Engine, Row } from '../../engines/engine.ts';
import { count, share, text } from '../../model/columns.ts';
import { scratchName } from '../../pipeline/run.ts';
import { defineCodeStep } from '../../pipeline/step.ts';
import { insertBatches } from '../insert.ts';
import { type Candidate, COMPARISONS, type Told, talkLevel } from './evidence.ts';
import { type Scored, scoreComplaints, type ToldModel } from './score.ts';
import type { CaseFacts } from './strangers.ts';

const MODEL = 'work.complaint_model';
const sql = (file: string): string => readFileSync(new URL(`./tables/${file}.sql`, import.meta.url), 'utf8');
const [FACTS, NEIGHBOURS, TOLD, CANDIDATES] = ['facts', 'neighbours', 'told', 'candidate'].map((name) =>
  sql(`score-${name}`),
) as [string, string, string, string];

/** The columns of bits, in the order of the comparisons; the four kinds of time share one. */
export const BIT_COLUMNS = ['number', 'day', 'time', 'part', 'shown', 'claimed', 'talk', 'place'] as const;

const columns = [
  count('candidate_id', 'Candidate'),
  share(
    'base_bits',
    'Before anything is compared: any call found in this way against "about something else", log2 of the odds',
  ),
  ...BIT_COLUMNS.map((name) =>
    share(`${name}_bits`, `What the ${name} says, log2 of the odds; empty: nothing to compare`),
  ),
  share('meant', 'That the complaint means this very call'),
  share('unit', 'That it means a call of this scam'),
];

const modelColumns = [
  text('comparison', 'What is compared'),
  text('level', 'How it agrees'),
  share('meant', 'How often, when the call is meant'),
  share('stranger', 'How often, when it is not; empty where it depends on the value'),
];

/** Which calls are meant, by Fellegi and Sunter's weights learnt from the case. */
export const complaintScore = defineCodeStep({
  name: 'work.complaint_score',
  alsoMakes: [MODEL],
  purpose: 'How likely each complaint means each of its candidates, or none of them',
  reads: [
    'work.complaint_told',
    'work.complaint_number',
    'work.complaint_candidate',
    'work.presented_organisation',
    'canonical.call',
    'work.scene_code',
  ],
  version: 5,
  inputs: () => ({ sql: sha256([FACTS, NEIGHBOURS, TOLD, CANDIDATES].join('\n')) }),
  table: { name: 'work.complaint_score', row: 'a candidate', key: ['candidate_id'], columns },
  make: async (target, _context, engine) => {
    const facts = await factsOf(engine);
    const told = (await engine.rows(TOLD)).map(toldOf);
    const calls: Candidate[] = [];
    for await (const batch of engine.batches(CANDIDATES)) {
      for (const row of batch) calls.push(candidateOf(row, facts));
    }
    const { model, scored } = scoreComplaints(told, calls, facts);
    await write(engine, target, columns, scored.map(scoredRow));
    await write(engine, scratchName(MODEL), modelColumns, modelRows(model));
  },
});

async function factsOf(engine: Engine): Promise<CaseFacts> {
  const [row] = await engine.rows(FACTS);
  const neighbours = [0, 0, 0, 0, 0];
  // A little is added to what was counted: that nothing was seen next to a hundred numbers does not make it impossible.
  for (const slip of [1, 2, 3]) neighbours[slip] = 0.005;
  neighbours[4] = 1;
  for (const one of await engine.rows(NEIGHBOURS)) {
    neighbours[Number(one.slip)] = (Number(one.numbers) + 0.05) / (Number(one.told) + 10);
  }
  return {
    days: Number(row!.days),
    taken: Number(row!.taken),
    talk: [0, 1, 2, 3, 4, 5, 6].map((level) => Number(row![`t${level}`])),
    neighbours,
  };
}

function optional(value: unknown): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}

function toldOf(row: Row): Told {
  const [from, to] = [optional(row.from_min), optional(row.to_min)];
  return {
    id: Number(row.told_id),
    numbered: row.numbered === true,
    known: row.known === true,
    minute: optional(row.minute),
    grid: optional(row.grid) ?? 0,
    window: from === undefined || to === undefined ? undefined : [from, to],
    shown: row.shown === true,
    shownKnown: row.shown_known === true,
  };
}

function candidateOf(row: Row, { taken }: CaseFacts): Candidate {
  return {
    id: Number(row.candidate_id),
    told: Number(row.told_id),
    unit: String(row.unit),
    slip: Number(row.slip),
    sure: Number(row.sure),
    place: optional(row.place_bits),
    dayGap: optional(row.day_gap),
    minuteGap: optional(row.minute_gap),
    localMinute: Number(row.local_minute),
    shown: Number(row.shown),
    shownShare: Number(row.shown_calls) / Math.max(taken, 1),
    claimed: Number(row.claimed),
    organisationShare: Number(row.organisation_calls) / Math.max(Number(row.organisations_known), 1),
    talk: talkLevel(Number(row.talk_s), Number(row.codes)),
    machine: Number(row.machine),
  };
}

function scoredRow({ id, bits, place, base, meant, unit }: Scored): string[] {
  const time = bits.slice(2, 6).find((one) => one !== undefined);
  const kept = [bits[0], bits[1], time, ...bits.slice(6), place];
  const rounded = kept.map((one) => (one === undefined ? '' : one.toFixed(3)));
  return [String(id), base.toFixed(3), ...rounded, meant.toFixed(6), unit.toFixed(6)];
}

function modelRows(model: ToldModel): string[][] {
  const rows = COMPARISONS.flatMap(({ name, levels }, i) =>
    levels.map((level, j) => {
      const valued = ['called number', 'number shown', 'organisation claimed'].includes(name);
      const stranger = valued ? '' : model.strangers[i]![j]!.toFixed(6);
      return [name, level, model.meant[i]![j]!.toFixed(6), stranger];
    }),
  );
  rows.push(['whole', 'about something else', model.elsewhere.toFixed(6), '']);
  rows.push(['whole', 'names a number of the case all the same', model.known.toFixed(6), '']);
  rows.push(['whole', 'tells a shown number of the case all the same', model.shownKnown.toFixed(6), '']);
  return rows;
}

/** Inserts rows of texts into a table of typed columns; an empty text is NULL. */
async function write(
  engine: Engine,
  table: string,
  declared: readonly ReturnType<typeof text>[],
  rows: readonly string[][],
): Promise<void> {
  await engine.run(
    `CREATE OR REPLACE TABLE ${table}__text (${declared.map(({ name }) => `${name} VARCHAR`).join(', ')})`,
  );
  const byColumn = declared.map((_, i) => rows.map((row) => row[i]!));
  await insertBatches(engine, `${table}__text`, byColumn);
  const typed = declared.map((column) => `CAST(nullif(${column.name}, '') AS ${column.type}) AS ${column.name}`);
  await engine.run(`CREATE TABLE ${table} (${declared.map(declareColumn).join(', ')})`);
  await engine.run(`INSERT INTO ${table} SELECT ${typed.join(', ')} FROM ${table}__text`);
  await engine.run(`DROP TABLE ${table}__text`);
}
