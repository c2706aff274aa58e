import type { RawSink, TableWriter } from '../format.ts';
import type { RecordRow } from './record.ts';

const COMMON = ['request', 'operator', 'record_number'];
const PARTY = ['number', 'subscriber', 'imsi', 'imei', 'location'];

/** Columns of each table, fixed: a file is read once. Those of a call have the names of the model where there is one. */
const COLUMNS: Readonly<Record<RecordRow['table'], readonly string[]>> = {
  retained_call: [
    'call_ref',
    ...COMMON,
    'started_at',
    'ended_at',
    'talk_s',
    'ring_s',
    'presented_raw',
    'dialled_raw',
    'transferred_to',
    'account_ref',
    'communication_type',
    'hangup_cause',
    ...PARTY.map((name) => `originating_${name}`),
    ...PARTY.map((name) => `terminating_${name}`),
    'other',
  ],
  retained_subscriber: [...COMMON, 'subscriber', 'name', 'numbers', 'valid_from', 'valid_to', 'other', 'xml'],
  retained_other: [...COMMON, 'kind', 'other', 'xml'],
};

/** The tables of a file, opened as they are needed. */
export class Tables {
  readonly #sink: RawSink;
  readonly #open = new Map<RecordRow['table'], TableWriter>();
  /** Read, rejected ones included. */
  rows = 0;
  accepted = 0;

  constructor(sink: RawSink) {
    this.#sink = sink;
  }

  async write(row: RecordRow): Promise<void> {
    this.rows++;
    this.accepted++;
    const columns = COLUMNS[row.table];
    await this.#table(row.table).row(columns.map((column) => row.cells[column] ?? null));
  }

  /** A record that could not be used: nobody knows what it was, so it counts among the others. */
  async reject(reason: string, raw: string): Promise<void> {
    this.rows++;
    await this.#table('retained_other').reject(reason, raw);
  }

  #table(name: RecordRow['table']): TableWriter {
    let writer = this.#open.get(name);
    if (!writer) {
      writer = this.#sink.table(
        name,
        COLUMNS[name].map((column) => ({ name: column })),
      );
      this.#open.set(name, writer);
    }
    return writer;
  }
}
