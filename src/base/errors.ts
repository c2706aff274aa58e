/** What a failure means to the person at the keyboard; each kind has one exit code (docs/cli.md). */
export const EXIT_CODES = {
  bug: 1,
  usage: 2,
  exhibit: 3,
  damaged: 4,
  locked: 5,
  forbidden: 6,
} as const;

export type ErrorKind = keyof typeof EXIT_CODES;

/** Where in a case something happened. Names and row numbers only: never the evidence itself. */
export interface ErrorPlace {
  readonly exhibit?: string;
  readonly member?: string;
  readonly table?: string;
  readonly row?: number;
  readonly file?: string;
}

export interface ErrorDetails {
  readonly kind: ErrorKind;
  /** Stable, upper snake case, documented: scripts test for it. */
  readonly code: string;
  /** One sentence: what happened. No personal data. */
  readonly what: string;
  readonly where?: ErrorPlace;
  /** One sentence: what to do next. */
  readonly next: string;
  readonly cause?: unknown;
}

/** An error that a user can act on. A bare `Error` is a bug of ours. */
export class RingbreakError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly what: string;
  readonly where: ErrorPlace;
  readonly next: string;

  constructor(details: ErrorDetails) {
    super(`${details.code}: ${details.what}`, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'RingbreakError';
    this.kind = details.kind;
    this.code = details.code;
    this.what = details.what;
    this.where = details.where ?? {};
    this.next = details.next;
  }

  get exitCode(): number {
    return EXIT_CODES[this.kind];
  }

  toJSON(): Record<string, unknown> {
    return { code: this.code, what: this.what, where: this.where, next: this.next };
  }
}

export function isRingbreakError(error: unknown): error is RingbreakError {
  return error instanceof RingbreakError;
}
