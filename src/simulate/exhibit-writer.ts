import type { WorldSink } from './world/calls.ts';
import type {
  CallEvent,
  CallKey,
  ComplaintEvent,
  KnownEvent,
  PaymentEvent,
  TicketEvent,
  Trace,
} from './world/model.ts';
import type { Setting } from './world/setting.ts';
import type { World } from './world/world.ts';

/** Rows of one table of one exhibit, and the canonical table they are meant to feed. */
export interface TableCount {
  readonly exhibit: string;
  readonly table: string;
  readonly rows: number;
  /** '' feeds nothing. */
  readonly feeds: string;
}

export interface WrittenExhibits {
  /** Paths. */
  readonly exhibits: readonly string[];
  readonly tables: readonly TableCount[];
}

/** Puts a world into files that look seized. Calls, logins and interceptions come in order of session. */
export interface ExhibitWriter extends WorldSink {
  payment(payment: PaymentEvent): void;
  ticket(ticket: TicketEvent): void;
  /** Entries of call lists as they were written, for the truth; undefined: the shape writes none. */
  contacts?(): Iterable<{ readonly ref: string; readonly number: number }>;
  /** After everything else: the offices' files, and the end of the service's. */
  finish(complaints: readonly ComplaintEvent[], known: readonly KnownEvent[]): WrittenExhibits;
}

/** One kind of seizure: a schema, a language, a format. */
export interface Shape {
  readonly name: string;
  /** One line for the help text. */
  readonly about: string;
  setting(seed: number): Setting;
  /** The service's own key of an account, as the exhibits spell it. */
  accountRef(index: number, seed: number): string;
  /** Account and start (UTC seconds) as the exhibits tell them, where they are not those of the call. */
  recorded?(call: CallEvent, world: World): { readonly account: string; readonly start: number };
  /** The service's own key of a call. */
  callRef(call: CallKey, world: World): string;
  /** What the exhibits do not say, so that nothing counts as findable by it. */
  readonly hides?: readonly Trace[];
  /** Keys of the rows of all logs that hold the call, as `server/key`, where several may; absent: one log. */
  sourceRefs?(call: CallEvent, world: World): readonly string[];
  open(folder: string, world: World): ExhibitWriter;
}
