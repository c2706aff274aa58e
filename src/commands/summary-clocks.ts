import type { Engine } from '../engines/engine.ts';
import { integer, plural, visible } from './words.ts';

/** A clock that was corrected. */
export interface CorrectedClock {
  readonly table: string;
  /** By how many it was ahead; negative: behind. */
  readonly seconds: number;
  /** Observations that say so, of all in that time. */
  readonly pairs: number;
  readonly observed: number;
  /** calls, or ids: these set right the rows that carry them and no other. */
  readonly basis: string;
}

/** Clocks that were set by others or by ids, best proven first. */
export async function correctedClocks(engine: Engine): Promise<CorrectedClock[]> {
  const rows = await engine.rows(
    `SELECT concat_ws(' ', source_table, nullif(server, '')) AS clock, arg_max(offset_s, (pairs, offset_s)) AS seconds,
            sum(pairs)::BIGINT AS pairs, sum(observed)::BIGINT AS observed, basis
     FROM clock_offset WHERE corrected GROUP BY exhibit, source_table, server, basis ORDER BY pairs DESC, exhibit, clock, basis`,
  );
  return rows.map((row) => ({
    table: String(row['clock']),
    seconds: Number(row['seconds']),
    pairs: Number(row['pairs']),
    observed: Number(row['observed']),
    basis: String(row['basis']),
  }));
}

export function clockLine({ table, seconds, pairs, observed, basis }: CorrectedClock): string {
  const off = `  Clock of ${visible(table, 60)} was ${integer(Math.abs(seconds))} s ${seconds > 0 ? 'ahead' : 'behind'}`;
  return basis === 'ids'
    ? `${off} in ${plural(pairs, 'row')}: only these were set right, by the time in their ids (clock_offset)`
    : `${off}: set right by ${integer(pairs)} of ${integer(observed)} observations (clock_offset)`;
}
