import type { SpellingHabit } from './spelling.ts';

/** A connection: one address for a span of time. */
export interface Lease {
  readonly ip: string;
  readonly from: number;
}

/** Somebody who speaks on the line. A loner is the caller of each of their accounts. */
export interface Caller {
  readonly index: number;
  /** As a dialler's user name or an extension: `agent07`, `1204`. */
  readonly name: string;
  readonly operator: number;
  readonly centre: number;
  /** Place among the centre's callers: gives the room and the shift. */
  readonly seat: number;
  /** Stage of the centre's script that the person plays, from 0; −1 any. */
  readonly role: number;
}

/** People who work as one place: rooms, shifts, lines, a list and a script in common. */
export interface Centre {
  readonly index: number;
  /** A crew of people with accounts of their own, or one boss whose accounts everybody uses. */
  readonly kind: 'crew' | 'boss';
  readonly operators: readonly number[];
  /** Filled when accounts are numbered. */
  readonly accounts: number[];
  readonly callers: readonly number[];
  /** Addresses in time; several at once for several rooms. */
  readonly rooms: readonly (readonly Lease[])[];
  /** Shifts of a working day: begin (hours UTC, fractions allowed) and length (hours). */
  readonly shifts: readonly { readonly begin: number; readonly hours: number }[];
  /** Days of the week on which it works, 0 Sunday. */
  readonly weekdays: readonly number[];
  /** UTC seconds: midnight before the first working day, and after the last. */
  readonly from: number;
  until: number;
  readonly trunks: readonly number[];
  /** Index of World.lists, −1: calls strangers. */
  readonly list: number;
  /** Share of held calls that are handed to a colleague inside the call. */
  readonly transfers: number;
  readonly script: Script;
  /** Computers that several shifts use. */
  readonly devices: readonly string[];
  readonly work: Work;
}

/** What is played to a person: who rings at each stage, and how long it takes until the next. */
export interface Script {
  readonly stages: readonly ('neighbour' | 'organisation')[];
  /** Share of the people reached at one stage who get the next. */
  readonly onward: number;
  readonly gaps: 'minutes' | 'hours' | 'days' | 'mixed';
  /** The first stage is a warning of half a minute, not a conversation. */
  readonly shortFirst: boolean;
  /** Chance that another account of the crew plays the next stage. */
  readonly handOver: number;
}

/** Whom somebody calls, and how. */
export interface Work {
  readonly regions: readonly number[];
  readonly regionWeights: readonly number[];
  readonly spelling: SpellingHabit;
  readonly dialler: boolean;
  /** Seconds between attempts; a dialler does not wait for the end of the last. */
  readonly gap: number;
}

/** A list of people to be called. */
export interface ContactList {
  readonly index: number;
  readonly name: string;
  /** −1: not a call centre's. */
  readonly centre: number;
  readonly account: number;
}

/** A switch or server of the service with a clock of its own. */
export interface Server {
  readonly index: number;
  readonly name: string;
  /** Seconds that its clock is ahead of UTC beyond its zone. */
  readonly ahead: number;
  /** Seconds that it gains in a day; correction is in whole seconds. */
  readonly drift: number;
}
