import type { Engine } from '../../../engines/engine.ts';
import { count, flag, moment, text } from '../../../model/columns.ts';
import type { Column, Table } from '../../../model/table.ts';
import type { ClockStretch } from './clock.ts';
import type { Station } from './station.ts';

const COLUMNS: readonly Column[] = [
  text('exhibit', 'SHA-256 of the exhibit whose clock differed'),
  text('source_table', 'Table within it'),
  text('server', 'Server within the table; empty: the whole table'),
  moment('from_at', 'First call of the stretch of time that shows the difference, by the clock that differed'),
  moment('to_at', 'Last call of the stretch'),
  count('offset_s', 'Seconds by which the clock was ahead of the other; negative: behind'),
  text('against_exhibit', 'Exhibit of the clock that is trusted'),
  text('against_table', 'Table of the clock that is trusted'),
  text('against_server', 'Server of the clock that is trusted; empty: the whole table'),
  text('basis', 'calls: calls that both recorded; ids: Unix time in the ids of the same rows'),
  count('pairs', 'Observations that show the difference'),
  count('observed', 'Observations in the stretch'),
  flag('corrected', 'Times were set by the clock that is trusted'),
];

/** `clock_offset`: clocks that were found to differ, and what was done. */
export const CLOCK_OFFSET: Table = {
  name: 'clock_offset',
  row: 'a stretch of time in which the clock of a table or server differed from another',
  key: ['exhibit', 'source_table', 'server', 'from_at', 'against_exhibit', 'against_table', 'against_server', 'basis'],
  columns: COLUMNS,
};

export const FOUND_OFFSETS = 'work.call_clock';

export async function startOffsets(into: string, engine: Engine): Promise<void> {
  await engine.run(`CREATE TABLE ${into} (${COLUMNS.map(({ name, type }) => `${name} ${type}`).join(', ')})`);
}

/** Records how a clock differed, also when the difference is nothing: it shows that the two were compared. */
export async function writeOffsets(
  trusted: Station,
  differing: Station,
  stretches: readonly ClockStretch[],
  engine: Engine,
): Promise<void> {
  for (const { from, to, ahead, pairs, of } of stretches) {
    await engine.run(
      `INSERT INTO ${FOUND_OFFSETS}__new
       SELECT $exhibit, $table, $server, make_timestamp($from * 1000000::BIGINT), make_timestamp($to * 1000000::BIGINT), $ahead,
              $against_exhibit, $against_table, $against_server, 'calls', $pairs, $observed, $ahead <> 0`,
      {
        exhibit: differing.exhibit,
        table: differing.table,
        server: differing.server,
        from,
        to,
        ahead,
        against_exhibit: trusted.exhibit,
        against_table: trusted.table,
        against_server: trusted.server,
        pairs,
        observed: of,
      },
    );
  }
}
