import { RingbreakError } from '../../../base/errors.ts';
import type { Params, Row } from '../../../engines/engine.ts';
import type { Viewer } from '../../server/viewer.ts';
import { numberQuestion } from '../search/numbers.ts';
import { regionsOfCase } from '../search/search.ts';

/** Calls that a search lists: more are narrowed down by a longer number or a day. */
const LISTED = 50;

/** A call's name, by which it is judged: the service's own key, else its row. */
const NAMED = "(c.call_ref = $call OR (c.call_ref IS NULL AND $call = c.source_table || ':' || c.source_row))";
const COLUMNS = `coalesce(c.call_ref, c.source_table || ':' || c.source_row) AS call_ref, c.account_ref, o.operator_id, c.dialled AS number,
  c.started_at, c.dialled, c.presented, c.presented_name, c.talk_s, c.exhibit AS call_exhibit, c.source_table AS call_table,
  c.source_row AS call_row`;
const TABLES = 'canonical.call AS c LEFT JOIN account AS o ON o.account_ref = c.account_ref';

/** What somebody looks for: a number that was called or shown, in any spelling, a day of the case's zone, or both. */
export interface CallSearch {
  readonly number: string;
  /** 2021-03-31 or nothing. */
  readonly day: string;
  readonly zone: string;
}

/**
 * Calls that fit, in the order of time; those to a number that was meant whole before those that have such a part.
 *
 * @throws RingbreakError NOTHING_TO_FIND (usage) without a day or a number that can be looked for.
 */
export async function foundCalls(
  viewer: Viewer,
  { number, day, zone }: CallSearch,
): Promise<{ readonly calls: Row[]; readonly more: boolean }> {
  const question = number.trim() === '' ? undefined : numberQuestion(number, await regionsOfCase(viewer));
  if (!question && (number.trim() !== '' || day === '')) throw nothingToFind();
  const whole = Object.fromEntries((question?.whole ?? []).map((one, i) => [`whole${i}`, one]));
  const names = Object.keys(whole).map((name) => `$${name}`);
  const meant = names.length === 0 ? '' : `c.dialled IN (${names.join(', ')}) OR c.presented IN (${names.join(', ')})`;
  // What cannot be dialled anywhere stands in the calls as the service stored it.
  const part =
    "contains(c.dialled, $part) OR contains(c.presented, $part) OR (c.dialled = '' AND contains(c.dialled_raw, $part))";
  const conditions = [
    ...(question ? [[meant, question.international ? '' : part].filter((one) => one !== '').join(' OR ')] : []),
    ...(day === '' ? [] : [IN_DAY]),
  ];
  const params: Params = {
    ...whole,
    ...(question && !question.international ? { part: question.part } : {}),
    ...(day === '' ? {} : { day, zone }),
    limit: LISTED + 1,
  };
  const rows = await viewer.rows(
    `SELECT ${COLUMNS} FROM ${TABLES} WHERE (${conditions.join(') AND (')})
     ORDER BY ${meant === '' ? '' : `(${meant}) DESC NULLS LAST, `}c.started_at NULLS LAST, c.exhibit, c.source_table, c.source_row LIMIT $limit`,
    params,
  );
  return { calls: rows.slice(0, LISTED), more: rows.length > LISTED };
}

const IN_DAY = `c.started_at >= timezone('UTC', timezone($zone, CAST($day AS TIMESTAMP)))
  AND c.started_at < timezone('UTC', timezone($zone, CAST($day AS TIMESTAMP) + INTERVAL 1 DAY))`;

/** The calls of a name: one, but where several exhibits have it. */
export function callsNamed(viewer: Viewer, call: string): Promise<Row[]> {
  const sql = `SELECT ${COLUMNS} FROM ${TABLES} WHERE ${NAMED} ORDER BY c.exhibit, c.source_table, c.source_row LIMIT 10`;
  return viewer.rows(sql, { call });
}

function nothingToFind(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'NOTHING_TO_FIND',
    what: 'there is neither a day nor at least three digits to look for',
    next: 'Enter a number as it was told, or a day.',
  });
}
