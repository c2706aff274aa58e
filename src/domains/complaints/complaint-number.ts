import { readFileSync } from 'node:fs';
import { sha256 } from '../../base/hash.ts';
import type { Engine } from '../../engines/engine.ts';
import { count, OF_VICTIM, text } from '../../model/columns.ts';
import { defineCodeStep } from '../../pipeline/step.ts';
import { planOfRegion } from '../numbering/plan/metadata.ts';

const VARIANTS = readFileSync(new URL('./tables/complaint-number.sql', import.meta.url), 'utf8');

/** National spellings are tried with the calling codes of so many of the regions that were called most. */
const MOST_CODES = 8;

/** Numbers of the case that a complainant may have meant. */
export const complaintNumber = defineCodeStep({
  name: 'work.complaint_number',
  purpose:
    'Numbers that were dialled and that a complainant may have meant: as written, one slip away, or with that end',
  reads: ['work.complaint_told', 'work.number_fact', 'number'],
  version: 1,
  inputs: () => ({ sql: sha256(VARIANTS) }),
  table: {
    name: 'work.complaint_number',
    row: 'a complaint and a number of the case',
    key: ['told_id', 'number'],
    columns: [
      count('told_id', 'Complaint'),
      text('number', 'Number that was dialled, E.164', OF_VICTIM),
      count(
        'slip',
        '0 as written, 1 a digit wrong, 2 two neighbours exchanged, 3 a digit missing or too many, 4 only the end',
      ),
    ],
  },
  make: async (target, _context, engine) => {
    const codes = await callingCodes(engine);
    await engine.run(`CREATE TABLE ${target} AS ${VARIANTS}`, { codes });
  },
});

async function callingCodes(engine: Engine): Promise<string[]> {
  const regions = await engine.rows(
    `SELECT region, sum(calls) AS calls FROM number WHERE region <> '' GROUP BY region ORDER BY calls DESC, region LIMIT 25`,
  );
  const codes = regions
    .map(({ region }) => planOfRegion(String(region))?.callingCode ?? '')
    .filter((code) => code !== '');
  return [...new Set(codes)].slice(0, MOST_CODES);
}
