import type { HourCount, Top } from './parts-data.ts';

/** What the report says of call centres. */
export interface CentresData {
  readonly list: Top<CentreRow>;
  readonly networks: readonly CentreNetwork[];
  /** Hours of the foremost centre, on the clock of `zone`. */
  readonly week: readonly HourCount[];
  readonly zone: string;
  /** Entries of call lists, and how many of them were never called. */
  readonly contacts: number;
  readonly uncalled: number;
  readonly lists: Top<ContactList>;
}

/** A call list against the calls. */
export interface ContactList {
  readonly list: string;
  readonly entries: number;
  readonly called: number;
  readonly victims: number;
  readonly uncalled: number;
}

export interface CentreRow {
  readonly centreId: string;
  readonly accounts: number;
  readonly operators: number;
  readonly agents: number;
  readonly seats: number;
  readonly shiftPlan: string;
  readonly addresses: string;
  readonly organisation: string;
  readonly country: string;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly calls: number;
  readonly victims: number;
  /** 0 to 1. */
  readonly probability: number;
  readonly reasons: string;
}

export interface CentreNetwork {
  readonly organisation: string;
  readonly country: string;
  readonly centres: number;
  readonly calls: number;
  readonly victims: number;
}
