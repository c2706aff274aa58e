import type { Row } from '../engines/engine.ts';
import type { BurstRow, ChainRow, KindCount, ScenesData, ShiftRow } from './scenes-data.ts';
import { text, whole } from './values.ts';

/** Scenes, chains, bursts and shifts for the report: bounded lists with totals. */
export async function collectScenes(
  rows: (name: string) => Promise<Row[]>,
  number: (value: unknown) => string,
): Promise<ScenesData> {
  const counts = await rows('scene-kinds');
  const burst = counts.find((row) => row.what === 'burst');
  const kinds = kindsOf(counts, 'scene');
  const stages = await rows('chain-stages');
  return {
    kinds,
    styles: kindsOf(counts, 'style'),
    bursts: {
      total: whole(burst?.rows),
      calls: whole(burst?.calls),
      peak: whole(burst?.codes),
      fastest: (await rows('bursts')).map(burstOf),
    },
    chains: (await rows('chains')).map((row) => chainOf(row, stages, number)),
    chainsTotal: kinds.find((kind) => kind.name === 'chain')?.rows ?? 0,
    shifts: (await rows('shifts')).map(shiftOf),
  };
}

function kindsOf(counts: readonly Row[], what: string): KindCount[] {
  return counts
    .filter((row) => row.what === what)
    .map((row) => ({ name: text(row.name), rows: whole(row.rows), calls: whole(row.calls), codes: whole(row.codes) }));
}

function chainOf(row: Row, stages: readonly Row[], number: (value: unknown) => string): ChainRow {
  return {
    sceneId: text(row.scene_id),
    number: number(row.number),
    operatorId: text(row.operator_id),
    calls: whole(row.calls),
    talkSeconds: whole(row.talk_s),
    codesCaptured: whole(row.codes_captured),
    probability: Number(row.probability ?? 0),
    outcome: text(row.outcome),
    reasons: text(row.reasons),
    firstAt: row.first_at === null ? null : text(row.first_at),
    stages: stages
      .filter((stage) => stage.scene_id === row.scene_id)
      .map((stage) => ({
        stage: whole(stage.stage),
        shown: text(stage.organisation) || text(stage.presented) || 'no number',
        accountRef: text(stage.account_ref),
        afterSeconds: whole(stage.after_s),
        talkSeconds: whole(stage.talk_s),
        codes: whole(stage.codes_captured),
      })),
  };
}

function burstOf(row: Row): BurstRow {
  const [from, to] = [text(row.started_at), text(row.ended_at)];
  return {
    burstId: text(row.burst_id),
    accountRef: text(row.account_ref),
    operatorId: text(row.operator_id),
    startedAt: from,
    seconds: Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000)) + 1,
    calls: whole(row.calls),
    numbers: whole(row.numbers),
    peak: whole(row.peak_per_minute),
    concurrent: whole(row.concurrent),
  };
}

function shiftOf(row: Row): ShiftRow {
  const hours = text(row.hours_utc).split(';').map(Number);
  return {
    accountRef: text(row.account_ref),
    operatorId: text(row.operator_id),
    attempts: whole(row.attempts),
    style: text(row.style),
    peak: whole(row.peak_per_minute),
    bursts: whole(row.bursts),
    activeDays: whole(row.active_days),
    hours: Array.from({ length: 24 }, (_, hour) => hours[hour] || 0),
    shift: text(row.shift_utc),
    zone: text(row.implied_zone),
    sure: Number(row.zone_sure ?? 0),
  };
}
