/** Lets so many pieces of work run at once; the others wait in the order in which they came. */
export class Gate {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(width: number) {
    this.#free = width;
  }

  /**
   * Resolves when it is the caller's turn; what it gives back must be called once, when the work is done. Who is not waited for
   * any more leaves the line: then it rejects with the signal's reason.
   */
  async enter(signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.#free > 0) this.#free--;
    else await this.#turn(signal);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const [next] = this.#waiting;
      if (!next) this.#free++;
      else {
        this.#waiting.delete(next);
        next();
      }
    };
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.delete(come);
        reject(signal?.reason);
      };
      const come = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      this.#waiting.add(come);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }
}
