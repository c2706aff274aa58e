import type { ColumnType } from '../../model/table.ts';
import type { Transform } from '../mapping.ts';
import { type ColumnData, decimalMark, type TableData } from '../profile/profile.ts';
import type { TimeFormat } from '../profile/times.ts';
import { columnZone } from '../zone/observe.ts';
import { share } from './context.ts';

export interface TransformHints {
  /** Zone of times that name none. */
  readonly zone: string;
  /** Order of day and month where the column itself cannot tell. */
  readonly order: 'dmy' | 'mdy';
}

/** How a column's text becomes a value of a canonical column's type; undefined when it cannot. */
export function transformFor(
  type: ColumnType,
  table: TableData,
  column: ColumnData,
  hints: TransformHints,
): Transform | undefined {
  switch (type) {
    case 'BIGINT':
    case 'INTEGER':
      return share(column, 'clock') > 0.5 ? { kind: 'clock' } : { kind: 'integer' };
    case 'DECIMAL(18,2)':
    case 'DECIMAL(38,18)':
      return { kind: 'decimal', mark: decimalMark(column.cells.filter((cell) => cell !== null)) };
    case 'TIMESTAMP': {
      const format = timeFormat(column, hints);
      return format ? { kind: 'timestamp', format, zone: zoneOf(format, table, column, hints) } : undefined;
    }
    case 'DATE': {
      const format = timeFormat(column, hints);
      if (!format || format === 'epoch_jd') return undefined;
      return { kind: 'date', format: format === 'epoch_ms' || format === 'epoch_us' ? 'epoch_s' : format };
    }
    default:
      return { kind: 'text' };
  }
}

function timeFormat(column: ColumnData, hints: TransformHints): TimeFormat | undefined {
  const time = column.profile.time;
  if (!time) return undefined;
  return time.ambiguous ? hints.order : time.format;
}

function zoneOf(format: TimeFormat, table: TableData, column: ColumnData, hints: TransformHints): string {
  if (format.startsWith('epoch')) return 'Etc/UTC';
  const declared = columnZone(table, column);
  if (declared === undefined) return hints.zone;
  return declared === 'UTC' || /^[+-]00:00$/.test(declared) ? 'Etc/UTC' : fixedOffset(declared);
}

/** `+02:00` of a dump's session as the IANA zone of that fixed offset (whose sign is turned round); names stay. */
function fixedOffset(zone: string): string {
  const m = /^([+-])(\d{2}):00$/.exec(zone);
  if (!m) return zone;
  return `Etc/GMT${m[1] === '+' ? '-' : '+'}${Number(m[2])}`;
}
