import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/engines/engine.ts';
import { collectReport } from '../../src/report/collect.ts';
import { withoutLonely } from '../../src/report/collect-plots.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import { emptyCaseDatabase, syntheticCaseDatabase } from './case-database.ts';
import { CONTEXT, EMPTY_CONTEXT } from './context.ts';

let engine: Engine;
let data: ReportData;

beforeAll(async () => {
  engine = await syntheticCaseDatabase(20_000);
  data = await collectReport(engine, CONTEXT);
});

afterAll(() => engine.close());

function sum<T>(rows: readonly T[], value: (row: T) => number): number {
  return rows.reduce((total, row) => total + value(row), 0);
}

async function one(sql: string): Promise<number> {
  const [row] = await engine.rows(sql);
  return Number(Object.values(row ?? {})[0]);
}

test('headline figures are the row counts of the published tables', async () => {
  expect(data.headline.victims).toBe(await one('SELECT count(*) FROM victim'));
  expect(data.headline.operators).toBe(await one('SELECT count(*) FROM operator'));
  expect(data.headline.calls).toBe(await one('SELECT count(*) FROM canonical.call'));
  expect(data.headline.codesCaptured).toBe(await one('SELECT count(*) FROM canonical.interception WHERE captured'));
  expect(data.headline.rejected).toBe(37);
});

test('every plot adds up to the headline figures', () => {
  const { timeline, headline } = data;
  expect(sum(timeline.bins, (bin) => bin.calls) + timeline.undated + timeline.outside).toBe(headline.calls);
  expect(sum(data.hours, (item) => item.calls) + timeline.undated).toBe(headline.calls);
  expect(sum(timeline.bins, (bin) => bin.victims)).toBe(headline.victims);
  expect(sum(data.talk.bins, (bin) => bin.victims)).toBe(headline.victims);
  expect(sum(data.classes, (row) => row.numbers)).toBe(headline.numbers);
});

test('weeks follow each other without a gap and begin on Mondays', () => {
  expect(data.timeline.unit).toBe('week');
  data.timeline.bins.forEach((bin, i) => {
    expect(new Date(bin.from).getUTCDay()).toBe(1);
    if (i > 0) expect(bin.from).toBe(data.timeline.bins[i - 1]?.to);
  });
});

test('the rule falls on the edge of a talk-time step, and no victim lies below it', () => {
  expect(data.talk.bins.some((bin) => bin.over === CONTEXT.victimMinTalkSeconds)).toBe(true);
  expect(
    sum(
      data.talk.bins.filter((bin) => bin.over < 60),
      (bin) => bin.victims,
    ),
  ).toBe(0);
});

test('hours are told in the time zone of the service', async () => {
  const utc = await collectReport(engine, { ...CONTEXT, timeZone: { ...CONTEXT.timeZone, zone: 'UTC' } });
  const tokyo = await collectReport(engine, { ...CONTEXT, timeZone: { ...CONTEXT.timeZone, zone: 'Asia/Tokyo' } });
  const at = (from: ReportData, weekday: number, hour: number): number | undefined =>
    from.hours.find((item) => item.weekday === weekday && item.hour === hour)?.calls;
  expect(at(tokyo, 2, 23)).toBe(at(utc, 2, 14));
});

test('lists are bounded and say how long they are in full', async () => {
  expect(data.operators.rows.length).toBe(25);
  expect(data.operators.total).toBe(await one('SELECT count(*) FROM operator'));
  expect(data.victims.rows.length).toBe(25);
  expect(data.operators.rows.map((row) => row.priority)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
});

test('losses count a complaint once however many calls it speaks of', async () => {
  const linked = await one(
    "SELECT sum(loss) FROM canonical.complaint WHERE currency = 'GBP' AND (exhibit, source_table, source_row) IN (SELECT (complaint_exhibit, complaint_table, complaint_row) FROM complaint_call)",
  );
  expect(Number(data.losses.find((row) => row.currency === 'GBP')?.linkedLoss)).toBeCloseTo(linked, 2);
});

test('offences are stacked per operator, most complaints first', async () => {
  const { rows, total } = data.offences;
  expect(total).toBe(await one('SELECT count(DISTINCT operator_id) FROM offence'));
  expect(rows[0]?.complaints).toBe(
    await one('SELECT max(n) FROM (SELECT count(*) AS n FROM offence GROUP BY operator_id)'),
  );
});

test('the strongest and the weakest link of the foremost operators come with the waterfall that explain gives', () => {
  expect(data.links.map(({ which }) => which)).toEqual(['only']);
  const [link] = data.links;
  expect(link!.pair.waterfall.map(({ about, bits }) => [about, bits])).toEqual([
    ['any two accounts of the case', -8],
    ['the mailbox', 15.6],
    ['the region they dial from', -2.3],
    ['the hours at which they call', 1.3],
  ]);
  expect(link!.pair.generic).toEqual([{ kind: 'wallet', value: 'bc1qexchange', accounts: 53 }]);
  expect(link!.pair.measured).toContain('were right');
});

test('a masked report holds no whole dialled number anywhere', async () => {
  const masked = await collectReport(engine, { ...CONTEXT, mask: true });
  const text = JSON.stringify(masked);
  for (const row of data.victims.rows) expect(text).not.toContain(row.number);
  expect(masked.victims.rows[0]?.number).toMatch(/^\+\d{4}•+\d{2}$/);
});

test('an empty case gives a report without a figure and without an error', async () => {
  const empty = await emptyCaseDatabase();
  const none = await collectReport(empty, EMPTY_CONTEXT);
  await empty.close();
  expect(none.headline).toMatchObject({ victims: 0, calls: 0, countries: 0, firstAt: null });
  expect([none.timeline.bins, none.hours, none.talk.bins, none.losses, none.known.rows]).toEqual([[], [], [], [], []]);
});

test('the same database gives the same data', async () => {
  expect(await collectReport(engine, CONTEXT)).toEqual(data);
});

test('days from a clock that stood wrong are cut off at both ends, a pause within the campaign is not', () => {
  const days = (entries: Record<string, number>) => Object.entries(entries).map(([day, calls]) => ({ day, calls }));
  const kept = withoutLonely(
    days({ '1970-01-01': 2, '2019-01-01': 5000, '2021-01-01': 4000, '2021-01-02': 1000, '2038-01-19': 1 }),
  );
  expect(kept.map((item) => item.day)).toEqual(['2019-01-01', '2021-01-01', '2021-01-02']);
  expect(withoutLonely([])).toEqual([]);
});
