import { readFileSync } from 'node:fs';
import type { Reader, Row } from '../../engines/engine.ts';
import { measuredShare } from './measured.ts';

/** A call that was weighed for a complaint. */
export interface WeighedCall {
  readonly callRef: string;
  readonly status: string;
  readonly probability: number;
  /** That this very call is meant; `probability` may be higher where it belongs to a scam that is. */
  readonly meant: number;
  /** That any call of the same scam is meant. */
  readonly scam: number;
  /**
   * The waterfall, log2 of the odds that this very call is meant: what any such call begins with, what each comparison says, and
   * what other calls that fit take away. Adds up to the odds of `meant`, unless those are beyond a million to one.
   */
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
  base_bits: 'any call found in this way',
  number_bits: 'called number',
  day_bits: 'day',
  time_bits: 'time',
  part_bits: 'part of the day',
  shown_bits: 'number shown',
  claimed_bits: 'organisation claimed',
  talk_bits: 'talk time',
  place_bits: 'postcode and area of the landline',
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
    meant: Number(row.meant),
    scam: Number(row.scam),
    bits: [...bits, ...rivals(bits, Number(row.meant))],
    evidence: String(row.evidence),
    measured: ['judged', 'rejected'].includes(String(row.status))
      ? 'judged by people'
      : measuredShare('complaint_call', Number(row.probability)),
  };
}

/** Beyond this, shares are too round for odds. */
const SURE = 1e-6;
/** Less is not worth a line, bits. */
const SLIGHT = 0.05;

/** What is left of the odds once other calls that fit have their share. */
function rivals(bits: WeighedCall['bits'], meant: number): WeighedCall['bits'] {
  if (meant <= SURE || meant >= 1 - SURE) return [];
  const left = Math.log2(meant / (1 - meant)) - bits.reduce((sum, one) => sum + one.bits, 0);
  return left > -SLIGHT ? [] : [{ evidence: 'other calls fit too', bits: left }];
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
