import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { derivedFolder } from '../../actions/database.ts';
import { MANIFEST } from '../../pipeline/manifest.ts';
import { ServedBuild, type ServingOptions } from './serving.ts';

/** How long the state of the manifest is taken for known, in milliseconds. */
const LOOK_AGAIN = 300;

/** A build that is kept open. */
export interface Lease {
  readonly served: ServedBuild;
  readonly leave: () => void;
}

/** The last complete build of a case: opened at the first question, replaced when there is a newer one. */
export class CaseBuilds {
  readonly #folder: string;
  readonly #options: ServingOptions;
  #current: ServedBuild | undefined;
  #state = '';
  #looked = 0;
  #opening: Promise<void> | undefined;

  constructor(folder: string, options: ServingOptions) {
    this.#folder = folder;
    this.#options = options;
  }

  /**
   * The build to read from now on, which stays open until `leave` is called. While a newer one cannot be opened, the one
   * before stays.
   *
   * @throws RingbreakError CASE_NOT_BUILT, BUILD_UNFINISHED (usage), CASE_LOCKED when there is none yet.
   */
  async lease(): Promise<Lease> {
    await this.#refresh();
    const served = this.#current!;
    // Taken in the same turn in which it is current: nothing can close it in between.
    return { served, leave: served.hold() };
  }

  async #refresh(): Promise<void> {
    const now = performance.now();
    if (this.#current && now - this.#looked < LOOK_AGAIN) return;
    const state = await this.#manifestState();
    this.#looked = now;
    if (this.#current && state === this.#state) return;
    this.#opening ??= this.#replace(state).finally(() => {
      this.#opening = undefined;
    });
    await this.#opening;
  }

  /** The id of the build that the next request reads; undefined when there is none. */
  async id(): Promise<string | undefined> {
    await this.#refresh().catch(() => undefined);
    return this.#current?.id;
  }

  /** Changes whenever an event was recorded in the case's ledger, whoever wrote it. */
  ledgerState(): Promise<string> {
    return stateOf(join(this.#folder, 'ledger', 'checkpoint'));
  }

  async close(): Promise<void> {
    await this.#opening?.catch(() => undefined);
    await this.#current?.retire();
    this.#current = undefined;
  }

  async #replace(state: string): Promise<void> {
    const before = this.#current;
    try {
      this.#current = await ServedBuild.open(this.#folder, this.#options);
      this.#state = state;
    } catch (error) {
      if (!before) throw error;
      return;
    }
    await before?.retire();
  }

  /** Changes whenever a build was published. */
  #manifestState(): Promise<string> {
    return stateOf(join(derivedFolder({ folder: this.#folder }), MANIFEST));
  }
}

async function stateOf(path: string): Promise<string> {
  const about = await stat(path).catch(() => undefined);
  return about ? `${about.ino} ${about.size} ${about.mtimeMs}` : 'none';
}
