import { readFileSync } from 'node:fs';
import type { Engine, Params, Row } from '../engines/engine.ts';
import { collectCentres } from './collect-centres.ts';
import { collectTalk, collectTimeline } from './collect-plots.ts';
import {
  clockOf,
  countryOf,
  headlineOf,
  knownOf,
  lossOf,
  operatorOf,
  organisationOf,
  pointOf,
  qualityOf,
  rejectOf,
  victimOf,
} from './collect-rows.ts';
import { collectScenes } from './collect-scenes.ts';
import { maskNumber } from './format.ts';
import { collectLinks } from './links-data.ts';
import { offencesOf } from './offences-data.ts';
import type { ReportContext } from './report-context.ts';
import type * as data from './report-data.ts';
import { text, whole } from './values.ts';

/**
 * Reads everything that a report prints from the case database: bounded results, totals beside every cut list, one pass
 * over `canonical.call`.
 *
 * @param engine the built case; only read.
 * @throws what the engine throws: a missing table is a bug of ours, since the build makes them all.
 */
export async function collectReport(engine: Engine, context: ReportContext): Promise<data.ReportData> {
  const rows = (name: string, params?: Params): Promise<Row[]> => engine.rows(statement(name), params);
  const [headline] = await rows('headline');
  const [totals] = await rows('totals');
  const total = (name: string): number => whole(totals?.[name]);
  const number = (value: unknown): string => (context.mask ? maskNumber(text(value)) : text(value));
  const known = await rows('known');
  const operators = await rows('operators');
  const rejects = await rows('rejects');
  const quality = await rows('quality');
  const clocks = await rows('clocks');
  const { timeline, hours } = await collectTimeline(rows, context, whole(headline?.calls));
  return {
    format: 1,
    context: withUnused(context, await rows('unused'), await rows('merged'), await rows('left-out')),
    headline: headlineOf(headline ?? {}),
    losses: (await rows('losses')).map(lossOf),
    offences: offencesOf(await rows('offences')),
    classes: (await rows('classes')).map((row) => ({
      class: text(row.class),
      numbers: whole(row.numbers),
      calls: whole(row.calls),
    })),
    timeline,
    hours,
    talk: await collectTalk(rows, context.victimMinTalkSeconds),
    operators: { total: total('operators'), rows: operators.map(operatorOf) },
    links: await collectLinks(engine, operators),
    scatter: { total: total('operators'), rows: (await rows('scatter')).map(pointOf) },
    victims: { total: total('victims'), rows: (await rows('victims')).map((row) => victimOf(row, number)) },
    organisations: { total: total('organisations'), rows: (await rows('organisations')).map(organisationOf) },
    countries: { total: total('countries'), rows: (await rows('countries')).map(countryOf) },
    scenes: await collectScenes(rows, number),
    centres: await collectCentres(rows),
    known: { total: whole(known[0]?.total), rows: known.map(knownOf) },
    rejects: { total: whole(rejects[0]?.total), rows: rejects.map(rejectOf) },
    quality: { total: whole(quality[0]?.total), rows: quality.map(qualityOf) },
    clocks: { total: whole(clocks[0]?.total), rows: clocks.map(clockOf) },
  };
}

/** What the reader accepted and the mapping could not use counts as rejected: read = accepted + merged + left out + rejected. */
function withUnused(
  context: ReportContext,
  unused: readonly Row[],
  merged: readonly Row[],
  left: readonly Row[],
): ReportContext {
  const place = (row: Row): string => `${text(row.exhibit)} ${text(row.source_table)}`;
  const rejected = new Map(unused.map((row) => [place(row), whole(row.unused)] as const));
  const elsewhere = new Map(merged.map((row) => [place(row), whole(row.merged)] as const));
  const without = new Map(left.map((row) => [place(row), whole(row.left_out)] as const));
  const exhibits = context.exhibits.map((exhibit) => ({
    ...exhibit,
    tables: exhibit.tables.map((item) => {
      const more = rejected.get(`${exhibit.sha256} ${item.table}`) ?? 0;
      const other = elsewhere.get(`${exhibit.sha256} ${item.table}`) ?? 0;
      const leftOut = without.get(`${exhibit.sha256} ${item.table}`) ?? 0;
      const accepted = item.accepted - more - other - leftOut;
      return { ...item, accepted, merged: other, leftOut, rejected: item.rejected + more };
    }),
  }));
  return { ...context, exhibits };
}

function statement(name: string): string {
  return readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');
}
