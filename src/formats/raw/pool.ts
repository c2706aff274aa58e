import { extname } from 'node:path';
import { parentPort, Worker } from 'node:worker_threads';

/** A piece of work that gives the same result wherever it runs. */
export interface Job<Task, Result> {
  run(task: Task): Result;
  /** Buffers of a task that may move to the worker instead of being copied. */
  taskBuffers(task: Task): ArrayBuffer[];
  resultBuffers(result: Result): ArrayBuffer[];
  /** Size in bytes: small work is done at once rather than handed over. */
  size(task: Task): number;
}

export interface Pool<Task, Result> {
  run(task: Task): Promise<Result>;
  close(): Promise<void>;
}

/** Work below this is done by the caller … */
const SMALL_TASK = 64 << 10;
/** … and so is everything until this much has come: starting a worker costs as much as parsing some megabytes. */
const WARM_UP = 6 << 20;

/**
 * The worker module beside the caller: `worker.ts` run by type stripping, `worker.js` after a build.
 * @param base import.meta.url of the caller.
 */
export function workerUrl(base: string): URL {
  return new URL(`./worker${extname(new URL(base).pathname)}`, base);
}

/** Starts up to `threads` workers, when there is enough to do. With one thread the caller does all the work itself. */
export function openPool<Task, Result>(url: URL, job: Job<Task, Result>, threads: number): Pool<Task, Result> {
  const workers: Slot<Task, Result>[] = [];
  let bytes = 0;
  return {
    async run(task) {
      bytes += job.size(task);
      if (threads <= 1 || job.size(task) < SMALL_TASK || bytes < WARM_UP) return job.run(task);
      return nextSlot(workers, url, job, threads).run(task);
    },
    async close() {
      await Promise.all(workers.map((slot) => slot.close()));
    },
  };
}

function nextSlot<Task, Result>(
  slots: Slot<Task, Result>[],
  url: URL,
  job: Job<Task, Result>,
  threads: number,
): Slot<Task, Result> {
  const idle = slots.find((slot) => slot.waiting === 0);
  if (idle) return idle;
  if (slots.length < threads) {
    const slot = new Slot(url, job);
    slots.push(slot);
    return slot;
  }
  return slots.reduce((least, slot) => (slot.waiting < least.waiting ? slot : least));
}

type Answer<Result> = { readonly result: Result } | { readonly error: unknown };

interface Waiting<Result> {
  resolve(result: Result): void;
  reject(error: unknown): void;
}

class Slot<Task, Result> {
  readonly #worker: Worker;
  readonly #job: Job<Task, Result>;
  readonly #waiting: Waiting<Result>[] = [];

  constructor(url: URL, job: Job<Task, Result>) {
    this.#job = job;
    this.#worker = new Worker(url);
    this.#worker.on('message', (answer: Answer<Result>) => {
      const waiting = this.#waiting.shift();
      if ('error' in answer) waiting?.reject(answer.error);
      else waiting?.resolve(answer.result);
    });
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('a worker ended before its work was done')));
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  run(task: Task): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(task, this.#job.taskBuffers(task));
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: unknown): void {
    for (const waiting of this.#waiting.splice(0)) waiting.reject(error);
  }
}

/** What a worker module calls: answers tasks in the order they come. */
export function serve<Task, Result>(job: Job<Task, Result>): void {
  parentPort?.on('message', (task: Task) => {
    try {
      const result = job.run(task);
      parentPort?.postMessage({ result }, job.resultBuffers(result));
    } catch (error) {
      parentPort?.postMessage({ error });
    }
  });
}

/** Delivers results in the order in which their work was pushed, whoever finishes first, and bounds how many wait. */
export class OrderedQueue {
  readonly #limit: number;
  readonly #waiting: Promise<void>[] = [];
  #tail: Promise<void> = Promise.resolve();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Resolves when there is room for more. Rejects with the first failure of anything pushed before. */
  async push<Result>(result: Promise<Result>, deliver: (result: Result) => void | Promise<void>): Promise<void> {
    result.catch(() => {});
    const done = this.#tail.then(async () => deliver(await result));
    done.catch(() => {});
    this.#tail = done;
    this.#waiting.push(done);
    while (this.#waiting.length > this.#limit) await this.#waiting.shift();
  }

  /** Resolves when everything pushed is delivered. */
  async drain(): Promise<void> {
    this.#waiting.length = 0;
    await this.#tail;
  }
}
