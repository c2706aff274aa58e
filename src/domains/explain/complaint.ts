import { readFileSync } from 'node:fs';
import type { Reader, Row } from '../../engines/engine.ts';
import { measuredShare } from './measured.ts';

/** A call that was weighed for a complaint. */
export interface WeighedCall {
  readonly callRef: string;
  readonly status: string;
  readonly probability: number;
  /** That any call of the same scam is meant. */
  readonly scam: number;
  /** The waterfall: what each comparison says, log2 of the odds. */
  readonly bits: readonly { readonly evidence: string; readonly bits: number }[];
  readonly evidence: string;
  /** How often pairs stated like this one were right where the truth is known. */
  readonly measured: string;
}

export interface ComplaintLinks {
  /** What there was to go by, and why nothing was linked where nothing was. */
  readonly sentence: string;
  readonly candidates: readonly WeighedCall[];
  readonly total: number;
  /** Share of complaints of this case that are about something else, as estimated. */
  readonly elsewhere: number;
}

const sql = (file: string): string => readFileSync(new URL(`./traces/${file}.sql`, import.meta.url), 'utf8');
const CANDIDATES = sql('complaint-candidates');
const WHY = sql('complaint-why');

const ABOUT: Readonly<Record<string, string>> = {
  number_bits: 'called number',
  day_bits: 'day',
  time_bits: 'time',
  part_bits: 'part of the day',
  shown_bits: 'number shown',
  claimed_bits: 'organisation claimed',
  talk_bits: 'talk time',
};

/** Why a complaint was linked to calls, or not: the likeliest `limit` calls with what speaks for and against each. */
export async function complaintLinks(engine: Reader, ref: string, limit: number): Promise<ComplaintLinks> {
  const rows = await engine.rows(`SELECT *, count(*) OVER () AS total FROM (${CANDIDATES}) LIMIT $limit`, {
    id: ref,
    limit,
  });
  const [why] = await engine.rows(WHY, { id: ref });
  const [model] = await engine.rows("SELECT meant FROM work.complaint_model WHERE level = 'about something else'");
  const candidates = rows.map(weighed);
  return {
    sentence: sentenceOf(why ?? {}, candidates),
    candidates,
    total: Number(rows[0]?.total ?? 0),
    elsewhere: Number(model?.meant ?? 0),
  };
}

function weighed(row: Row): WeighedCall {
  const bits = Object.entries(ABOUT).flatMap(([column, evidence]) =>
    row[column] === null || row[column] === undefined ? [] : [{ evidence, bits: Number(row[column]) }],
  );
  return {
    callRef: String(row.call_ref),
    status: String(row.status),
    probability: Number(row.probability),
    scam: Number(row.scam),
    bits,
    evidence: String(row.evidence),
    measured: measuredShare('complaint_call', Number(row.probability)),
  };
}

function sentenceOf(why: Row, candidates: readonly WeighedCall[]): string {
  const linked = candidates.filter(({ status }) => status === 'linked' || status === 'judged').length;
  if (linked > 0) return `It is linked to ${linked} of the calls below.`;
  if (candidates.some(({ status }) => status === 'review')) {
    return 'No call fits so much better than the others, or than none, that it could be linked: a person has to look.';
  }
  if (candidates.some(({ status }) => status === 'rejected')) return 'A person has rejected the calls that fit.';
  if (why.calls !== null && why.calls !== undefined) {
    return `The number told was dialled ${String(why.calls)} times, from ${String(why.first_at)} to ${String(why.last_at)}, but not near the day told: the complaint seems to be about something else.`;
  }
  if (why.numbered === true) return 'Neither the number told nor one a slip away was dialled near the day told.';
  if (why.shown !== true) {
    const looked = 'and no call that somebody took within ten minutes of the time told showed the organisation told';
    return `Neither the called number nor the number shown was told${why.minuted === true ? `, ${looked}` : ''}.`;
  }
  return why.dated === true ? 'No call of that day showed the number told.' : 'No called number and no day was told.';
}
