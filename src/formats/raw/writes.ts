/** At most one write runs while the next group is being collected: bounds memory and keeps the order of writes. */
export class WriteQueue {
  #tail: Promise<void> = Promise.resolve();

  /** Queues a write. The promise returned resolves when the write before it is done: await it before collecting more. */
  push(write: () => Promise<void>): Promise<void> {
    const before = this.#tail;
    this.#tail = before.then(write);
    // The failure is seen by whoever awaits the next push or `idle`.
    this.#tail.catch(() => {});
    return before;
  }

  /** Resolves when everything queued is written; rejects with the first failure. */
  idle(): Promise<void> {
    return this.#tail;
  }
}

/** Bytes held in memory by all tables of a sink, so that thousands of half-filled tables stay bounded too. */
export class Budget {
  #used = 0;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Adds (or, negative, gives back) bytes; true when the limit is passed and everything should be written out. */
  take(bytes: number): boolean {
    this.#used += bytes;
    return this.#used > this.#limit;
  }
}
