import type { Params, Row } from '../engines/engine.ts';
import type { HourCount } from './parts-data.ts';
import type { ReportContext } from './report-context.ts';
import type { TalkHistogram, Timeline, TimelineBin, TimelineUnit } from './report-data.ts';
import { text, whole } from './values.ts';

type Rows = (name: string, params?: Params) => Promise<Row[]>;

interface Day {
  readonly day: string;
  readonly calls: number;
  readonly longCalls: number;
}

const DAY_MS = 86_400_000;
/** A break of more than a year with next to nothing behind it is a clock that stood wrong, not a campaign. */
const LONELY_GAP_DAYS = 400;
const LONELY_SHARE = 0.001;
/** Up to ten weeks are drawn by day, up to four years by week: 60 to 210 bars fit a page. */
const MAX_DAYS = 70;
const MAX_WEEK_DAYS = 4 * 366;
/** Ten-second steps up to ten minutes beyond the rule. */
const TALK_STEP_S = 10;
const TALK_SLOTS = 61;

/** Calls over time and by hour of the week, both from one pass over all calls. */
export async function collectTimeline(
  rows: Rows,
  context: ReportContext,
  calls: number,
): Promise<{ timeline: Timeline; hours: HourCount[] }> {
  const zone = context.timeZone.zone;
  const found = await rows('timeline', { zone, victim_min_talk_s: context.victimMinTalkSeconds });
  const all: Day[] = found
    .filter((row) => row.kind === 'day')
    .map((row) => ({ day: text(row.day), calls: whole(row.calls), longCalls: whole(row.long_calls) }));
  const hours = found
    .filter((row) => row.kind === 'hour')
    .map((row) => ({ weekday: whole(row.weekday), hour: whole(row.hour), calls: whole(row.calls) }));
  const victims = new Map(
    (await rows('victim-days', { zone })).map((row) => [text(row.day), whole(row.victims)] as const),
  );
  const days = withoutLonely(all);
  const sum = (list: readonly Day[]): number => list.reduce((total, item) => total + item.calls, 0);
  const unit = unitFor(days);
  const bins = binned(days, victims, unit);
  return { timeline: { unit, bins, undated: calls - sum(all), outside: sum(all) - sum(days) }, hours };
}

/** Cuts off days at either end that a gap of over a year parts from the rest and that hold next to no calls. */
export function withoutLonely<T extends { day: string; calls: number }>(days: readonly T[]): readonly T[] {
  const limit = days.reduce((total, item) => total + item.calls, 0) * LONELY_SHARE;
  const gap = (i: number): number => (Date.parse(days[i]!.day) - Date.parse(days[i - 1]!.day)) / DAY_MS;
  let from = 0;
  let to = days.length;
  for (let i = 1, before = 0; i < days.length; i++) {
    before += days[i - 1]!.calls;
    if (before <= limit && gap(i) > LONELY_GAP_DAYS) from = i;
  }
  for (let i = days.length - 1, after = 0; i > from; i--) {
    after += days[i]!.calls;
    if (after <= limit && gap(i) > LONELY_GAP_DAYS) to = i;
  }
  return days.slice(from, to);
}

function unitFor(days: readonly Day[]): TimelineUnit {
  if (days.length === 0) return 'day';
  const span = (Date.parse(days.at(-1)!.day) - Date.parse(days[0]!.day)) / DAY_MS + 1;
  if (span <= MAX_DAYS) return 'day';
  return span <= MAX_WEEK_DAYS ? 'week' : 'month';
}

/** First day of the bin that holds a day; weeks begin on Monday (ISO 8601). */
function startOf(day: string, unit: TimelineUnit): string {
  if (unit === 'month') return `${day.slice(0, 7)}-01`;
  if (unit === 'day') return day;
  const at = new Date(`${day}T00:00:00Z`);
  return isoDay(at.getTime() - ((at.getUTCDay() + 6) % 7) * DAY_MS);
}

function next(start: string, unit: TimelineUnit): string {
  if (unit !== 'month') return isoDay(Date.parse(start) + (unit === 'day' ? 1 : 7) * DAY_MS);
  const at = new Date(`${start}T00:00:00Z`);
  return isoDay(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
}

function isoDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function binned(days: readonly Day[], victims: ReadonlyMap<string, number>, unit: TimelineUnit): TimelineBin[] {
  if (days.length === 0) return [];
  const sums = new Map<string, { calls: number; longCalls: number; victims: number }>();
  for (const item of days) {
    const start = startOf(item.day, unit);
    const sum = sums.get(start) ?? { calls: 0, longCalls: 0, victims: 0 };
    sum.calls += item.calls;
    sum.longCalls += item.longCalls;
    sum.victims += victims.get(item.day) ?? 0;
    sums.set(start, sum);
  }
  const bins: TimelineBin[] = [];
  const last = startOf(days.at(-1)!.day, unit);
  for (let from = startOf(days[0]!.day, unit); from <= last; from = next(from, unit)) {
    bins.push({ from, to: next(from, unit), ...(sums.get(from) ?? { calls: 0, longCalls: 0, victims: 0 }) });
  }
  return bins;
}

/** Numbers by their longest conversation; empty steps are there too, so that gaps show. */
export async function collectTalk(rows: Rows, threshold: number): Promise<TalkHistogram> {
  const found = new Map(
    (await rows('talk', { victim_min_talk_s: threshold, last_slot: TALK_SLOTS })).map(
      (row) => [whole(row.slot), { victims: whole(row.victims), others: whole(row.others) }] as const,
    ),
  );
  if (found.size === 0) return { threshold, bins: [] };
  const first = Math.min(0, ...found.keys());
  const bins = [];
  for (let slot = first; slot <= TALK_SLOTS; slot++) {
    const over = threshold + (slot - 1) * TALK_STEP_S;
    const sums = found.get(slot) ?? { victims: 0, others: 0 };
    bins.push({ over, upTo: slot === TALK_SLOTS ? null : over + TALK_STEP_S, ...sums });
  }
  return { threshold, bins };
}
