/** One question for all who ask it at the same time. It goes on as long as one of them waits for the answer. */
export class Asking<T> {
  readonly #answer: Promise<T>;
  readonly #stop = new AbortController();
  #waiting = 0;

  /** @param ask the work; it may end early when the signal says that nobody waits any more */
  constructor(ask: (nobodyWaits: AbortSignal) => Promise<T>) {
    this.#answer = ask(this.#stop.signal);
  }

  /** Whether it was given up: who comes now asks anew. */
  get givenUp(): boolean {
    return this.#stop.signal.aborted;
  }

  /** The answer; `gone` says when this one does not wait for it any more. */
  async answer(gone?: AbortSignal): Promise<T> {
    this.#waiting++;
    const leave = () => {
      this.#waiting--;
      if (this.#waiting === 0) this.#stop.abort();
    };
    if (gone?.aborted) leave();
    else gone?.addEventListener('abort', leave, { once: true });
    try {
      return await this.#answer;
    } finally {
      gone?.removeEventListener('abort', leave);
    }
  }
}
