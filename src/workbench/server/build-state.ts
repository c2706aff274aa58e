import { join } from 'node:path';
import { RingbreakError } from '../../base/errors.ts';
import { lockHolder } from '../../case/case.ts';
import { type BuildLine, type BuildProcess, startBuild } from './build-process.ts';

/** How far a running build is. */
export interface BuildProgress {
  /** Read exhibits, Map columns, Build, Report. */
  readonly task: string;
  readonly stage?: string;
  /** The last remark: during the build, which table is being made and why. */
  readonly note?: string;
  readonly at: number;
  readonly total?: number;
  readonly unit?: string;
}

/** What people see of a case's builds. */
export interface BuildState {
  readonly running?: { readonly by: string; readonly since: string; readonly progress: BuildProgress };
  /** A process that is not ours builds, for example the command line. */
  readonly elsewhere?: { readonly pid: number; readonly host: string; readonly since: string };
  /** The last build that this server started and that ended. */
  readonly last?: {
    readonly ended: string;
    readonly by: string;
    readonly outcome: 'built' | 'stopped' | 'failed';
    /** What each task did, in its own words. */
    readonly done: readonly string[];
    readonly error?: { readonly code: string; readonly what: string; readonly next: string };
  };
}

interface Running {
  readonly by: string;
  readonly since: string;
  readonly process: BuildProcess;
  readonly done: string[];
  progress: BuildProgress;
  error: { readonly code: string; readonly what: string; readonly next: string } | undefined;
  stopped: boolean;
}

/** Builds of one case: one at a time, each in a process of its own. */
export class BuildRunner {
  readonly #folder: string;
  readonly #start: typeof startBuild;
  readonly #listeners = new Set<() => void>();
  #running: Running | undefined;
  #last: BuildState['last'];

  constructor(folder: string, start: typeof startBuild = startBuild) {
    this.#folder = folder;
    this.#start = start;
  }

  async state(): Promise<BuildState> {
    const running = this.#running;
    const holder = running ? undefined : await lockHolder(join(this.#folder, 'derived'));
    return {
      ...(running ? { running: { by: running.by, since: running.since, progress: running.progress } } : {}),
      ...(holder ? { elsewhere: holder } : {}),
      ...(this.#last ? { last: this.#last } : {}),
    };
  }

  /**
   * Starts a build; it goes on when whoever asked goes home.
   *
   * @throws RingbreakError BUILD_RUNNING (locked) naming who builds.
   */
  async start(by: string): Promise<void> {
    const { running, elsewhere } = await this.state();
    if (running) throw isRunning(`${running.by} since ${running.since}`);
    if (elsewhere) throw isRunning(`process ${elsewhere.pid} on ${elsewhere.host} since ${elsewhere.since}`);
    if (this.#running) throw isRunning(this.#running.by);
    const process = this.#start(this.#folder, by, (line) => this.#hear(line));
    const since = new Date().toISOString();
    const progress = { task: 'Start', at: 0 };
    this.#running = { by, since, process, done: [], progress, error: undefined, stopped: false };
    void process.ended.then((code) => this.#end(code));
    this.#tell();
  }

  /** Stops our build; the last complete one stays in use. */
  stop(): void {
    if (!this.#running) return;
    this.#running.stopped = true;
    this.#running.process.stop();
  }

  /** Calls `listener` at every change until what it gives back is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stops what runs and waits for its end. */
  async close(): Promise<void> {
    this.stop();
    await this.#running?.process.ended;
  }

  #hear(line: BuildLine): void {
    const running = this.#running;
    if (!running) return;
    const { task, done, stage, note, at, code, what, next } = line;
    if (code !== undefined) running.error = { code, what: what ?? '', next: next ?? '' };
    if (done !== undefined) running.done.push(done);
    else if (task !== undefined) running.progress = { task, at: 0 };
    else if (stage !== undefined) running.progress = { task: running.progress.task, ...amountOf(line), stage, at: 0 };
    else if (note !== undefined) running.progress = { ...running.progress, note };
    else if (at !== undefined) running.progress = { ...running.progress, at };
    this.#tell();
  }

  #end(code: number): void {
    const { by, done, error, stopped } = this.#running!;
    const outcome = code === 0 ? 'built' : stopped ? 'stopped' : 'failed';
    this.#running = undefined;
    const why = outcome === 'failed' ? { error: error ?? UNKNOWN } : {};
    this.#last = { ended: new Date().toISOString(), by, outcome, done, ...why };
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const UNKNOWN = {
  code: 'BUILD_FAILED',
  what: 'the build ended without saying why',
  next: 'Run `ringbreak run CASE` on the command line: it says more.',
};

function amountOf({ total, unit }: BuildLine): { total?: number; unit?: string } {
  return { ...(total === undefined ? {} : { total }), ...(unit === undefined ? {} : { unit }) };
}

function isRunning(who: string): RingbreakError {
  return new RingbreakError({
    kind: 'locked',
    code: 'BUILD_RUNNING',
    what: `this case is being built already: by ${who}`,
    next: 'Wait for its end: what was decided since then takes another build.',
  });
}
