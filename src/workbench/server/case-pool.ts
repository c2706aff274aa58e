import { RingbreakError } from '../../base/errors.ts';
import { type CaseInfo, openCase } from '../../case/case.ts';
import { BuildRunner } from './build-state.ts';
import { CaseBuilds } from './case-builds.ts';
import { Gate } from './gate.ts';

/** A case that this process serves. */
export interface ServedCase {
  readonly folder: string;
  readonly info: CaseInfo;
  /** Reads its last complete build. */
  readonly builds: CaseBuilds;
  /** Makes new ones. */
  readonly runner: BuildRunner;
}

/** What the engines of all served cases may take together. */
export interface PoolLimits {
  readonly threads: number;
  /** MiB. */
  readonly memory: number;
}

/** Statements at once: more than there are cores do not answer sooner, and libuv has four threads for all of us. */
const STATEMENTS_AT_ONCE = 3;
const LEAST_MEMORY = 256;

/** The cases of this process, by case id. */
export class CasePool {
  readonly #cases: ReadonlyMap<string, ServedCase>;

  private constructor(cases: ReadonlyMap<string, ServedCase>) {
    this.#cases = cases;
  }

  /**
   * Opens every folder for reading, verifying its ledger.
   *
   * @throws RingbreakError NOT_A_CASE, SAME_CASE_TWICE (usage), or of kind damaged.
   */
  static async open(folders: readonly string[], limits: PoolLimits): Promise<CasePool> {
    const gate = new Gate(STATEMENTS_AT_ONCE);
    const memory = `${Math.max(LEAST_MEMORY, Math.floor(limits.memory / folders.length))}MiB`;
    const cases = new Map<string, ServedCase>();
    for (const folder of folders) {
      const target = await openCase(folder, { write: false });
      const { info } = target;
      await target.close();
      if (cases.has(info.id)) throw twice(folder);
      const builds = new CaseBuilds(target.folder, { threads: limits.threads, memory, gate });
      const runner = new BuildRunner(target.folder);
      cases.set(info.id, { folder: target.folder, info, builds, runner });
    }
    return new CasePool(cases);
  }

  /** Opens the builds before anybody asks; what cannot be opened is told to who asks. */
  warm(): void {
    for (const { builds } of this.#cases.values()) void builds.id();
  }

  list(): readonly ServedCase[] {
    return [...this.#cases.values()];
  }

  async close(): Promise<void> {
    for (const { builds, runner } of this.#cases.values()) {
      await runner.close();
      await builds.close();
    }
  }

  find(id: string): ServedCase | undefined {
    return this.#cases.get(id);
  }
}

function twice(folder: string): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'SAME_CASE_TWICE',
    what: 'two of the folders are the same case',
    where: { file: folder },
    next: 'Name each case once.',
  });
}
