import type { Row } from '../engines/engine.ts';
import { text, whole } from './values.ts';

/** What complaints say of one operator. */
export interface OffenceRow {
  /** Empty: the calls name no account. */
  readonly operatorId: string;
  readonly complaints: number;
  readonly people: number;
  readonly calls: number;
  readonly countries: number;
  /** Complaints that speak of calls of other operators too. */
  readonly shared: number;
  /** Complaints linked with less than 95 %. */
  readonly unsure: number;
  /** `GBP 12.00; EUR 3.00`: each scam once. */
  readonly losses: string;
  /** The same in the base currency, as far as rates are known. */
  readonly lossBase: string;
  /** Complaints whose loss could not be converted. */
  readonly unconverted: number;
  /** Complaints about a scam that the same person told of in another: their loss does not count again. */
  readonly toldTwice: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

export interface OffencesData {
  /** Operators with complaints. */
  readonly total: number;
  readonly rows: readonly OffenceRow[];
}

export function offencesOf(rows: readonly Row[]): OffencesData {
  return {
    total: whole(rows[0]?.total),
    rows: rows.map((row) => ({
      operatorId: text(row.operator_id),
      complaints: whole(row.complaints),
      people: whole(row.people),
      calls: whole(row.calls),
      countries: whole(row.countries),
      shared: whole(row.shared),
      unsure: whole(row.unsure),
      losses: text(row.losses),
      lossBase: text(row.loss_base),
      unconverted: whole(row.unconverted),
      toldTwice: whole(row.told_twice),
      firstAt: text(row.first_at),
      lastAt: text(row.last_at),
    })),
  };
}
